import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Refusal, VersionTaken } from "@yihan/kernel";
import { openDatabase, type Database, type GroupCommitOptions } from "./group-commit.ts";

let folder: string;
let database: Database;
const open = (options?: GroupCommitOptions): void => {
  database = openDatabase(join(folder, "yihan.db"), options);
  database.db.exec("CREATE TABLE IF NOT EXISTS line (text TEXT)");
};
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "yihan-"));
  open();
});
afterEach(async () => {
  await database.close();
  rmSync(folder, { recursive: true });
});

const write = (text: string): Promise<void> =>
  database.run((db) => void db.prepare("INSERT INTO line VALUES (?)").run(text));
const lines = (): unknown[] =>
  database.db
    .prepare("SELECT text FROM line ORDER BY rowid")
    .all()
    .map((row) => row["text"]);
const commits = (): { count: number } => {
  const counted = { count: 0 };
  database.onCommit(() => {
    counted.count += 1;
  });
  return counted;
};

test("what waits in one turn of the event loop shares one transaction", async () => {
  const counted = commits();
  await Promise.all(Array.from({ length: 100 }, (_, index) => write(String(index))));
  expect(counted.count).toBe(1);
  expect(lines()).toHaveLength(100);
});

test("a transaction takes in no more works than its bound, and the rest follows in order", async () => {
  await database.close();
  open({ works: 10 });
  const counted = commits();
  await Promise.all(Array.from({ length: 25 }, (_, index) => write(String(index))));
  expect(counted.count).toBe(3);
  expect(lines()).toEqual(Array.from({ length: 25 }, (_, index) => String(index)));
});

test("a long queue lets other events through between its transactions", async () => {
  await database.close();
  open({ works: 10 });
  let between = -1;
  const all = Promise.all(Array.from({ length: 50 }, (_, index) => write(String(index))));
  setImmediate(() => {
    between = lines().length;
  });
  await all;
  expect(between).toBeGreaterThan(0);
  expect(between).toBeLessThan(50);
});

test("a refusal rejects its own work only", async () => {
  const refused = database.run(() => {
    throw new VersionTaken("m", 3);
  });
  const results = await Promise.allSettled([write("before"), refused, write("after")]);
  expect(results.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
  expect(lines()).toEqual(["before", "after"]);
});

test("a bug in a work that has written undoes that work and no other", async () => {
  const buggy = (name: string): Promise<void> =>
    database.run((db) => {
      db.prepare("INSERT INTO line VALUES (?)").run(name);
      throw new TypeError("a bug");
    });
  const results = await Promise.allSettled([write("a"), buggy("x"), write("b"), buggy("y"), write("c")]);
  expect(results.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled", "rejected", "fulfilled"]);
  expect(lines().toSorted()).toEqual(["a", "b", "c"]);
});

test("a work that asks to be isolated may refuse after it has written", async () => {
  const late = database.run(
    (db) => {
      db.prepare("INSERT INTO line VALUES (?)").run("half");
      throw new Refusal("conflict", "late", { zh: "晚", en: "late" });
    },
    { isolated: true },
  );
  const results = await Promise.allSettled([write("a"), late, write("b")]);
  expect(results.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
  expect(lines()).toEqual(["a", "b"]);
});

test("on a full disk everyone in the transaction is refused, nothing is half written, and later works try again", async () => {
  await write("kept");
  let undone = 0;
  database.onRollback(() => {
    undone += 1;
  });
  // The limit makes SQLite report a full disk as a real one would.
  const { page_count: pages } = database.db.prepare("PRAGMA page_count").get() as { page_count: number };
  database.db.exec(`PRAGMA max_page_count = ${pages + 2}`);
  const results = await Promise.allSettled([write("small"), write("x".repeat(100_000)), write("behind")]);
  expect(results[0]).toMatchObject({ status: "rejected", reason: { kind: "unavailable", code: "disk-full" } });
  expect(results[1]).toMatchObject({ status: "rejected", reason: { kind: "unavailable", code: "disk-full" } });
  expect(results[2]).toMatchObject({ status: "fulfilled" });
  expect(undone).toBeGreaterThan(0);
  database.db.exec("PRAGMA max_page_count = 1000000");
  await write("x".repeat(100_000));
  expect(lines().map((text) => String(text).length)).toEqual([4, 6, 100_000]);
});

test("closing finishes what waits, refuses what comes later, and twice is once", async () => {
  const waiting = write("last");
  const closed = database.close();
  await expect(write("too late")).rejects.toMatchObject({ kind: "unavailable", code: "closing" });
  await waiting;
  await closed;
  await database.close();
  open();
  expect(lines()).toEqual(["last"]);
});
