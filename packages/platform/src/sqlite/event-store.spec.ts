import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { NewFact } from "@yihan/kernel";
import { sqliteEventBus } from "./event-bus.ts";
import { sqliteEventStore } from "./event-store.ts";
import { openDatabase, type Database } from "./group-commit.ts";

let folder: string;
let database: Database;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "yihan-"));
  database = openDatabase(join(folder, "yihan.db"));
});
afterEach(async () => {
  await database.close();
  rmSync(folder, { recursive: true });
});

const numbered = (matter: string, version: number, size = 10): NewFact => ({
  matter,
  version,
  service: "approval",
  flow: "approval-notice",
  step: "issued",
  chain: matter,
  lane: "ordinary",
  time: 1,
  key: new Uint8Array(32),
  command: `${matter}/${version}`,
  fingerprint: "f",
  series: "letter",
  data: (number) => new TextEncoder().encode(`No. ${number} `.padEnd(size)),
});
const textOf = (data: Uint8Array): string => Buffer.from(data).toString().trim();

test("numbers and versions of a transaction that the disk had no room for are given again", async () => {
  const store = sqliteEventStore(database, "approval");
  await store.append(numbered("m", 1));
  const { page_count: pages } = database.db.prepare("PRAGMA page_count").get() as { page_count: number };
  database.db.exec(`PRAGMA max_page_count = ${pages}`);
  const facts = [numbered("m", 2), numbered("n", 1), numbered("n", 2, 100_000)];
  for (const result of await Promise.allSettled(facts.map((fact) => store.append(fact)))) {
    expect(result).toMatchObject({ status: "rejected", reason: { code: "disk-full" } });
  }
  expect(await store.pending(10)).toHaveLength(1);
  database.db.exec("PRAGMA max_page_count = 1000000");
  expect(textOf((await store.append(numbered("m", 2))).fact.data)).toBe("No. 2");
  expect(textOf((await store.append(numbered("n", 1))).fact.data)).toBe("No. 3");
  expect((await store.pending(10)).map(({ matter, version }) => `${matter}/${version}`)).toEqual(["m/1", "m/2", "n/1"]);
});

test("services share a file and nothing else", async () => {
  const [approval, enforcement] = [sqliteEventStore(database, "approval"), sqliteEventStore(database, "enforcement")];
  await approval.append(numbered("m", 1));
  expect(await enforcement.read("m")).toEqual([]);
  expect(await enforcement.pending(10)).toEqual([]);
  const { fact } = await enforcement.append({ ...numbered("m", 1), service: "enforcement" });
  expect(textOf(fact.data)).toBe("No. 1");
  await expect(enforcement.append(numbered("x", 1))).rejects.toThrow("a fact of approval in the store of enforcement");
  expect(() => sqliteEventStore(database, 'x"; DROP TABLE series; --')).toThrow("no name for a service");
});

test("the bus points at facts of the same file, and copies facts that came from elsewhere or were changed", async () => {
  const store = sqliteEventStore(database, "approval");
  const bus = sqliteEventBus(database);
  const { fact } = await store.append(numbered("m", 1));
  await bus.publish("yihan.approval", [fact, { ...fact, matter: "copy" }]);
  const copied = database.db.prepare("SELECT copied FROM bus_log ORDER BY position").all();
  expect(copied).toEqual([{ copied: 0 }, { copied: 1 }]);
  await database.close();
  database = openDatabase(join(folder, "yihan.db"));
  const seen: string[] = [];
  const subscription = await sqliteEventBus(database).subscribe({
    group: "g",
    topics: ["yihan.approval"],
    handle: async (facts) => void seen.push(...facts.map(({ matter, data }) => `${matter} ${textOf(data)}`)),
  });
  await subscription.settled();
  expect(seen).toEqual(["m No. 1", "copy No. 1"]);
  await subscription.stop();
});

test("a fact of another file is copied, however it came to hand", async () => {
  const other = openDatabase(join(folder, "other", "yihan.db"));
  const { fact } = await sqliteEventStore(other, "approval").append(numbered("m", 1));
  await sqliteEventBus(database).publish("yihan.approval", [fact]);
  expect(database.db.prepare("SELECT copied FROM bus_log").all()).toEqual([{ copied: 1 }]);
  await other.close();
});

test("facts that follow each other are one row of the bus, read from anywhere in it", async () => {
  const store = sqliteEventStore(database, "approval");
  const { fact: first } = await store.append(numbered("m", 1));
  const facts = [first];
  for (let version = 2; version <= 6; version++) facts.push((await store.append(numbered("m", version))).fact);
  await sqliteEventBus(database).publish("yihan.approval", facts);
  await sqliteEventBus(database).publish("yihan.approval", [{ ...first, matter: "copy" }, facts[5]!]);
  expect(database.db.prepare("SELECT position, fact FROM bus_log ORDER BY position").all()).toEqual([
    { position: 6, fact: 6 },
    { position: 7, fact: 1 },
    { position: 8, fact: 6 },
  ]);
  await database.close();
  database = openDatabase(join(folder, "yihan.db"));
  const seen: string[] = [];
  const subscription = await sqliteEventBus(database).subscribe({
    group: "g",
    topics: ["yihan.approval"],
    batch: 4,
    handle: async (some) => void seen.push(some.map(({ matter, version }) => `${matter}${version}`).join(" ")),
  });
  await subscription.settled();
  expect(seen).toEqual(["m1 m2 m3 m4", "m5 m6 copy1 m6"]);
  await subscription.stop();
});
