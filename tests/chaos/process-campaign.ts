import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
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
import { seededRandom } from "../../tools/demo-county/seeded-random.ts";
import type { Processes } from "../distributed/county/processes.ts";
import { settleAll } from "../distributed/county/settled.ts";
import { accountOf, versionsOnBus } from "./account.ts";
import { drive, newMemory } from "./driver.ts";
import { judge, type Verdict } from "./judge.ts";
import type { Account } from "./ledger.ts";
import { askAgain, importsDone } from "./server-campaign.ts";

/** Kills that come close upon each other, before everything may recover. */
const BURST = 25;
/** One kill in so many is of all processes at once. */
const ALL = 25;

export interface ProcessCampaign {
  processes: Processes;
  kafka: string;
  mongo: string;
  namespace: string;
  kills: number;
  seed: number;
}

/** Kills single processes and all of them, again and again, under load over HTTP; then looks at what is left. */
export const processCampaign = async (campaign: ProcessCampaign): Promise<Verdict> => {
  const { processes, kills, seed } = campaign;
  const random = seededRandom(seed, "process kills");
  const memory = newMemory();
  while (memory.ledger.kills < kills) {
    const ending = new AbortController();
    const driven = drive(processes.url, random, memory, ending.signal);
    await pause(1_000);
    for (let left = BURST; left > 0 && memory.ledger.kills < kills; left -= 1) {
      const killed = random.below(ALL) === 0 ? processes.all : [random.pick([...processes.all])];
      for (const one of killed) one.kill();
      memory.ledger.kills += killed.length;
      await pause(50 + random.below(300));
    }
    await Promise.all(processes.all.map((one) => one.ready()));
    await pause(500);
    ending.abort();
    await driven;
  }
  await importsDone(processes.url, memory);
  await askAgain(processes.url, memory);
  const account = await takeDistributedAccount(campaign);
  return judge(memory.ledger, { ...account, unequal: [...account.unequal, ...memory.faults] });
};

/** Lets everything settle and takes down what the services, the bus and the log say. */
const takeDistributedAccount = async ({ processes, kafka, mongo, namespace }: ProcessCampaign): Promise<Account> => {
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
    return await accountOf({
      onBus: await versionsOnBus(ports.bus, `account-${randomUUID()}`),
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
