import type { EventBus, EventStore, Fact } from "@yihan/kernel";
import { startRelay } from "./relay.ts";

const factOf = (matter: string, version: number, more: Partial<Fact> = {}): Fact => ({
  matter,
  version,
  service: "approval",
  flow: "approval-notice",
  step: "issued",
  chain: matter,
  lane: "ordinary",
  time: 1_000 * version,
  key: new Uint8Array(32),
  command: `${matter}/${version}`,
  fingerprint: "",
  data: new Uint8Array(),
  ...more,
});
const ids = (facts: readonly Fact[]): string[] => facts.map(({ matter, version }) => `${matter}/${version}`);

/** A store in memory with the outbox only, and a bus that fails when told to. */
const given = (...stored: Fact[]) => {
  const facts = [...stored];
  const relayed = new Set<Fact>();
  const published: { topic: string; facts: string[] }[] = [];
  const listeners = new Set<() => void>();
  const fails = { publish: 0, relayed: 0 };
  const store: Pick<EventStore, "pending" | "relayed" | "onPending"> = {
    pending: async (limit) => facts.filter((fact) => !relayed.has(fact)).slice(0, limit),
    relayed: async (done) => {
      if (fails.relayed-- > 0) throw new Error("store away");
      for (const fact of done) relayed.add(fact);
    },
    onPending: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
  const bus: Pick<EventBus, "publish"> = {
    publish: async (topic, list) => {
      if (fails.publish-- > 0) throw new Error("bus away");
      published.push({ topic, facts: ids(list) });
    },
  };
  const add = (...more: Fact[]): void => {
    facts.push(...more);
    for (const listener of listeners) listener();
  };
  return { store: store as EventStore, bus: bus as EventBus, add, published, fails, listeners };
};
const quick = { pause: async () => undefined };

test("what is pending goes to its service's topic, what is sealed to the sealed one, in order", async () => {
  const { store, bus, published } = given(factOf("a", 1), factOf("s", 1, { lane: "sealed" }), factOf("a", 2));
  const relay = startRelay(store, bus, quick);
  await relay.settled();
  expect(published).toEqual([
    { topic: "yihan.approval", facts: ["a/1", "a/2"] },
    { topic: "yihan.sealed", facts: ["s/1"] },
  ]);
  await relay.stop();
});

test("batches are bounded, and later facts wake it", async () => {
  const { store, bus, published, add } = given(...Array.from({ length: 25 }, (_, index) => factOf("a", index + 1)));
  const relay = startRelay(store, bus, { ...quick, batch: 10 });
  await relay.settled();
  expect(published.map(({ facts }) => facts.length)).toEqual([10, 10, 5]);
  add(factOf("a", 26), factOf("b", 1));
  await relay.settled();
  expect(published.at(-1)?.facts).toEqual(["a/26", "b/1"]);
  await relay.stop();
});

test("a bus that is away is tried with growing pauses until it is back, and its faults are told", async () => {
  const { store, bus, published, fails } = given(factOf("a", 1));
  fails.publish = 12;
  const pauses: number[] = [];
  const faults: unknown[] = [];
  const relay = startRelay(store, bus, {
    pause: async (milliseconds) => void pauses.push(milliseconds),
    backOff: (attempt) => attempt,
    onFault: (error) => faults.push(error),
  });
  await relay.settled();
  expect(pauses).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
  expect(faults).toHaveLength(12);
  expect(published).toHaveLength(1);
  await relay.stop();
});

test("a failure between publishing and marking repeats the facts and loses none", async () => {
  const { store, bus, published, fails } = given(factOf("a", 1), factOf("a", 2));
  fails.relayed = 1;
  const relay = startRelay(store, bus, quick);
  await relay.settled();
  expect(published.map(({ facts }) => facts)).toEqual([
    ["a/1", "a/2"],
    ["a/1", "a/2"],
  ]);
  await relay.stop();
});

test("the age of the oldest pending fact shows while the bus is away", async () => {
  const { store, bus, fails } = given(factOf("a", 1));
  fails.publish = Infinity;
  const relay = startRelay(store, bus, { clock: { now: () => 61_000 }, backOff: () => 3_600_000 });
  expect(await relay.oldestPendingAge()).toBe(60_000);
  await relay.stop();
  await expect(relay.settled()).rejects.toThrow("stopped");
});

test("stopping ends after the batch in hand and listens no more", async () => {
  const { store, bus, published, add, listeners } = given();
  const relay = startRelay(store, bus, quick);
  await relay.stop();
  expect(listeners.size).toBe(0);
  add(factOf("a", 1));
  expect(published).toEqual([]);
});

test("under a lease only its holder carries, and goes on as soon as it comes to be held", async () => {
  const { store, bus, published, add } = given(factOf("a", 1));
  let held = false;
  const listeners: (() => void)[] = [];
  const relay = startRelay(store, bus, {
    ...quick,
    lease: { isHeld: () => held, onHeld: (listener) => void listeners.push(listener) },
  });
  add(factOf("a", 2));
  await new Promise(setImmediate);
  expect(published).toEqual([]);
  held = true;
  for (const listener of listeners) listener();
  await relay.settled();
  expect(published).toEqual([{ topic: "yihan.approval", facts: ["a/1", "a/2"] }]);
  await relay.stop();
});

test("two relays that both believe they hold the lease skip no version and mark nothing that isn't on the bus", async () => {
  const { store, bus, published, add } = given(...Array.from({ length: 40 }, (_, index) => factOf("a", index + 1)));
  const both = { ...quick, batch: 7, lease: { isHeld: () => true, onHeld: () => undefined } };
  const relays = [startRelay(store, bus, both), startRelay(store, bus, both)];
  add(factOf("a", 41));
  for (const relay of relays) await relay.settled();
  let watermark = 0;
  for (const id of published.flatMap(({ facts }) => facts)) {
    const version = Number(id.slice(2));
    expect(version).toBeLessThanOrEqual(watermark + 1);
    watermark = Math.max(watermark, version);
  }
  expect(watermark).toBe(41);
  expect(await store.pending(1)).toEqual([]);
  for (const relay of relays) await relay.stop();
});
