import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { newAuthority, type Authority } from "@yihan/platform/grpc/issuing";
import { PROCESSES, type Peers } from "@yihan/process";
import { seededRandom } from "../../tools/demo-county/seeded-random.ts";
import type { Container } from "../containers/container.ts";
import { operatorsPeers, wholeOperation } from "../distributed/county/operators-peers.ts";
import { withProcesses, type At } from "../distributed/county/with-processes.ts";
import { settleAll } from "../distributed/county/settled.ts";
import { takeDistributedAccount } from "./distributed-account.ts";
import { drive, newMemory } from "./driver.ts";
import type { Fault } from "./faults.ts";
import { isClean, judge, printedVerdict, type Verdict } from "./judge.ts";
import { askAgain, importsDone } from "./server-campaign.ts";

export interface FaultFound {
  verdict: Verdict;
  /** Acknowledged while the fault lasted. */
  during: number;
  /** Milliseconds from the fault's end until every reader went on. */
  recovery: number;
  /** Milliseconds from the fault's end until everything that was under way had arrived. */
  arrived: number;
  /** Matters that the fault was to leave set aside and that are not, and those set aside beside them. */
  parkedWrongly: string[];
}

export interface FaultCampaign extends At {
  broker: Container;
  fault: Fault;
  seconds: number;
  /** Milliseconds that each of the eight who act rests after an act: a machine that is busy with the fault keeps up. */
  pace: number;
  seed: number;
}

/** Lets one thing go wrong under load in a county of its own; then looks at what is left. */
export const faultCampaign = async (campaign: FaultCampaign): Promise<FaultFound> => {
  const authority = newAuthority("county");
  const certificates = await mkdtemp(join(tmpdir(), "yihan-certificates-"));
  for (const name of [...PROCESSES, "operator"]) authority.issue(name, join(certificates, name));
  try {
    return await campaignWith(campaign, authority, certificates);
  } finally {
    await rm(certificates, { recursive: true });
  }
};

const campaignWith = (
  { broker, fault, seconds, pace, seed, ...at }: FaultCampaign,
  authority: Authority,
  certificates: string,
): Promise<FaultFound> =>
  withProcesses(
    at,
    async (processes) => {
      const random = seededRandom(seed, fault.name);
      const memory = newMemory();
      const ending = new AbortController();
      const driven = drive(processes.url, random, memory, ending.signal, pace);
      await pause(1_500);
      const before = memory.ledger.acknowledged.length;
      const parked =
        (await fault.happens({ processes, authority, broker, namespace: at.namespace, random }, seconds)) ?? [];
      const during = memory.ledger.acknowledged.length - before;
      const ended = performance.now();
      ending.abort();
      const peers = operatorsPeers(processes);
      await readersGoOn(peers);
      const recovery = performance.now() - ended;
      await driven;
      // Where it never settles, the account says so.
      await settleAll(peers).catch(() => undefined);
      const arrived = performance.now() - ended;
      peers.close();
      await importsDone(processes.url, memory);
      await askAgain(processes.url, memory);
      const account = await takeDistributedAccount({ ...at, processes }, new Set(parked));
      const isParked = (matter: string): boolean => account.parked.some((one) => one.includes(matter));
      const isToBeParked = (one: string): boolean => parked.some((matter) => one.includes(matter));
      const verdict = judge(memory.ledger, {
        ...account,
        parked: [],
        unequal: [...account.unequal, ...memory.faults],
      });
      const parkedWrongly = [
        ...parked.filter((matter) => !isParked(matter)).map((matter) => `${matter} is not set aside`),
        ...account.parked.filter((one) => !isToBeParked(one)),
      ];
      return { verdict, during, recovery, arrived, parkedWrongly };
    },
    { files: false, ...fault.needs, certificates: fault.needs?.certificates && certificates },
  );

const LOOK_EVERY = 250;
const GO_ON_LIMIT = 300_000;
/** A fact that waits for its relay for less than this is one of now, in milliseconds. */
const OF_NOW = 2_000;

/** Resolves when what had gathered in the stores is on the bus and no reader stands still before it; later at the limit. */
const readersGoOn = async (peers: Pick<Peers, "verbs">): Promise<void> => {
  const operation = wholeOperation(peers);
  const most = new Map<string, number>();
  for (const until = performance.now() + GO_ON_LIMIT; performance.now() < until; await pause(LOOK_EVERY)) {
    const { readers, relays, silent } = await operation.state();
    for (const { group, lag } of readers) most.set(group, Math.max(lag, most.get(group) ?? 0));
    const moving = readers.every(({ group, lag }) => lag === 0 || lag < most.get(group)!);
    if (silent.length === 0 && moving && relays.every((relay) => relay.oldestPendingAge < OF_NOW)) return;
  }
};

/** True if everything is there once and told, and set aside is what had to be. */
export const isMastered = ({ verdict, parkedWrongly }: FaultFound): boolean =>
  isClean(verdict) && parkedWrongly.length === 0;

const inSeconds = (milliseconds: number): string => (milliseconds / 1_000).toFixed(1);

/** The ledger as it is printed. */
export const printedFault = (
  { name }: Fault,
  seconds: number,
  { verdict, during, recovery, arrived, parkedWrongly }: FaultFound,
): string =>
  [
    `${name}, ${seconds} s: acknowledged meanwhile ${during}, readers went on ${inSeconds(recovery)} s and all had arrived ${inSeconds(arrived)} s after its end; ${printedVerdict(verdict)}`,
    ...parkedWrongly.slice(0, 5).map((one) => `  parked: ${one}`),
  ].join("\n");
