import { accessSync, closeSync, constants, existsSync, mkdirSync, openSync } from "node:fs";
import { dirname } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { Unstartable } from "@yihan/kernel";
import { sqliteFault } from "./sqlite-fault.ts";

/**
 * Raised when the layout of the tables changes. A file of a later format is refused; in one of an earlier format whoever
 * opens a table brings it into the present form.
 */
export const FILE_FORMAT = 2;

// "YIHN": tells our files from other SQLite databases (PRAGMA application_id).
const APPLICATION_ID = 0x5949484e;

/** How many pages the write-ahead log may hold before it is written back: 16 MiB of 4 KiB pages. */
const CHECKPOINT_PAGES = 4_000;

const pragma = (db: DatabaseSync, name: string): number =>
  Number(Object.values(db.prepare(`PRAGMA ${name}`).get() ?? {})[0] ?? 0);

/** Folder and file for this account alone: SQLite gives the log beside the file the file's own mode. */
const prepare = (path: string): void => {
  const folder = dirname(path);
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK);
    if (!existsSync(path)) closeSync(openSync(path, "a", 0o600));
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === "EACCES" || code === "EROFS" || code === "EPERM") {
      throw new Unstartable(
        `The data folder ${folder} can't be written to (${code}): give this account the right to write there, or set YIHAN_DATA to another folder.`,
      );
    }
    if (code === "ENOSPC" || code === "EDQUOT")
      throw new Unstartable(`The disk of the data folder ${folder} is full: make room and start again.`);
    throw new Unstartable(
      `The data folder ${folder} can't be used (${code ?? String(error)}): set YIHAN_DATA to a folder.`,
    );
  }
};

const explain = (path: string, error: unknown): unknown => {
  switch (sqliteFault(error)) {
    case "busy":
      return new Unstartable(
        `The data folder ${dirname(path)} is in use by another process: stop that one first, or set YIHAN_DATA to another folder.`,
      );
    case "readonly":
    case "cannot-open":
      return new Unstartable(
        `The file ${path} can't be written to: give this account the right to write it, or set YIHAN_DATA to another folder.`,
      );
    case "full":
      return new Unstartable(
        `The disk of ${path} is full: make room and start again. Nothing that was acknowledged is lost.`,
      );
    case "not-a-database":
    case "corrupt":
      return new Unstartable(
        `The file ${path} is damaged or not Yihan's: restore it from a backup, or set YIHAN_DATA to another folder.`,
      );
    default:
      return error;
  }
};

/** Stamps a new file or one of an earlier format, accepts one of this format, refuses any other. */
const checkFormat = (db: DatabaseSync, path: string): void => {
  const format = pragma(db, "user_version");
  const application = pragma(db, "application_id");
  const isNew = format === 0 && application === 0 && pragma(db, "schema_version") === 0;
  if (isNew) {
    db.exec(`PRAGMA application_id = ${APPLICATION_ID}; PRAGMA user_version = ${FILE_FORMAT}`);
    return;
  }
  if (application !== APPLICATION_ID)
    throw new Unstartable(`The file ${path} is a database of another program: set YIHAN_DATA to another folder.`);
  if (format > FILE_FORMAT) {
    throw new Unstartable(
      `The data folder ${dirname(path)} was written by a newer Yihan (format ${format}, this program knows ${FILE_FORMAT}): start that version, or restore an older backup.`,
    );
  }
  if (format < FILE_FORMAT) db.exec(`PRAGMA user_version = ${FILE_FORMAT}`);
};

/**
 * Opens the one database file, creating folder and file where they lack: WAL, `synchronous=FULL`, and locked for as
 * long as it is open. The lock is SQLite's own exclusive file lock on the database: the kernel drops it with the
 * process, so `kill -9` leaves nothing to clean up, and because nobody else can read the file either, reads need no lock
 * calls and no shared memory. Throws `Unstartable` if the folder is locked, read-only, full, damaged, or of a newer format.
 */
export const openFile = (path: string): DatabaseSync => {
  prepare(path);
  let db: DatabaseSync | undefined;
  try {
    // A process that was killed a moment ago may still hold its lock while the kernel takes it down.
    db = new DatabaseSync(path, { timeout: 1_000 });
    // The locking mode must come first: it decides that the WAL index lives in memory.
    db.exec(`PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;
      PRAGMA cache_size = -49152; PRAGMA temp_store = MEMORY; PRAGMA wal_autocheckpoint = ${CHECKPOINT_PAGES};
      PRAGMA journal_size_limit = 67108864; PRAGMA trusted_schema = OFF`);
    db.exec("BEGIN IMMEDIATE");
    checkFormat(db, path);
    db.exec("COMMIT");
    return db;
  } catch (error) {
    db?.close();
    throw explain(path, error);
  }
};
