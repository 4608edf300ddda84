import { chmodSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { FILE_FORMAT, openFile } from "./open-file.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "yihan-"));
});
afterEach(() => {
  chmodSync(folder, 0o700);
  rmSync(folder, { recursive: true });
});

const refusal = (path: string): unknown => {
  try {
    openFile(path).close();
    return "opened";
  } catch (error) {
    return error;
  }
};
const unstartable = (pattern: RegExp) =>
  expect.objectContaining({ name: "Unstartable", message: expect.stringMatching(pattern) });

test("a missing folder is made, and the file says whose it is and of which format", () => {
  const path = join(folder, "new", "deeper", "yihan.db");
  const db = openFile(path);
  expect(db.prepare("PRAGMA user_version").get()).toEqual({ user_version: FILE_FORMAT });
  expect(db.prepare("PRAGMA journal_mode").get()).toEqual({ journal_mode: "wal" });
  expect(db.prepare("PRAGMA synchronous").get()).toEqual({ synchronous: 2 });
  db.close();
  expect(refusal(path)).toBe("opened");
});

test("what is made is the account's own: matters' keys and names stand in it, and a log beside it takes after the file", () => {
  const modeOf = (path: string): number => statSync(path).mode & 0o777;
  const path = join(folder, "new", "yihan.db");
  const db = openFile(path);
  db.exec("CREATE TABLE t (x)");
  expect([join(folder, "new"), path, `${path}-wal`].map(modeOf)).toEqual([0o700, 0o600, 0o600]);
  db.close();
});

test("a folder that is in use is refused until the other lets go", () => {
  const path = join(folder, "yihan.db");
  const first = openFile(path);
  expect(refusal(path)).toEqual(unstartable(/in use by another process/));
  first.close();
  expect(refusal(path)).toBe("opened");
});

test("a folder of a newer format is refused and not touched", () => {
  const path = join(folder, "yihan.db");
  openFile(path).close();
  const newer = new DatabaseSync(path);
  newer.exec(`PRAGMA user_version = ${FILE_FORMAT + 1}`);
  newer.close();
  expect(refusal(path)).toEqual(unstartable(/newer Yihan/));
  expect(refusal(path)).toEqual(unstartable(/newer Yihan/));
});

test("another program's database is refused", () => {
  const path = join(folder, "yihan.db");
  const other = new DatabaseSync(path);
  other.exec("CREATE TABLE theirs (x)");
  other.close();
  expect(refusal(path)).toEqual(unstartable(/another program/));
});

test("a file that is no database is refused", () => {
  const path = join(folder, "yihan.db");
  writeFileSync(path, "not a database, but long enough to be looked at ".repeat(100));
  expect(refusal(path)).toEqual(unstartable(/damaged or not Yihan's/));
});

test("a data folder that is a file is refused", () => {
  writeFileSync(join(folder, "data"), "");
  expect(refusal(join(folder, "data", "yihan.db"))).toEqual(unstartable(/can't be used/));
});

test("a read-only folder is refused with what to do", () => {
  mkdirSync(join(folder, "data"), { mode: 0o555 });
  chmodSync(folder, 0o755);
  // An administrator may write everywhere, so for that account the question is asked as somebody who may not.
  const isAdministrator = process.getuid?.() === 0;
  if (isAdministrator) process.seteuid!(65_534);
  try {
    expect(refusal(join(folder, "data", "yihan.db"))).toEqual(unstartable(/can't be written to/));
  } finally {
    if (isAdministrator) process.seteuid!(0);
  }
});
