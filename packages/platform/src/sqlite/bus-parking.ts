import type { Parked } from "@yihan/kernel";
import type { Database } from "./group-commit.ts";

/** A matter set aside, in which topic it lies; `attempts` below the limit means that it is still being tried. */
export interface ParkedMatter extends Parked {
  topic: string;
}

/** What a batch leaves behind: matters newly set aside, positions that queue behind them, and where the topic stands. */
export interface Leftover {
  topic: string;
  cursor: number;
  failed: readonly ParkedMatter[];
  queued: readonly { matter: string; position: number }[];
}

/** A group's durable state: its cursors and its parking table. */
export interface BusParking {
  cursors(): Map<string, number>;
  matters(): ParkedMatter[];
  /** The first position of a matter that is still to be handled. */
  head(matter: string): number | undefined;
  /** How many facts queue behind a matter, the failed one included. */
  queued(matter: string): number;
  saveCursors(cursors: ReadonlyMap<string, number>): Promise<void>;
  leave(leftover: Leftover): Promise<void>;
  update(matter: ParkedMatter): Promise<void>;
  /** One queued fact of a matter was handled. */
  handled(matter: string, position: number): Promise<void>;
  /** The matter goes on as all others; what queued behind it must have been handled. */
  free(matter: string): Promise<void>;
}

export const busParking = (database: Database, group: string): BusParking => {
  const { db } = database;
  db.exec(`CREATE TABLE IF NOT EXISTS bus_cursor (grp TEXT, topic TEXT, position INTEGER NOT NULL, PRIMARY KEY (grp, topic)) STRICT, WITHOUT ROWID;
    CREATE TABLE IF NOT EXISTS bus_parked (grp TEXT, matter TEXT, topic TEXT NOT NULL, version INTEGER NOT NULL, reason TEXT NOT NULL,
      attempts INTEGER NOT NULL, since INTEGER NOT NULL, PRIMARY KEY (grp, matter)) STRICT, WITHOUT ROWID;
    CREATE TABLE IF NOT EXISTS bus_queued (grp TEXT, matter TEXT, position INTEGER, PRIMARY KEY (grp, matter, position)) STRICT, WITHOUT ROWID`);
  const saveCursor = db.prepare(
    "INSERT INTO bus_cursor (grp, topic, position) VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET position = excluded.position",
  );
  const park =
    db.prepare(`INSERT INTO bus_parked (grp, matter, topic, version, reason, attempts, since) VALUES (?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT DO UPDATE SET version = excluded.version, reason = excluded.reason, attempts = excluded.attempts`);
  const queue = db.prepare("INSERT INTO bus_queued (grp, matter, position) VALUES (?, ?, ?) ON CONFLICT DO NOTHING");
  const dequeue = db.prepare("DELETE FROM bus_queued WHERE grp = ? AND matter = ? AND position = ?");
  const unpark = db.prepare("DELETE FROM bus_parked WHERE grp = ? AND matter = ?");
  const selectHead = db.prepare("SELECT min(position) AS position FROM bus_queued WHERE grp = ? AND matter = ?");
  const countQueued = db.prepare("SELECT count(*) AS number FROM bus_queued WHERE grp = ? AND matter = ?");
  const selectParked = db.prepare(
    'SELECT grp AS "group", matter, topic, version, reason, attempts, since FROM bus_parked WHERE grp = ? ORDER BY since, matter',
  );
  const selectCursors = db.prepare("SELECT topic, position FROM bus_cursor WHERE grp = ?");
  const parkRow = (m: ParkedMatter) => park.run(group, m.matter, m.topic, m.version, m.reason, m.attempts, m.since);

  return {
    cursors: () => new Map(selectCursors.all(group).map((row) => [String(row["topic"]), Number(row["position"])])),
    matters: () => selectParked.all(group).map((row) => ({ ...(row as unknown as ParkedMatter) })),
    head: (matter) => {
      const position = selectHead.get(group, matter)?.["position"];
      return typeof position === "number" ? position : undefined;
    },
    queued: (matter) => Number(countQueued.get(group, matter)?.["number"]),
    saveCursors: (cursors) =>
      database.run(() => {
        for (const [topic, position] of cursors) saveCursor.run(group, topic, position);
      }),
    leave: ({ topic, cursor, failed, queued }) =>
      database.run(() => {
        for (const matter of failed) parkRow(matter);
        for (const { matter, position } of queued) queue.run(group, matter, position);
        saveCursor.run(group, topic, cursor);
      }),
    update: (matter) => database.run(() => void parkRow(matter)),
    handled: (matter, position) => database.run(() => void dequeue.run(group, matter, position)),
    free: (matter) => database.run(() => void unpark.run(group, matter)),
  };
};
