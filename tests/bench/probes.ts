import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync, type StatementSync } from "node:sqlite";
import { newId } from "@yihan/kernel";

/*
 * What this machine can do at best, with nothing of ours in between: the limits that the bench divides its figures by.
 * Raw node:sqlite, WAL, synchronous=FULL, rows of the same shape and size as stored facts.
 */

export interface Rate {
  /** Rows durably stored per second. */
  perSecond: number;
  /** Milliseconds from handing a row over to its being durable. */
  p50: number;
  p99: number;
  /** Processor time, in microseconds a row. */
  cpu: number;
}

const openProbe = (
  folder: string,
): { insert: (matter: string) => void; begin: StatementSync; commit: StatementSync; close(): void } => {
  const db = new DatabaseSync(join(folder, "probe.db"));
  db.exec(`PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA cache_size = -49152;
    PRAGMA wal_autocheckpoint = 4000;
    CREATE TABLE fact (position INTEGER PRIMARY KEY, matter TEXT NOT NULL, version INTEGER NOT NULL, flow TEXT, step TEXT, chain TEXT, lane INTEGER,
      time INTEGER, key BLOB, command TEXT, fingerprint TEXT, traceparent TEXT, data BLOB, UNIQUE (matter, version), UNIQUE (command)) STRICT`);
  const statement = db.prepare(
    "INSERT INTO fact (matter, version, flow, step, chain, lane, time, key, command, fingerprint, traceparent, data) VALUES (?,?,?,?,?,?,?,?,?,?,?,?)",
  );
  const key = randomBytes(32);
  const data = randomBytes(700);
  const fingerprint = key.toString("hex");
  return {
    insert: (matter) =>
      void statement.run(
        matter,
        1,
        "approval-notice",
        "issued",
        matter,
        0,
        1,
        key,
        newId(Date.now()),
        fingerprint,
        null,
        data,
      ),
    begin: db.prepare("BEGIN IMMEDIATE"),
    commit: db.prepare("COMMIT"),
    close: () => db.close(),
  };
};

const at = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;

const measure = async (
  milliseconds: number,
  work: (until: number, times: number[]) => Promise<void>,
): Promise<Rate> => {
  const times: number[] = [];
  const cpu = process.cpuUsage();
  const start = performance.now();
  await work(start + milliseconds, times);
  const seconds = (performance.now() - start) / 1_000;
  const used = process.cpuUsage(cpu);
  const sorted = times.toSorted((a, b) => a - b);
  return {
    perSecond: times.length / seconds,
    p50: at(sorted, 0.5),
    p99: at(sorted, 0.99),
    cpu: (used.user + used.system) / times.length,
  };
};

const inFolder = async <T>(parent: string, work: (folder: string) => Promise<T>): Promise<T> => {
  const folder = mkdtempSync(join(parent, "probe-"));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

/** One row, one durable transaction, one after the other: the limit of a single client. `parent` must lie on the disk in question. */
export const oneRowProbe = (milliseconds = 2_000, parent = tmpdir()): Promise<Rate> =>
  inFolder(parent, async (folder) => {
    const probe = openProbe(folder);
    const rate = await measure(milliseconds, async (until, times) => {
      for (let start = performance.now(); start < until;) {
        probe.begin.run();
        probe.insert(newId(Date.now()));
        probe.commit.run();
        const end = performance.now();
        times.push(end - start);
        start = end;
      }
    });
    probe.close();
    return rate;
  });

/** `waiting` writers, each handing over its next row when its last is durable; those of one turn share a transaction. */
export const groupCommitProbe = (waiting: number, milliseconds = 2_000, parent = tmpdir()): Promise<Rate> =>
  inFolder(parent, async (folder) => {
    const probe = openProbe(folder);
    let queue: { matter: string; done: () => void }[] = [];
    const flush = (): void => {
      const batch = queue;
      queue = [];
      probe.begin.run();
      for (const { matter } of batch) probe.insert(matter);
      probe.commit.run();
      for (const { done } of batch) done();
    };
    const store = (matter: string): Promise<void> =>
      new Promise((done) => {
        if (queue.length === 0) setImmediate(flush);
        queue.push({ matter, done });
      });
    const rate = await measure(milliseconds, async (until, times) => {
      const writer = async (): Promise<void> => {
        for (let start = performance.now(); start < until;) {
          await store(newId(Date.now()));
          const end = performance.now();
          times.push(end - start);
          start = end;
        }
      };
      await Promise.all(Array.from({ length: waiting }, writer));
    });
    probe.close();
    return rate;
  });
