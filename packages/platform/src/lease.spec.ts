import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { holdLease, type HeldLease, type Leases } from "./lease.ts";
import { openDatabase, type Database } from "./sqlite/group-commit.ts";
import { sqliteViews } from "./sqlite/views.ts";
import { viewLeases } from "./view-leases.ts";

let folder: string;
let database: Database;
let leases: Leases;
let open: HeldLease[];
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "yihan-"));
  database = openDatabase(join(folder, "yihan.db"));
  leases = viewLeases(sqliteViews(database));
  open = [];
});
afterEach(async () => {
  for (const lease of open) await lease.stop();
  await database.close();
  await rm(folder, { recursive: true });
});

/** A process with a watch of its own: `step` moves it and lets the process look at the lease once. */
const processWith = (holder: string, store: Leases = leases) => {
  let now = Math.random() * 1e9;
  const waiting: (() => void)[] = [];
  const faults: unknown[] = [];
  const held: string[] = [];
  const lost: string[] = [];
  const lease = holdLease(store, "relay", holder, {
    length: 1_000,
    monotonic: () => now,
    pause: (_milliseconds, signal) =>
      new Promise((resolve) => {
        waiting.push(resolve);
        signal.addEventListener("abort", () => resolve());
      }),
    onFault: (error) => faults.push(error),
  });
  lease.onHeld(() => held.push(holder));
  lease.onLost(() => lost.push(holder));
  open.push(lease);
  const looked = async (): Promise<void> => {
    while (waiting.length === 0) await new Promise(setImmediate);
  };
  return {
    ...lease,
    held,
    lost,
    faults,
    looked,
    /** Time goes by while the process does nothing. */
    sleep: (milliseconds: number) => void (now += milliseconds),
    step: async (milliseconds: number) => {
      await looked();
      now += milliseconds;
      waiting.pop()!();
      await looked();
    },
  };
};

test("the first who comes holds it, and renewing keeps it from others", async () => {
  const li = processWith("li");
  await li.looked();
  const wang = processWith("wang");
  for (let time = 0; time < 20; time += 1) {
    await li.step(250);
    await wang.step(250);
  }
  expect([li.isHeld(), wang.isHeld()]).toEqual([true, false]);
  expect(li.held).toEqual(["li"]);
});

test("a holder that hangs stops believing in itself before another takes over", async () => {
  const li = processWith("li");
  await li.looked();
  const wang = processWith("wang");
  await wang.looked();
  li.sleep(999);
  await wang.step(999);
  expect([li.isHeld(), wang.isHeld()]).toEqual([true, false]);
  li.sleep(1);
  await wang.step(1);
  expect([li.isHeld(), wang.isHeld()]).toEqual([false, true]);
  await li.step(0);
  expect(li.isHeld()).toBe(false);
});

test("of two that see the same term one takes over", async () => {
  await leases.move("relay", 0, "gone");
  const racing = await Promise.all(["a", "b", "c"].map((holder) => leases.move("relay", 1, holder)));
  expect(racing.filter(Boolean)).toHaveLength(1);
  expect((await leases.read("relay")).term).toBe(2);
});

test("a holder that loses a race knows it at once", async () => {
  const li = processWith("li");
  await li.looked();
  const { term } = await leases.read("relay");
  await leases.move("relay", term, "thief");
  await li.step(250);
  expect(li.isHeld()).toBe(false);
});

test("who stops gives it back, and the next needn't wait", async () => {
  const li = processWith("li");
  await li.looked();
  await li.stop();
  expect(li.isHeld()).toBe(false);
  const wang = processWith("wang");
  await wang.looked();
  expect(wang.isHeld()).toBe(true);
});

test("a store that is away ends the lease when its time is up, and it is taken again when the store is back", async () => {
  let away = false;
  const refusing = async (): Promise<never> => {
    throw new Error("store away");
  };
  const li = processWith("li", {
    read: (name) => (away ? refusing() : leases.read(name)),
    move: (name, term, holder) => (away ? refusing() : leases.move(name, term, holder)),
  });
  await li.looked();
  away = true;
  await li.step(250);
  expect(li.isHeld()).toBe(true);
  await li.step(750);
  expect(li.isHeld()).toBe(false);
  expect(li.faults.length).toBeGreaterThan(0);
  away = false;
  await li.step(250);
  await li.step(1_000);
  expect(li.isHeld()).toBe(true);
});

test("a holder that could not renew goes on at once if nobody took over, and learns of it if somebody did", async () => {
  let away = false;
  const store: Leases = {
    read: (name) => (away ? Promise.reject(new Error("away")) : leases.read(name)),
    move: (...asked) => (away ? Promise.reject(new Error("away")) : leases.move(...asked)),
  };
  const li = processWith("li", store);
  await li.looked();
  away = true;
  await li.step(600);
  await li.step(600);
  expect([li.isHeld(), li.lost]).toEqual([false, []]);
  away = false;
  await li.step(250);
  expect([li.isHeld(), li.lost]).toEqual([true, []]);

  away = true;
  const wang = processWith("wang");
  await wang.step(0);
  await wang.step(1_000);
  expect(wang.isHeld()).toBe(true);
  await li.step(1_200);
  away = false;
  await li.step(250);
  expect([li.isHeld(), li.lost]).toEqual([false, ["li"]]);
});
