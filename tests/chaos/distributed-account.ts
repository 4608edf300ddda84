import { randomUUID } from "node:crypto";
import approval from "@yihan/approval";
import { AuditServiceDefinition } from "@yihan/contracts/service/audit";
import { MatterServiceDefinition } from "@yihan/contracts/service/matter";
import { OperationServiceDefinition } from "@yihan/contracts/service/operation";
import { SupervisionServiceDefinition } from "@yihan/contracts/service/supervision";
import enforcement from "@yihan/enforcement";
import { dayOf, systemClock } from "@yihan/kernel";
import { readConfig } from "@yihan/kernel/config";
import {
  actorOf,
  directoryMatter,
  directoryReplica,
  remoteAudit,
  remoteMatters,
  remoteOperation,
  remoteSupervision,
  type Actor,
} from "@yihan/matter";
import { createLogger, pause as pauseUntil } from "@yihan/platform";
import { openDistributed } from "@yihan/platform/distributed";
import { peersOf, PROCESSES } from "@yihan/process";
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
  const config = readConfig({
    KAFKA_BROKERS: kafka,
    MONGODB_URL: mongo,
    YIHAN_NAMESPACE: namespace,
    YIHAN_PEERS: Object.entries(processes.peers)
      .map(([name, address]) => `${name}=${address}`)
      .join(","),
  });
  const peers = peersOf("operator", config, createLogger("error"));
  const ports = await openDistributed(config, { name: "account", of: "account" });
  try {
    await settleAll(peers);
    const clock = systemClock();
    const replica = directoryReplica();
    const matters = (service: string, flows: Parameters<typeof remoteMatters>[0]["flows"]) =>
      remoteMatters({
        verbs: peers.verbs(service, MatterServiceDefinition),
        flows,
        directory: () => replica.current(),
        clock,
      });
    replica.take(await matters("directory", []).facts(directoryMatter));
    const officer = (id: string): Actor => {
      const actor = actorOf(replica.current(), id, dayOf(clock.now()));
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
