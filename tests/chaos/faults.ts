import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { newAuthority, type Authority } from "@yihan/platform/grpc/issuing";
import { newId } from "@yihan/kernel";
import { publishingClient } from "@yihan/platform/kafka/client";
import { publisher } from "@yihan/platform/kafka/publisher";
import { toRecord, type BusRecord } from "@yihan/platform/kafka/record";
import type { SeededRandom } from "../../tools/demo-county/seeded-random.ts";
import type { Container } from "../containers/container.ts";
import { moveableAddresses, moveKafka } from "../containers/kafka.ts";
import type { Processes, ProcessesOptions } from "../distributed/county/processes.ts";

/** What a fault is done to. */
export interface Faulty {
  processes: Processes;
  /** Who issues the services' certificates, where the fault needs any. */
  authority: Authority;
  broker: Container;
  namespace: string;
  random: SeededRandom;
}

/** One thing that goes wrong under load, for so many seconds. */
export interface Fault {
  name: string;
  title: string;
  /** Seconds in a test, and in full: one campaign each. */
  short: number;
  full: readonly number[];
  needs?: Pick<ProcessesOptions, "replicas" | "envOf"> & { certificates?: true };
  /** The matters that it leaves set aside, if any. */
  happens(county: Faulty, seconds: number): Promise<readonly string[] | void>;
}

const each = (processes: Processes, services: readonly string[]) =>
  processes.all.filter(({ service }) => services.includes(service));

/** Takes something away, and gives it back after so many seconds. */
const away = async (take: () => Promise<void>, seconds: number, back: () => Promise<void>): Promise<void> => {
  await take();
  await pause(seconds * 1_000);
  await back();
};

export const FAULTS: readonly Fault[] = [
  {
    name: "broker-killed",
    title: "the broker is killed and comes back",
    short: 5,
    full: [30, 600],
    happens: ({ broker }, seconds) => away(broker.kill, seconds, broker.start),
  },
  {
    name: "broker-hung",
    title: "the broker hangs",
    short: 12,
    full: [40],
    happens: ({ broker }, seconds) => away(broker.pause, seconds, broker.resume),
  },
  {
    name: "broker-away-at-start",
    title: "every process starts while the broker is away",
    short: 8,
    full: [60],
    happens: ({ broker, processes }, seconds) =>
      away(
        async () => {
          await broker.kill();
          for (const one of processes.all) one.kill();
        },
        seconds,
        broker.start,
      ),
  },
  {
    name: "readers-come-and-go",
    title: "readers join and leave every two seconds",
    short: 16,
    full: [300],
    needs: { replicas: { supervision: 2, audit: 2, enforcement: 2 } },
    happens: async ({ processes, random }, seconds) => {
      const readers = each(processes, ["supervision", "audit", "enforcement", "imports"]);
      for (let left = seconds; left > 0; left -= 2) {
        random.pick(readers).child().kill("SIGTERM");
        await pause(2_000);
      }
    },
  },
  {
    name: "slow-reader",
    title: "a reader is ten times too slow",
    short: 8,
    full: [60],
    happens: async ({ processes }, seconds) => {
      const until = performance.now() + seconds * 1_000;
      const [slow] = each(processes, ["supervision"]);
      while (performance.now() < until) {
        slow!.child().kill("SIGSTOP");
        await pause(450);
        slow!.child().kill("SIGCONT");
        await pause(50);
      }
    },
  },
  {
    name: "clocks-apart",
    title: "the clocks of two processes are an hour off, one fast and one slow",
    short: 6,
    full: [60],
    needs: {
      replicas: { approval: 2 },
      envOf: { "approval-2": { YIHAN_NOW: "+1h" }, supervision: { YIHAN_NOW: "-1h" } },
    },
    happens: async ({ processes }, seconds) => {
      await pause((seconds * 1_000) / 2);
      // The turn of relays and readers goes over while the clocks differ.
      for (const one of each(processes, ["approval"])) one.kill();
      await pause((seconds * 1_000) / 2);
    },
  },
  {
    name: "certificates",
    title: "the certificate of one process has run out and that of another comes from a foreign authority",
    short: 8,
    full: [60],
    needs: { certificates: true },
    happens: async ({ processes, authority }, seconds) => {
      const folderOf = (service: string): string => join(processes.certificates!, service);
      authority.issue("enforcement", folderOf("enforcement"), { until: Date.now() - 60_000 });
      newAuthority("another").issue("audit", folderOf("audit"), { authorities: authority.pem });
      // Connections that stand go on: who comes back makes new ones.
      for (const one of each(processes, ["enforcement", "audit"])) one.kill();
      await pause(seconds * 1_000);
      for (const service of ["enforcement", "audit"]) authority.issue(service, folderOf(service));
    },
  },
  {
    name: "poison",
    title: "one fact in a hundred can't be read by those who get it, and among them lie records that are no facts",
    short: 5,
    full: [60],
    happens: sendPoison,
  },
  // Last: the address that those after it would begin with is gone.
  {
    name: "broker-moved",
    title: "the broker comes back at another port",
    short: 0,
    full: [0],
    happens: ({ broker }) => moveKafka(broker),
  },
];

/** A second of poison: as many facts as make one per cent of a busy county's. */
const POISON_PER_SECOND = 2;

/** Facts whose data nobody can read, one matter each, and between them records that are no facts; the matters. */
async function sendPoison({ broker, namespace }: Faulty, seconds: number): Promise<readonly string[]> {
  const raw = publisher(
    publishingClient({ brokers: moveableAddresses(broker).split(","), clientId: "poison", prefix: `${namespace}.` }),
    "poison",
  );
  const matters: string[] = [];
  try {
    for (let left = seconds; left > 0; left -= 1) {
      for (let one = 0; one < POISON_PER_SECOND; one += 1) {
        const matter = `poison-${newId(Date.now())}`;
        matters.push(matter);
        const poison = unreadable(matter);
        await raw.send(`${namespace}.yihan.approval`, [poison, ...noFacts(poison)]);
      }
      await pause(1_000);
    }
  } finally {
    await raw.close();
  }
  return matters;
}

/** By its headers a letter that was issued; its data is no letter. */
const unreadable = (matter: string): BusRecord =>
  toRecord({
    matter,
    version: 1,
    service: "approval",
    flow: "approval-notice",
    step: "issued",
    chain: matter,
    lane: "ordinary",
    time: Date.now(),
    key: Buffer.alloc(32, 1),
    command: matter,
    fingerprint: "",
    data: Buffer.from([0xff, 0xff, 0xff, 0xff, 0xff]),
  });

/** What may lie in a topic and is no fact of it: malformed, of an unknown form, forged under another's key or name. */
const noFacts = ({ key, headers, value }: BusRecord): BusRecord[] => [
  { key, headers: {}, value: Buffer.from("no CloudEvent") },
  { key, headers, value: undefined },
  { key, headers: { ...headers, ce_specversion: "9.0" }, value },
  { key, headers: { ...headers, ce_type: "yihan.approval-notice.issued.v9" }, value },
  { key, headers: { ...headers, ce_source: "/yihan/enforcement" }, value },
  { key, headers: { ...headers, ce_id: "another/1" }, value },
  { key, headers: { ...headers, ce_chain: "x".repeat(20_000) }, value },
];
