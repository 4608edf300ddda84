import type { DatabaseSync, SQLInputValue, StatementSync } from "node:sqlite";
import type { Scalar } from "@yihan/kernel";
import { fieldOf, listOf, toSql, type ViewShape } from "./view-shape.ts";

/** Creates a view's tables, without indexes by field. */
export const createTables = (db: DatabaseSync, shape: ViewShape): void => {
  const columns = shape.fields.map((field) => `, ${shape.column(field)} ANY`).join("");
  db.exec(`CREATE TABLE ${shape.table} (id TEXT PRIMARY KEY, doc TEXT NOT NULL, lists TEXT${columns}) STRICT;
    CREATE TABLE ${shape.manyTable} (field TEXT, value ANY, id TEXT, PRIMARY KEY (field, value, id)) STRICT, WITHOUT ROWID`);
};

/** Creates the indexes by field and by fields together. Sorting a full table once is far cheaper than keeping an index sorted row by row. */
export const createIndexes = (db: DatabaseSync, shape: ViewShape): void => {
  for (const fields of shape.indexes) {
    const name = `"${shape.table.slice(1, -1)}/${fields.join("/")}"`;
    db.exec(`CREATE INDEX IF NOT EXISTS ${name} ON ${shape.table} (${[...fields.map(shape.column), "id"].join(", ")})`);
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

/**
 * Writes documents into tables that are being filled: no indexes by field and no side table of lists yet (`createIndexes`
 * and `fillLists` make them afterwards), so that one statement a document is enough.
 */
export const viewFiller = (db: DatabaseSync, shape: ViewShape): ViewWriter => {
  const names = ["doc", "lists", ...shape.fields.map(shape.column)];
  const upsert =
    db.prepare(`INSERT INTO ${shape.table} (${names.join(", ")}, id) VALUES (${"?, ".repeat(names.length)}?)
    ON CONFLICT (id) DO UPDATE SET ${names.map((name) => `${name} = excluded.${name}`).join(", ")}`);
  const remove = db.prepare(`DELETE FROM ${shape.table} WHERE id = ?`);
  return {
    put: (id, doc) => {
      if (doc === undefined) remove.run(id);
      else upsert.run(JSON.stringify(doc), listsOf(shape, doc).text, ...fieldsOf(shape, doc), id);
    },
  };
};

export interface ViewWriter {
  /** Stores a whole document, or removes it; inside a transaction. What is unchanged isn't written again. */
  put(id: string, doc: object | undefined): void;
}

const fieldsOf = (shape: ViewShape, doc: object): SQLInputValue[] => shape.fields.map((field) => fieldOf(doc, field));

/** The values of all list fields, and the same as the text of the `lists` column (null if all are empty). */
const listsOf = (shape: ViewShape, doc: object): { values: Scalar[][]; text: string | null } => {
  const values = shape.many.map((field) => listOf(doc, field));
  return { values, text: values.some((list) => list.length > 0) ? JSON.stringify(values) : null };
};

/** Writes documents into the tables of one shape, whose indexes it keeps as quiet as it can. */
export const viewWriter = (db: DatabaseSync, shape: ViewShape): ViewWriter => {
  const names = shape.fields.map(shape.column);
  const arrays = (sql: string): StatementSync => {
    const statement = db.prepare(sql);
    statement.setReturnArrays(true);
    return statement;
  };
  const select = arrays(`SELECT ${["lists", ...names].join(", ")} FROM ${shape.table} WHERE id = ?`);
  const insert = db.prepare(
    `INSERT INTO ${shape.table} (${["doc", "lists", ...names, "id"].join(", ")}) VALUES (${"?, ".repeat(names.length + 2)}?)`,
  );
  const update = db.prepare(
    `UPDATE ${shape.table} SET ${["doc", "lists", ...names].map((name) => `${name} = ?`).join(", ")} WHERE id = ?`,
  );
  // Leaving out the indexed columns leaves their indexes untouched.
  const updateDoc = db.prepare(`UPDATE ${shape.table} SET doc = ? WHERE id = ?`);
  const remove = db.prepare(`DELETE FROM ${shape.table} WHERE id = ?`);
  const insertMany = db.prepare(`INSERT INTO ${shape.manyTable} (field, value, id) VALUES (?, ?, ?)`);
  const removeMany = db.prepare(`DELETE FROM ${shape.manyTable} WHERE field = ? AND value = ? AND id = ?`);

  const isSame = (a: unknown, b: unknown): boolean =>
    a === b ||
    (typeof a === "object" &&
      typeof b === "object" &&
      a !== null &&
      b !== null &&
      (a as Uint8Array)[0] === (b as Uint8Array)[0]);

  const replaceLists = (id: string, was: readonly (readonly Scalar[])[], is: readonly (readonly Scalar[])[]): void => {
    for (const [index, field] of shape.many.entries()) {
      const before = was[index] ?? [];
      const after = is[index] ?? [];
      for (const value of before) if (!after.includes(value)) removeMany.run(field, toSql(value), id);
      for (const value of after) if (!before.includes(value)) insertMany.run(field, toSql(value), id);
    }
  };

  return {
    put: (id, doc) => {
      const row = select.get(id) as unknown as readonly unknown[] | undefined;
      const was = (row?.[0] as string | null | undefined) ?? null;
      if (doc === undefined) {
        if (!row) return;
        if (was !== null) replaceLists(id, JSON.parse(was) as Scalar[][], []);
        remove.run(id);
        return;
      }
      const text = JSON.stringify(doc);
      const fields = fieldsOf(shape, doc);
      const { values: lists, text: is } = listsOf(shape, doc);
      if (!row) insert.run(text, is, ...fields, id);
      else if (was === is && fields.every((value, index) => isSame(value, row[index + 1]))) updateDoc.run(text, id);
      else update.run(text, is, ...fields, id);
      if (was !== is) replaceLists(id, was === null ? [] : (JSON.parse(was) as Scalar[][]), lists);
    },
  };
};
