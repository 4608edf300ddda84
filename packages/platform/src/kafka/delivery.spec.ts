import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { movableClock, Refusal, type Fact, type Views } from "@yihan/kernel";
import { pause as reallyPause, type Pause } from "../pause.ts";
import { openDatabase, type Database } from "../sqlite/group-commit.ts";
import { sqliteViews } from "../sqlite/views.ts";
import { deliver, type Delivery, type ReceivedRecord } from "./delivery.ts";
import { parking } from "./parking.ts";
import { toRecord } from "./record.ts";

const TOPIC = "yihan.approval";
const factOf = (matter: string, version: number): Fact => ({
  matter,
  version,
  service: "approval",
  flow: "approval-notice",
  step: "issued",
  chain: matter,
  lane: "ordinary",
  time: 1_000,
  key: new Uint8Array(32),
  command: `${matter}/${version}`,
  fingerprint: "",
  data: new Uint8Array([version]),
});
const recordsOf = (first: number, ...facts: readonly Fact[]): ReceivedRecord[] =>
  facts.map((fact, index) => ({ ...toRecord(fact), offset: String(first + index) }));

let folder: string;
let database: Database;
let views: Views;
let members: Delivery[];
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "yihan-"));
  database = openDatabase(join(folder, "yihan.db"));
  views = sqliteViews(database);
  members = [];
});
afterEach(async () => {
  for (const member of members) await member.stop();
  await database.close();
  await rm(folder, { recursive: true });
});

/** A member of the group over the shared views; a second one stands for another process. */
const member = (more: { attempts?: number; fails?: (fact: Fact) => unknown; pause?: Pause } = {}) => {
  const { attempts = 1, fails = () => undefined, pause = async () => undefined } = more;
  const seen: string[] = [];
  const faults: unknown[] = [];
  const lot = parking(views, "g");
  const delivery = deliver({
    subscriber: {
      group: "g",
      topics: [TOPIC],
      attempts,
      handle: async (facts) => {
        for (const fact of facts) {
          const fault = fails(fact);
          if (fault) throw fault instanceof Error ? fault : new Error(`${fact.matter} can't be handled`);
        }
        seen.push(...facts.map(({ matter, version }) => `${matter}/${version}`));
      },
    },
    parking: lot,
    clock: movableClock(5_000),
    pause,
    backOff: () => 1,
    onFault: (error) => faults.push(error),
  });
  members.push(delivery);
  return { ...delivery, seen, faults, lot };
};

test("what was parked before a crash queues once more in the same places when it comes again", async () => {
  const before = member({ fails: ({ matter }) => matter === "m" });
  const records = recordsOf(10, factOf("m", 1), factOf("n", 1), factOf("m", 2));
  expect(await before.receive(TOPIC, 0, records)).toBe(true);
  expect(before.seen).toEqual(["n/1"]);
  await before.stop(); // before its offsets were committed
  const after = member();
  expect(await after.receive(TOPIC, 0, records)).toBe(true);
  expect(after.seen).toEqual(["n/1"]);
  expect(await after.lot.matters()).toHaveLength(1);
  await after.redrive("m");
  expect(after.seen).toEqual(["n/1", "m/1", "m/2"]);
  expect(await after.lot.matters()).toEqual([]);
});

test("a matter that another member freed is handed over, not queued behind nobody", async () => {
  const owner = member({ fails: ({ matter, version }) => matter === "m" && version === 1 });
  await owner.receive(TOPIC, 0, recordsOf(0, factOf("m", 1), factOf("m", 2)));
  const other = member();
  await other.redrive("m");
  expect(other.seen).toEqual(["m/1", "m/2"]);
  await owner.receive(TOPIC, 0, recordsOf(2, factOf("m", 3), factOf("n", 1)));
  expect(owner.seen).toEqual(["n/1", "m/3"]);
  expect(await owner.lot.matters()).toEqual([]);
});

test("what queued while another member redrives is not left behind when the matter is freed", async () => {
  const owner = member({ fails: () => true });
  await owner.receive(TOPIC, 0, recordsOf(0, factOf("m", 1)));
  let queued: Promise<boolean> | undefined;
  const other = member({
    fails: ({ version }) => {
      if (version === 1) queued = owner.receive(TOPIC, 0, recordsOf(1, factOf("m", 2)));
      return undefined;
    },
  });
  await other.redrive("m");
  expect(await queued).toBe(true);
  await other.redrive("m");
  expect(other.seen).toEqual(["m/1", "m/2"]);
});

test("a partition that changes hands keeps its parked matters, and their attempts go on there", async () => {
  const before = member({
    attempts: 3,
    fails: () => true,
    pause: (_milliseconds, signal) => reallyPause(3_600_000, signal),
  });
  await before.receive(TOPIC, 0, recordsOf(0, factOf("m", 1)));
  expect(await before.lot.matters({ tried: true })).toHaveLength(1);
  const after = member({ attempts: 3 });
  await after.assigned([{ topic: TOPIC, partition: 0 }]);
  while ((await after.lot.matters()).length > 0) await new Promise(setImmediate);
  expect(after.seen).toEqual(["m/1"]);
});

test("an outage holds the run and counts against no fact", async () => {
  let outages = 3;
  const away = new Refusal("unavailable", "store-away", { zh: "存储暂时不可用", en: "the store is away" });
  const { receive, seen, faults, lot } = member({ fails: () => (outages-- > 0 ? away : undefined) });
  expect(await receive(TOPIC, 0, recordsOf(0, factOf("m", 1), factOf("n", 1)))).toBe(true);
  expect(seen).toEqual(["m/1", "n/1"]);
  expect(faults).toEqual([away, away, away]);
  expect(await lot.matters()).toEqual([]);
});

test("a run that is stopped in an outage is not reported as done", async () => {
  const away = new Refusal("unavailable", "store-away", { zh: "存储暂时不可用", en: "the store is away" });
  let tried = (): void => undefined;
  const started = new Promise<void>((resolve) => {
    tried = resolve;
  });
  const { receive, stop } = member({
    fails: () => {
      tried();
      return away;
    },
    pause: () => new Promise(setImmediate),
  });
  const done = receive(TOPIC, 0, recordsOf(0, factOf("m", 1)));
  await started;
  await stop();
  expect(await done).toBe(false);
});

test("matters of the same name in two topics don't queue behind each other", async () => {
  const { receive, seen, lot } = member({ fails: ({ service }) => service === "approval" });
  await receive(TOPIC, 0, recordsOf(0, factOf("m", 1)));
  await receive("yihan.enforcement", 0, recordsOf(0, { ...factOf("m", 1), service: "enforcement" }));
  expect(seen).toEqual(["m/1"]);
  expect((await lot.matters()).map(({ topic }) => topic)).toEqual([TOPIC]);
});
