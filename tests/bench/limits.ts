import { hash, randomBytes } from "node:crypto";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { inFlight, type Rate } from "./in-flight.ts";

/**
 * What durable commands cost at least on this machine: `width` callers at once, one flush per turn of the event loop,
 * each command an event of 950 bytes, an outbox row, a projection row, an idempotency key and a SHA-256 chain; WAL with
 * synchronous=FULL.
 */
export const groupCommitLimit = async (folder: string, width: number, count: number): Promise<Rate> => {
  const db = new DatabaseSync(join(folder, `limit-${width}.db`));
  db.exec(`PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA cache_size = -65536;
    CREATE TABLE event (id INTEGER PRIMARY KEY, stream TEXT, version INTEGER, hash BLOB, data BLOB, UNIQUE (stream, version));
    CREATE TABLE outbox (id INTEGER PRIMARY KEY, event INTEGER);
    CREATE TABLE state (stream TEXT PRIMARY KEY, version INTEGER, doc TEXT) WITHOUT ROWID;
    CREATE TABLE command (id TEXT PRIMARY KEY, event INTEGER) WITHOUT ROWID`);
  const event = db.prepare("INSERT INTO event (stream, version, hash, data) VALUES (?, ?, ?, ?)");
  const outbox = db.prepare("INSERT INTO outbox (event) VALUES (?)");
  const state = db.prepare("INSERT OR REPLACE INTO state (stream, version, doc) VALUES (?, ?, ?)");
  const command = db.prepare("INSERT INTO command (id, event) VALUES (?, ?)");
  const begin = db.prepare("BEGIN IMMEDIATE");
  const commit = db.prepare("COMMIT");
  const payload = randomBytes(950);
  const doc = JSON.stringify({ status: "issued", owner: "wang", title: "x".repeat(200) });
  let chain: Buffer = Buffer.alloc(32);
  let waiting: { stream: string; resolve: () => void }[] = [];
  const flush = (): void => {
    const jobs = waiting;
    waiting = [];
    begin.run();
    for (const { stream } of jobs) {
      chain = hash("sha256", Buffer.concat([chain, payload]), "buffer");
      const { lastInsertRowid } = event.run(stream, 1, chain, payload);
      outbox.run(lastInsertRowid);
      state.run(stream, 1, doc);
      command.run(`command-${stream}`, lastInsertRowid);
    }
    commit.run();
    for (const { resolve } of jobs) resolve();
  };
  const append = (stream: string): Promise<void> =>
    new Promise((resolve) => {
      if (waiting.push({ stream, resolve }) === 1) setImmediate(flush);
    });
  try {
    return await inFlight(count, width, (index) => append(`matter-${hash("sha256", String(index)).slice(0, 32)}`));
  } finally {
    db.close();
  }
};
