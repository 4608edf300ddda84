import { existsSync } from "node:fs";
import { DatabaseSync, type StatementSync } from "node:sqlite";
import { Unstartable, type Fact } from "@yihan/kernel";
import { factTable } from "./fact-place.ts";
import { FACT_COLUMNS, fromRow, type FactRow } from "./fact-row.ts";
import { FILE_FORMAT } from "./open-file.ts";
import { sqliteFault } from "./sqlite-fault.ts";
import { viewShape } from "./view-shape.ts";

/** A service has the store open, and while it does nobody else can read it. */
export class StoreInUse extends Unstartable {
  constructor(path: string) {
    super(`${path} is in use by a running service: stop it to look at its rows.`);
    this.name = "StoreInUse";
  }
}

/** A store of somebody who only looks: nothing in it can be changed through this. */
export interface StoredFacts {
  /** The fact, whichever service owns it. */
  find(matter: string, version: number): Fact | undefined;
  /** A view's documents in the order of a declared field. Nothing if there is no such view. */
  documents(view: string, by: string): Iterable<{ id: string; doc: unknown }>;
  close(): void;
}

const namesOf = (db: DatabaseSync, sql: string): string[] =>
  db
    .prepare(sql)
    .all()
    .map((row) => String(Object.values(row)[0]));

const refused = (path: string, error: unknown): unknown => {
  switch (sqliteFault(error)) {
    case "busy":
      return new StoreInUse(path);
    case "cannot-open":
    case "readonly":
    case "io":
      return new Unstartable(`${path} can't be read by this account.`);
    case "corrupt":
    case "not-a-database":
      return new Unstartable(`${path} is damaged or not Yihan's.`);
    default:
      return error;
  }
};

/** Opens the database file at `path` for reading only. Throws `StoreInUse`, or `Unstartable` if it is not there, unreadable or of a newer format. */
export const openStoredFacts = (path: string): StoredFacts => {
  if (!existsSync(path)) throw new Unstartable(`There is no ${path}.`);
  let db: DatabaseSync | undefined;
  try {
    db = new DatabaseSync(path, { readOnly: true, timeout: 1_000 });
    const format = Number(Object.values(db.prepare("PRAGMA user_version").get() ?? {})[0]);
    if (format > FILE_FORMAT)
      throw new Unstartable(
        `${path} was written by a newer Yihan (format ${format}, this program knows ${FILE_FORMAT}).`,
      );
    const open = db;
    const services = namesOf(
      open,
      "SELECT name FROM sqlite_schema WHERE type = 'table' AND name LIKE 'fact.%' ORDER BY name",
    ).map((name) => name.slice("fact.".length));
    const selects: { service: string; select: StatementSync }[] = services.map((service) => {
      const select = open.prepare(`SELECT ${FACT_COLUMNS} FROM ${factTable(service)} WHERE matter = ? AND version = ?`);
      select.setReturnArrays(true);
      return { service, select };
    });
    return {
      find: (matter, version) => {
        for (const { service, select } of selects) {
          const row = select.get(matter, version) as unknown as FactRow | undefined;
          if (row) return fromRow(service, row);
        }
        return undefined;
      },
      documents: function* (view: string, by: string) {
        const entry = open.prepare("SELECT generation, spec FROM view_entry WHERE name = ?").get(view);
        if (!entry) return;
        const shape = viewShape(
          JSON.parse(String(entry["spec"])) as Parameters<typeof viewShape>[0],
          Number(entry["generation"]),
        );
        for (const row of open
          .prepare(`SELECT id, doc FROM ${shape.table} ORDER BY ${shape.column(by)}, id`)
          .iterate()) {
          yield { id: String(row["id"]), doc: JSON.parse(String(row["doc"])) as unknown };
        }
      },
      close: () => open.close(),
    };
  } catch (error) {
    db?.close();
    throw refused(path, error);
  }
};
