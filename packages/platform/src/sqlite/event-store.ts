import { CommandReused, VersionTaken, type Appended, type EventStore, type Fact, type NewFact } from "@yihan/kernel";
import { FACT_COLUMNS, FACT_DECLARATION, fromRow, toRow, type FactRow } from "./fact-row.ts";
import { factTable, placeOf, rememberPlace } from "./fact-place.ts";
import type { Database } from "./group-commit.ts";
import { tailOf } from "./tail.ts";

/** How many matters' last versions are remembered, to spare the look-up of the version before. */
const REMEMBERED = 20_000;

/** How many of the newest facts stay in memory for the relay. */
const RECENT = 1_000;

const withoutSeries = (fact: NewFact, data: Uint8Array): Fact => {
  const { series: _series, ...rest } = fact;
  return { ...rest, data };
};

/**
 * The facts of one service in `database`; keeps every promise of the port. Facts get positions 1, 2, 3 … in the order
 * of storing; what is pending is what lies behind a cursor, so a backlog of any size costs nothing to those who write.
 */
export const sqliteEventStore = (database: Database, service: string): EventStore => {
  const { db } = database;
  const table = factTable(service);
  db.exec(`CREATE TABLE IF NOT EXISTS ${table} (position INTEGER PRIMARY KEY, ${FACT_DECLARATION}, UNIQUE (matter, version), UNIQUE (command)) STRICT;
    CREATE TABLE IF NOT EXISTS series (service TEXT, name TEXT, last INTEGER NOT NULL, PRIMARY KEY (service, name)) STRICT, WITHOUT ROWID;
    CREATE TABLE IF NOT EXISTS relayed (service TEXT PRIMARY KEY, upto INTEGER NOT NULL) STRICT, WITHOUT ROWID;
    CREATE TABLE IF NOT EXISTS relayed_ahead (service TEXT, position INTEGER, PRIMARY KEY (service, position)) STRICT, WITHOUT ROWID`);
  const arrays = (sql: string) => {
    const statement = db.prepare(sql);
    statement.setReturnArrays(true);
    return statement;
  };
  const insert = db.prepare(
    `INSERT INTO ${table} (${FACT_COLUMNS}) VALUES (?,?,?,?,?,?,?,?,?,?,?,?) ON CONFLICT DO NOTHING`,
  );
  const selectMatter = arrays(`SELECT ${FACT_COLUMNS} FROM ${table} WHERE matter = ? AND version > ? ORDER BY version`);
  const selectCommand = arrays(`SELECT ${FACT_COLUMNS} FROM ${table} WHERE command = ?`);
  const selectLast = arrays(`SELECT max(version) FROM ${table} WHERE matter = ?`);
  const selectPosition = arrays(`SELECT position FROM ${table} WHERE matter = ? AND version = ?`);
  const selectPending = arrays(
    `SELECT ${FACT_COLUMNS}, position FROM ${table} WHERE position > ? ORDER BY position LIMIT ?`,
  );
  const selectAhead = arrays("SELECT position FROM relayed_ahead WHERE service = ? AND position > ? ORDER BY position");
  const insertAhead = db.prepare("INSERT INTO relayed_ahead (service, position) VALUES (?, ?) ON CONFLICT DO NOTHING");
  const deleteAhead = db.prepare("DELETE FROM relayed_ahead WHERE service = ? AND position <= ?");
  const selectRelayed = arrays("SELECT upto FROM relayed WHERE service = ?");
  const updateRelayed = db.prepare(
    "INSERT INTO relayed (service, upto) VALUES (?, ?) ON CONFLICT (service) DO UPDATE SET upto = excluded.upto",
  );
  const selectSeries = arrays("SELECT last FROM series WHERE service = ? AND name = ?");
  const updateSeries = db.prepare(
    "INSERT INTO series (service, name, last) VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET last = excluded.last",
  );

  const lastVersions = new Map<string, number>();
  const lastNumbers = new Map<string, number>();
  const recent = tailOf<Fact>(RECENT);
  const listeners = new Set<() => void>();
  let relayedTo: number | undefined;
  let wrote = false;
  database.onRollback(() => {
    lastVersions.clear();
    lastNumbers.clear();
    recent.clear();
    relayedTo = undefined;
    wrote = false;
  });
  database.onCommit(() => {
    if (!wrote) return;
    wrote = false;
    for (const listener of listeners) listener();
  });

  const numbersOf = (row: unknown): number => Number((row as readonly unknown[] | undefined)?.[0] ?? 0);
  const lastVersion = (matter: string): number => lastVersions.get(matter) ?? numbersOf(selectLast.get(matter));
  const lastNumber = (series: string): number =>
    lastNumbers.get(series) ?? numbersOf(selectSeries.get(service, series));
  const remember = (matter: string, version: number): void => {
    if (lastVersions.size >= REMEMBERED) lastVersions.clear();
    lastVersions.set(matter, version);
  };
  const findCommand = (command: string): Fact | undefined => {
    const row = selectCommand.get(command) as unknown as FactRow | undefined;
    return row && fromRow(service, row);
  };

  /** The first answer to the same command, or the reason why this fact can't be stored. Writes nothing. */
  const answer = (fact: NewFact): Appended => {
    const first = findCommand(fact.command);
    if (!first) throw new VersionTaken(fact.matter, numbersOf(selectLast.get(fact.matter)));
    if (first.fingerprint !== fact.fingerprint) throw new CommandReused(fact.command);
    return { fact: first, replayed: true };
  };

  const append = (fact: NewFact): Appended => {
    if (fact.version > 1 && lastVersion(fact.matter) !== fact.version - 1) return answer(fact);
    if (fact.version < 1 || !Number.isSafeInteger(fact.version)) throw new Error(`${fact.version} is no version`);
    const number = fact.series === undefined ? 0 : lastNumber(fact.series) + 1;
    const data = fact.series === undefined ? fact.data : fact.data(number);
    const { changes, lastInsertRowid } = insert.run(...toRow(fact, data));
    // Taken version or known command: the unique indexes turned the row away, nothing was written.
    if (changes === 0) return answer(fact);
    wrote = true;
    remember(fact.matter, fact.version);
    if (fact.series !== undefined) {
      lastNumbers.set(fact.series, number);
      updateSeries.run(service, fact.series, number);
    }
    const position = Number(lastInsertRowid);
    const stored = rememberPlace(withoutSeries(fact, data), { database, service, position });
    recent.add(position, stored);
    return { fact: stored, replayed: false };
  };

  const relayedUpTo = (): number => (relayedTo ??= numbersOf(selectRelayed.get(service)));
  const positionOf = (fact: Fact): number =>
    placeOf(fact, database)?.position ?? numbersOf(selectPosition.get(fact.matter, fact.version));

  /** Moves the cursor over what is relayed without gap; what lies beyond a gap is noted one by one. */
  const markRelayed = (facts: readonly Fact[]): void => {
    const start = relayedUpTo();
    const marked = new Set(facts.map(positionOf).filter((position) => position > start));
    const ahead = selectAhead.all(service, start).map(numbersOf);
    for (const position of ahead) marked.add(position);
    let end = start;
    while (marked.delete(end + 1)) end += 1;
    if (end > start) {
      updateRelayed.run(service, end);
      relayedTo = end;
      if (ahead.length > 0) deleteAhead.run(service, end);
    }
    for (const position of marked) insertAhead.run(service, position);
  };

  const pending = (limit: number): Fact[] => {
    const start = relayedUpTo();
    const ahead = new Set(selectAhead.all(service, start).map(numbersOf));
    if (ahead.size === 0) {
      const newest = recent.from(start + 1, limit);
      if (newest) return newest;
    }
    return (selectPending.all(start, limit + ahead.size) as unknown as (readonly unknown[])[])
      .map((row) => ({ row: row as unknown as FactRow, position: Number(row[12]) }))
      .filter(({ position }) => !ahead.has(position))
      .slice(0, limit)
      .map(({ row, position }) => rememberPlace(fromRow(service, row), { database, service, position }));
  };

  return {
    append: (fact) =>
      fact.service === service
        ? database.run(() => append(fact))
        : Promise.reject(new Error(`a fact of ${fact.service} in the store of ${service}`)),
    read: async (matter, after = 0) =>
      (selectMatter.all(matter, after) as unknown as FactRow[]).map((row) => fromRow(service, row)),
    findCommand: async (command) => findCommand(command),
    pending: async (limit) => pending(limit),
    relayed: async (facts) => {
      if (facts.length > 0) await database.run(() => markRelayed(facts));
    },
    onPending: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
};
