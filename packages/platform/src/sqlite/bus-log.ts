import type { StatementSync } from "node:sqlite";
import type { Fact } from "@yihan/kernel";
import { factTable, placeOf } from "./fact-place.ts";
import { FACT_COLUMNS, FACT_DECLARATION, fromRow, toRow, type FactRow } from "./fact-row.ts";
import type { Database } from "./group-commit.ts";
import { tailOf, type Tail } from "./tail.ts";

/** How many of a topic's newest facts stay in memory, so that groups which keep up read nothing from disk. */
const RECENT = 1_000;

export interface LogEntry {
  position: number;
  fact: Fact;
}

/** Topics as durable lists of facts, positions 1, 2, 3 … in each. */
export interface BusLog {
  /** Adds facts at a topic's end; inside a transaction. */
  add(topic: string, facts: readonly Fact[]): void;
  /** At most `limit` entries after `position`, in order. */
  read(topic: string, position: number, limit: number): LogEntry[];
  /** One entry. Throws if there is none. */
  get(topic: string, position: number): Fact;
  /** The last position of a topic; 0 if it is empty. */
  last(topic: string): number;
}

/**
 * A fact that lies in a store of the same file is kept as a pointer of some thirty bytes; only facts from elsewhere are
 * copied. Facts never change, so both read the same for ever.
 */
export const busLog = (database: Database): BusLog => {
  const { db } = database;
  db.exec(`CREATE TABLE IF NOT EXISTS bus_log (topic TEXT, position INTEGER, service TEXT NOT NULL, fact INTEGER NOT NULL,
      copied INTEGER NOT NULL, PRIMARY KEY (topic, position)) STRICT, WITHOUT ROWID;
    CREATE TABLE IF NOT EXISTS bus_fact (position INTEGER PRIMARY KEY, ${FACT_DECLARATION}) STRICT`);
  const arrays = (sql: string): StatementSync => {
    const statement = db.prepare(sql);
    statement.setReturnArrays(true);
    return statement;
  };
  const insert = db.prepare("INSERT INTO bus_log (topic, position, service, fact, copied) VALUES (?, ?, ?, ?, ?)");
  const insertCopy = db.prepare(`INSERT INTO bus_fact (${FACT_COLUMNS}) VALUES (?,?,?,?,?,?,?,?,?,?,?,?)`);
  const selectCopy = arrays(`SELECT ${FACT_COLUMNS} FROM bus_fact WHERE position = ?`);
  const selectAfter = arrays(
    "SELECT position, service, fact, copied FROM bus_log WHERE topic = ? AND position > ? ORDER BY position LIMIT ?",
  );
  const selectLast = arrays("SELECT max(position) FROM bus_log WHERE topic = ?");
  const selectByService = new Map<string, StatementSync>();

  const lasts = new Map<string, number>();
  const recents = new Map<string, Tail<LogEntry>>();
  database.onRollback(() => {
    lasts.clear();
    recents.clear();
  });

  const last = (topic: string): number => {
    const known = lasts.get(topic);
    if (known !== undefined) return known;
    const found = (selectLast.get(topic) as unknown as [number | null] | undefined)?.[0] ?? 0;
    lasts.set(topic, found);
    return found;
  };

  const stored = (service: string, position: number, copied: boolean): Fact => {
    let select = copied ? selectCopy : selectByService.get(service);
    if (!select) {
      select = arrays(`SELECT ${FACT_COLUMNS} FROM ${factTable(service)} WHERE position = ?`);
      selectByService.set(service, select);
    }
    const row = select.get(position) as unknown as FactRow | undefined;
    if (!row) throw new Error(`fact ${position} of ${service} is in the log but not in its store`);
    return fromRow(service, row);
  };

  const read = (topic: string, position: number, limit: number): LogEntry[] => {
    const newest = recents.get(topic)?.from(position + 1, limit);
    if (newest) return newest;
    const rows = selectAfter.all(topic, position, limit) as unknown as (readonly [number, string, number, number])[];
    return rows.map((row) => ({ position: row[0], fact: stored(row[1], row[2], row[3] === 1) }));
  };

  return {
    add: (topic, facts) => {
      let position = last(topic);
      const recent = recents.get(topic) ?? tailOf<LogEntry>(RECENT);
      recents.set(topic, recent);
      for (const fact of facts) {
        position += 1;
        const place = placeOf(fact, database);
        if (place) insert.run(topic, position, place.service, place.position, 0);
        else insert.run(topic, position, fact.service, insertCopy.run(...toRow(fact, fact.data)).lastInsertRowid, 1);
        recent.add(position, { position, fact });
      }
      lasts.set(topic, position);
    },
    read,
    get: (topic, position) => {
      const entry = read(topic, position - 1, 1)[0];
      if (entry?.position !== position) throw new Error(`${topic} has no position ${position}`);
      return entry.fact;
    },
    last,
  };
};
