import type { StatementSync } from "node:sqlite";
import type { Fact } from "@yihan/kernel";
import { factTable, placeOf } from "./fact-place.ts";
import { FACT_COLUMNS, FACT_DECLARATION, fromRow, toRow, type FactRow } from "./fact-row.ts";
import type { Database } from "./group-commit.ts";
import { tailOf, type Tail } from "./tail.ts";

const selectFacts = (table: string): string =>
  `SELECT ${FACT_COLUMNS} FROM ${table} WHERE position BETWEEN ? AND ? ORDER BY position`;

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
 * Entries whose facts follow each other in one place are one row, which says the last of them: it stands for all positions
 * after those of the row before.
 */
interface Run {
  position: number;
  service: string;
  fact: number;
  copied: boolean;
}

/**
 * Facts that lie in a store of the same file are pointed at, as many as follow each other by one row of some thirty bytes;
 * only facts from elsewhere are copied. Facts never change, so both read the same for ever.
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
  const selectCopies = arrays(selectFacts("bus_fact"));
  const selectRuns = arrays(
    "SELECT position, service, fact, copied FROM bus_log WHERE topic = ? AND position > ? ORDER BY position",
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

  /** Facts `first` to `until` as they lie in a service's store, or among the copies. */
  const stored = (service: string, copied: boolean, first: number, until: number): Fact[] => {
    let select = copied ? selectCopies : selectByService.get(service);
    if (!select) {
      select = arrays(selectFacts(factTable(service)));
      selectByService.set(service, select);
    }
    const rows = select.all(first, until) as unknown as FactRow[];
    if (rows.length !== until - first + 1)
      throw new Error(`not all facts ${first} to ${until} of ${service} that are in the log are in its store`);
    return rows.map((row) => fromRow(service, row));
  };

  const read = (topic: string, position: number, limit: number): LogEntry[] => {
    const newest = recents.get(topic)?.from(position + 1, limit);
    if (newest) return newest;
    const entries: LogEntry[] = [];
    for (const row of selectRuns.iterate(topic, position)) {
      const [end, service, lastFact, copied] = row as unknown as readonly [number, string, number, number];
      // What is asked for may begin inside the run.
      const from = position + entries.length + 1;
      const first = lastFact - (end - from);
      const until = Math.min(lastFact, first + limit - entries.length - 1);
      for (const fact of stored(service, copied === 1, first, until))
        entries.push({ position: position + entries.length + 1, fact });
      if (entries.length === limit) break;
    }
    return entries;
  };

  return {
    add: (topic, facts) => {
      let position = last(topic);
      const recent = recents.get(topic) ?? tailOf<LogEntry>(RECENT);
      recents.set(topic, recent);
      let run: Run | undefined;
      const write = (): void => {
        if (run) insert.run(topic, run.position, run.service, run.fact, run.copied ? 1 : 0);
      };
      for (const fact of facts) {
        position += 1;
        const place = placeOf(fact, database);
        const service = place?.service ?? fact.service;
        const at = place?.position ?? Number(insertCopy.run(...toRow(fact, fact.data)).lastInsertRowid);
        const copied = place === undefined;
        if (run?.service !== service || run.copied !== copied || run.fact + 1 !== at) write();
        run = { position, service, fact: at, copied };
        recent.add(position, { position, fact });
      }
      write();
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
