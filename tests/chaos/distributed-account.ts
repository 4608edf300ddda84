import { randomUUID } from "node:crypto";
import { everyOwner } from "@yihan/all/compose";
import { AuditServiceDefinition } from "@yihan/contracts/service/audit";
import { MatterServiceDefinition } from "@yihan/contracts/service/matter";
import { SupervisionServiceDefinition } from "@yihan/contracts/service/supervision";
import { dayOf, systemClock } from "@yihan/kernel";
import { actorOf, remoteAudit, remoteMatters, remoteSupervision, type Actor } from "@yihan/matter";
import { pause as pauseUntil } from "@yihan/platform";
import { openDistributed } from "@yihan/platform/distributed";
import {
  keptDirectory,
  operatorsPeers,
  settingsBeside,
  wholeOperation,
} from "../distributed/county/operators-peers.ts";
import type { At } from "../distributed/county/with-processes.ts";
import type { Processes } from "../distributed/county/processes.ts";
import { settleAll } from "../distributed/county/settled.ts";
import { accountOf, versionsOnBus } from "./account.ts";
import type { Account } from "./ledger.ts";

/** A county whose services run apart. */
export interface DistributedCounty extends At {
  processes: Processes;
}

/** Lets everything settle (what does not is a fault of its own) and takes down what the services, the bus and the log say; `foreign` matters are none of theirs. */
export const takeDistributedAccount = async (
  { processes, kafka, mongo, namespace }: DistributedCounty,
  foreign: ReadonlySet<string> = new Set(),
): Promise<Account> => {
  const peers = operatorsPeers(processes);
  const ports = await openDistributed(settingsBeside({ kafka, mongo, namespace }), { name: "account", of: "account" });
  try {
    const unsettled = await settleAll(peers).then(
      () => [],
      (error: unknown) => [String(error)],
    );
    const clock = systemClock();
    const directory = await keptDirectory(peers);
    const matters = (service: string, flows: Parameters<typeof remoteMatters>[0]["flows"]) =>
      remoteMatters({
        verbs: peers.verbs(service, MatterServiceDefinition),
        flows,
        directory: () => directory,
        clock,
      });
    const officer = (id: string): Actor => {
      const actor = actorOf(directory, id, dayOf(clock.now()));
      if (!actor) throw new Error(`the county has no officer ${id}`);
      return actor;
    };
    const audit = remoteAudit(peers.verbs("audit", AuditServiceDefinition));
    const { readers, silent } = await wholeOperation(peers).state();
    if (silent.length > 0) throw new Error(`${silent.join(", ")} did not answer`);
    const onBus = await versionsOnBus(ports.bus, `account-${randomUUID()}`);
    for (const matter of foreign) onBus.delete(matter);
    const account = await accountOf({
      onBus,
      services: everyOwner.map(({ name, flows }) => matters(name, flows)),
      supervision: remoteSupervision({
        verbs: peers.verbs("supervision", SupervisionServiceDefinition),
        pause: pauseUntil,
      }),
      audit,
      readLog: audit.read,
      officer,
      parked: readers.flatMap(({ parked }) => parked),
    });
    return { ...account, unequal: [...unsettled, ...account.unequal] };
  } finally {
    peers.close();
    await ports.close();
  }
};
