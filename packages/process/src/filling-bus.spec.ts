import { FactMissing, type EventBus, type Fact } from "@yihan/kernel";
import { fillingBus } from "./filling-bus.ts";

const factOf = (matter: string, version: number): Fact => ({
  matter,
  version,
  service: "approval",
  flow: "approval-notice",
  step: "issued",
  chain: matter,
  lane: "ordinary",
  time: 0,
  key: new Uint8Array(32),
  command: `${matter}/${version}`,
  fingerprint: "",
  data: new Uint8Array(1),
});

/** A reader that takes each matter's facts in order and twice is once, on a bus that hands over what a test says. */
const reading = async (owned: Record<string, number>) => {
  const told: string[] = [];
  const at = new Map<string, number>();
  const asked: string[] = [];
  let hand!: (facts: readonly Fact[]) => Promise<void>;
  const bus = {
    subscribe: async ({ handle }) => {
      hand = handle;
      return {} as never;
    },
  } as Pick<EventBus, "subscribe"> as EventBus;
  await fillingBus(bus, async ({ matter }, after) => {
    asked.push(`${matter} after ${after}`);
    return Array.from({ length: (owned[matter] ?? 0) - after }, (_, index) => factOf(matter, after + index + 1));
  }).subscribe({
    group: "reader",
    topics: [],
    handle: async (facts) => {
      for (const { matter, version } of facts) {
        const last = at.get(matter) ?? 0;
        if (version <= last) continue;
        if (version !== last + 1) throw new FactMissing(matter, version, last);
        at.set(matter, version);
        told.push(`${matter}/${version}`);
      }
    },
  });
  return { hand, told, asked };
};

test("what a topic has lost comes from the owner, in order and once", async () => {
  const { hand, told, asked } = await reading({ a: 9, b: 2 });
  await hand([factOf("a", 1), factOf("b", 1)]);
  await hand([factOf("b", 2), factOf("a", 5), factOf("a", 6)]);
  expect(told).toEqual(["a/1", "b/1", "b/2", "a/2", "a/3", "a/4", "a/5", "a/6"]);
  expect(asked).toEqual(["a after 1"]);
});

test("what the owner does not have either is an error, for the bus to set the matter aside", async () => {
  const { hand, told } = await reading({ a: 1 });
  await hand([factOf("a", 1)]);
  await expect(hand([factOf("a", 3)])).rejects.toThrow("fact 3 of matter a came after 1");
  expect(told).toEqual(["a/1"]);
});
