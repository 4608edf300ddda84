import { randomUUID } from "node:crypto";
import approval from "@yihan/approval";
import { AuditServiceDefinition } from "@yihan/contracts/service/audit";
import { MatterServiceDefinition } from "@yihan/contracts/service/matter";
import { OperationServiceDefinition } from "@yihan/contracts/service/operation";
import { SupervisionServiceDefinition } from "@yihan/contracts/service/supervision";
import enforcement from "@yihan/enforcement";
import { dayOf, systemClock } from "@yihan/kernel";
import { actorOf, remoteAudit, remoteMatters, remoteOperation, remoteSupervision, type Actor } from "@yihan/matter";
import { pause as pauseUntil } from "@yihan/platform";
import { openDistributed } from "@yihan/platform/distributed";
import { PROCESSES } from "@yihan/process";
import { keptDirectory, operatorsPeers, settingsBeside } from "../distributed/county/operators-peers.ts";
import type { At } from "../distributed/county/with-processes.ts";
import type { Processes } from "../distributed/county/processes.ts";
import { settleAll } from "../distributed/county/settled.ts";
import { accountOf, versionsOnBus } from "./account.ts";
import type { Account } from "./ledger.ts";

/** A county whose services run apart. */
export interface DistributedCounty extends At {
  processes: Processes;
}

/** Lets everything settle and takes down what the services, the bus and the log say; `foreign` matters are none of theirs. */
export const takeDistributedAccount = async (
  { processes, kafka, mongo, namespace }: DistributedCounty,
  foreign: ReadonlySet<string> = new Set(),
): Promise<Account> => {
  const peers = operatorsPeers(processes.peers);
  const ports = await openDistributed(settingsBeside({ kafka, mongo, namespace }), { name: "account", of: "account" });
  try {
    await settleAll(peers);
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
    const operation = remoteOperation(
      Object.fromEntries(PROCESSES.map((name) => [name, peers.verbs(name, OperationServiceDefinition)])),
    );
    const { readers, silent } = await operation.state();
    if (silent.length > 0) throw new Error(`${silent.join(", ")} did not answer`);
    const onBus = await versionsOnBus(ports.bus, `account-${randomUUID()}`);
    for (const matter of foreign) onBus.delete(matter);
    return await accountOf({
      onBus,
      services: [approval, enforcement].map(({ name, flows }) => matters(name, flows)),
      supervision: remoteSupervision({
        verbs: peers.verbs("supervision", SupervisionServiceDefinition),
        pause: pauseUntil,
      }),
      audit,
      readLog: audit.read,
      officer,
      parked: readers.flatMap(({ parked }) => parked),
    });
  } finally {
    peers.close();
    await ports.close();
  }
};
