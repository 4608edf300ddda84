import type { DatabaseSync, SQLInputValue, StatementSync } from "node:sqlite";
import type { Scalar } from "@yihan/kernel";
import { fieldOf, listOf, toSql, type ViewShape } from "./view-shape.ts";

/** Creates a view's tables, without indexes by field. */
export const createTables = (db: DatabaseSync, shape: ViewShape): void => {
  const columns = shape.fields.map((field) => `, ${shape.column(field)} ANY`).join("");
  db.exec(`CREATE TABLE ${shape.table} (id TEXT PRIMARY KEY, doc TEXT NOT NULL, lists TEXT${columns}) STRICT;
    CREATE TABLE ${shape.manyTable} (field TEXT, value ANY, id TEXT, PRIMARY KEY (field, value, id)) STRICT, WITHOUT ROWID`);
};

/** Creates the indexes by field. Sorting a full table once is far cheaper than keeping an index sorted row by row. */
export const createIndexes = (db: DatabaseSync, shape: ViewShape): void => {
  for (const field of shape.fields) {
    db.exec(`CREATE INDEX "${shape.table.slice(1, -1)}/${field}" ON ${shape.table} (${shape.column(field)}, id)`);
  }
};

/** Fills the side table of list values from the documents' `lists`, for a table that was written without it. */
export const fillLists = (db: DatabaseSync, shape: ViewShape): void => {
  for (const [index, field] of shape.many.entries()) {
    // As toSql has it: JSON's true and false are one-byte blobs.
    db.prepare(`INSERT INTO ${shape.manyTable} (field, value, id)
      SELECT ?, CASE item.type WHEN 'true' THEN x'01' WHEN 'false' THEN x'00' ELSE item.value END AS value, doc.id AS id
      FROM ${shape.table} AS doc, json_each(doc.lists, '$[${index}]') AS item ORDER BY value, id`).run(field);
  }
};

export const dropTables = (db: DatabaseSync, shape: Pick<ViewShape, "table" | "manyTable">): void => {
  db.exec(`DROP TABLE IF EXISTS ${shape.table}; DROP TABLE IF EXISTS ${shape.manyTable}`);
};

export interface ViewWriter {
  /** Stores a whole document, or removes it; inside a transaction. What is unchanged isn't written again. */
  put(id: string, doc: object | undefined): void;
}

/** Writes documents into the tables of one shape; with `lists` false without the side table, for `fillLists` to fill later. */
export const viewWriter = (db: DatabaseSync, shape: ViewShape, { lists: withLists = true } = {}): ViewWriter => {
  const names = shape.fields.map(shape.column);
  const arrays = (sql: string): StatementSync => {
    const statement = db.prepare(sql);
    statement.setReturnArrays(true);
    return statement;
  };
  const select = arrays(`SELECT ${["lists", ...names].join(", ")} FROM ${shape.table} WHERE id = ?`);
  const insert = db.prepare(`INSERT INTO ${shape.table} (${["doc", "lists", ...names, "id"].join(", ")}) VALUES (${"?, ".repeat(names.length + 2)}?)`);
  const update = db.prepare(`UPDATE ${shape.table} SET ${["doc", "lists", ...names].map((name) => `${name} = ?`).join(", ")} WHERE id = ?`);
  // Leaving out the indexed columns leaves their indexes untouched.
  const updateDoc = db.prepare(`UPDATE ${shape.table} SET doc = ? WHERE id = ?`);
  const remove = db.prepare(`DELETE FROM ${shape.table} WHERE id = ?`);
  const insertMany = db.prepare(`INSERT INTO ${shape.manyTable} (field, value, id) VALUES (?, ?, ?)`);
  const removeMany = db.prepare(`DELETE FROM ${shape.manyTable} WHERE field = ? AND value = ? AND id = ?`);

  const isSame = (a: unknown, b: unknown): boolean =>
    a === b || (typeof a === "object" && typeof b === "object" && a !== null && b !== null && (a as Uint8Array)[0] === (b as Uint8Array)[0]);

  const replaceLists = (id: string, was: readonly (readonly Scalar[])[], is: readonly (readonly Scalar[])[]): void => {
    if (!withLists) return;
    for (const [index, field] of shape.many.entries()) {
      const before = was[index] ?? [];
      const after = is[index] ?? [];
      for (const value of before) if (!after.includes(value)) removeMany.run(field, toSql(value), id);
      for (const value of after) if (!before.includes(value)) insertMany.run(field, toSql(value), id);
    }
  };

  return {
    put: (id, doc) => {
      const row = select.get(id) as unknown as (readonly unknown[]) | undefined;
      const was = (row?.[0] as string | null | undefined) ?? null;
      if (doc === undefined) {
        if (!row) return;
        if (was !== null) replaceLists(id, JSON.parse(was) as Scalar[][], []);
        remove.run(id);
        return;
      }
      const text = JSON.stringify(doc);
      const fields: SQLInputValue[] = shape.fields.map((field) => fieldOf(doc, field));
      const lists = shape.many.map((field) => listOf(doc, field));
      const is = lists.some((list) => list.length > 0) ? JSON.stringify(lists) : null;
      if (!row) insert.run(text, is, ...fields, id);
      else if (was === is && fields.every((value, index) => isSame(value, row[index + 1]))) updateDoc.run(text, id);
      else update.run(text, is, ...fields, id);
      if (was !== is) replaceLists(id, was === null ? [] : (JSON.parse(was) as Scalar[][]), lists);
    },
  };
};
