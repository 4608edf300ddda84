import { join } from "node:path";
import type { Fact } from "@yihan/kernel";
import { holdLease, openDatabase, sqliteEventStore, sqliteViews, startRelay, viewLeases } from "@yihan/platform";
import { kafkaEventBus } from "@yihan/platform/kafka/event-bus";
import { createTopics } from "@yihan/platform/kafka/topics";
import { factOf } from "../contract/facts.ts";
import { folderForTest } from "../contract/folder-for-test.ts";

/** What became of everything that was sent. */
export interface Ledger {
  sent: number;
  acknowledged: number;
  stored: number;
  published: number;
  /** Facts that the officer sees. */
  notified: number;
  lost: number;
  /** Seen twice by the officer. */
  doubled: number;
  outOfOrder: number;
  parked: number;
  /** Handed over again and dropped by the watermark: allowed, and shown. */
  repeats: number;
}

const TOPIC = "yihan.approval";
const CONSUMER = "officer";
let worlds = 0;

/** A service with its store and relay, and an officer told over Kafka; both on SQLite, so that only the broker is at fault. */
export const openWorld = async (brokers: string, { topicsFirst = true } = {}) => {
  const settings = {
    brokers: brokers.split(","),
    clientId: "faults",
    prefix: `world-${(worlds += 1)}-${process.pid}-`,
  };
  const makeTopics = () => createTopics(settings, { topics: [TOPIC, "yihan.sealed"], partitions: 3, replicas: 1 });
  if (topicsFirst) await makeTopics();
  const folder = await folderForTest();
  const database = openDatabase(join(folder.path, "yihan.db"));
  const views = sqliteViews(database);
  const store = sqliteEventStore(database, "approval");
  await views.define(CONSUMER, [{ name: "notice", revision: 1, fields: ["matter"] }]);
  const bus = kafkaEventBus(settings, views);
  const lease = holdLease(viewLeases(views), "relay/approval", "one");
  const relay = startRelay(store, bus, { lease });
  const count = { sent: 0, acknowledged: 0, repeats: 0, outOfOrder: 0, doubled: 0 };
  const poisoned = new Set<string>();

  /** As supervision does it: the watermark moves in the same write as the notice, and what lies below it is dropped. */
  const tell = async (fact: Fact): Promise<void> => {
    if (poisoned.has(fact.matter)) throw new Error(`${fact.matter} can't be told`);
    const at = (await views.watermarks(CONSUMER, [fact.matter])).get(fact.matter) ?? 0;
    if (fact.version <= at) {
      count.repeats += 1;
      return;
    }
    if (fact.version !== at + 1) {
      count.outOfOrder += 1;
      return;
    }
    const id = `${fact.matter}/${fact.version}`;
    if (await views.get("notice", id)) count.doubled += 1;
    await views.write({
      puts: [{ view: "notice", id, doc: { matter: fact.matter } }],
      consumer: CONSUMER,
      advance: [{ matter: fact.matter, from: at, to: fact.version }],
    });
  };
  const subscription = await bus.subscribe({
    group: "officer",
    topics: [TOPIC],
    attempts: 2,
    handle: async (facts) => {
      for (const fact of facts) await tell(fact);
    },
  });

  const append = async (matter: string, version: number): Promise<void> => {
    count.sent += 1;
    await store.append(factOf(matter, version));
    count.acknowledged += 1;
  };

  /** Sends steps at a steady rate until told to stop, over so many matters in turn. */
  const send = (perSecond: number, matters: number) => {
    const ending = new AbortController();
    const versions = new Map<string, number>();
    const slowest = { answer: 0 };
    const work = async (): Promise<void> => {
      const began = performance.now();
      for (let number = 0; !ending.signal.aborted; number += 1) {
        const matter = `m${number % matters}`;
        const version = (versions.get(matter) ?? 0) + 1;
        versions.set(matter, version);
        const asked = performance.now();
        await append(matter, version);
        slowest.answer = Math.max(slowest.answer, performance.now() - asked);
        const due = began + ((number + 1) * 1_000) / perSecond;
        if (due > performance.now()) await new Promise((resolve) => setTimeout(resolve, due - performance.now()));
      }
    };
    const done = work();
    return {
      /** Milliseconds that the slowest command took. */
      stop: async (): Promise<number> => {
        ending.abort();
        await done;
        return slowest.answer;
      },
      versions,
    };
  };

  const settled = async (): Promise<void> => {
    await relay.settled();
    await subscription.settled();
  };

  const ledger = async (versions: ReadonlyMap<string, number>): Promise<Ledger> => {
    let stored = 0;
    for (const matter of versions.keys()) stored += (await store.read(matter)).length;
    const onBus = new Set<string>();
    const reader = await bus.subscribe({
      group: "account",
      topics: [TOPIC],
      handle: async (facts) => {
        for (const { matter, version } of facts) onBus.add(`${matter}/${version}`);
      },
    });
    await reader.settled();
    await reader.stop();
    const notified = await views.count("notice");
    const { length: parked } = await subscription.parked();
    return { ...count, stored, published: onBus.size, notified, lost: stored - notified, parked };
  };

  return {
    makeTopics,
    subscription,
    poisoned,
    append,
    send,
    settled,
    ledger,
    notified: () => views.count("notice"),
    close: async () => {
      await relay.stop();
      await lease.stop();
      await subscription.stop();
      await bus.close();
      await database.close();
      await folder.remove();
    },
  };
};

export const printed = (title: string, ledger: Ledger): string =>
  `${title}: ${Object.entries(ledger)
    .map(([name, number]) => `${name} ${number}`)
    .join(", ")}\n`;
