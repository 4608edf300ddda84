import type { DatabaseSync, SQLInputValue, StatementSync } from "node:sqlite";
import type { Scalar } from "@yihan/kernel";
import { sqliteFault } from "./sqlite-fault.ts";
import { fieldOf, listOf, toSql, type ViewShape } from "./view-shape.ts";

/** How the tables are laid out. Raised when it changes: documents kept otherwise are copied into tables of this one. */
export const LAYOUT = 2;

/**
 * Creates a view's tables, without indexes. Indexes and lists name a document by its row, a number that grows:
 * equal values then end with the newest, so that a batch of new documents writes few pages of them, and short ones.
 */
export const createTables = (db: DatabaseSync, shape: ViewShape): void => {
  const columns = shape.fields.map((field) => `, ${shape.column(field)} ANY`).join("");
  db.exec(`CREATE TABLE ${shape.table} (row INTEGER PRIMARY KEY, id TEXT NOT NULL, doc TEXT NOT NULL, lists TEXT${columns}) STRICT;
    CREATE TABLE ${shape.manyTable} (field INTEGER, value ANY, row INTEGER, PRIMARY KEY (field, value, row)) STRICT, WITHOUT ROWID`);
};

/** Creates the index by id; of documents that were filled in more than once the last one stays. */
const createIdIndex = (db: DatabaseSync, shape: ViewShape): void => {
  const create = `CREATE UNIQUE INDEX "${shape.table.slice(1, -1)}#id" ON ${shape.table} (id)`;
  try {
    db.exec(create);
  } catch (error) {
    if (sqliteFault(error) !== "constraint") throw error;
    db.exec(`DELETE FROM ${shape.table} WHERE row NOT IN (SELECT max(row) FROM ${shape.table} GROUP BY id); ${create}`);
  }
};

/** Creates the indexes by id, by field and by fields together. Sorting a full table once is far cheaper than keeping an index sorted row by row. */
export const createIndexes = (db: DatabaseSync, shape: ViewShape): void => {
  createIdIndex(db, shape);
  for (const fields of shape.indexes) {
    const name = `"${shape.table.slice(1, -1)}/${fields.join("/")}"`;
    db.exec(`CREATE INDEX IF NOT EXISTS ${name} ON ${shape.table} (${fields.map(shape.column).join(", ")})`);
  }
};

/** Fills the side table of list values from the documents' `lists`, for a table that was written without it. */
export const fillLists = (db: DatabaseSync, shape: ViewShape): void => {
  for (const index of shape.many.keys()) {
    // As toSql has it: JSON's true and false are one-byte blobs.
    db.prepare(`INSERT INTO ${shape.manyTable} (field, value, row)
      SELECT ${index}, CASE item.type WHEN 'true' THEN x'01' WHEN 'false' THEN x'00' ELSE item.value END AS value, doc.row AS row
      FROM ${shape.table} AS doc, json_each(doc.lists, '$[${index}]') AS item ORDER BY value, row`).run();
  }
};

export const dropTables = (db: DatabaseSync, shape: Pick<ViewShape, "table" | "manyTable">): void => {
  db.exec(`DROP TABLE IF EXISTS ${shape.table}; DROP TABLE IF EXISTS ${shape.manyTable}`);
};

/**
 * Writes documents into tables that are being filled: no index and no side table of lists yet (`createIndexes` and
 * `fillLists` make them afterwards), so that a document is one row at the table's end. Only a removal has to look for one.
 */
export const viewFiller = (db: DatabaseSync, shape: ViewShape): ViewWriter => {
  const names = ["id", "doc", "lists", ...shape.fields.map(shape.column)];
  const insert = db.prepare(
    `INSERT INTO ${shape.table} (${names.join(", ")}) VALUES (${names.map(() => "?").join(", ")})`,
  );
  const remove = db.prepare(`DELETE FROM ${shape.table} WHERE id = ?`);
  return {
    put: (id, doc) => {
      if (doc === undefined) remove.run(id);
      else insert.run(id, JSON.stringify(doc), listsOf(shape, doc).text, ...fieldsOf(shape, doc));
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
  const columns = ["id", "doc", "lists", ...names];
  const arrays = (sql: string): StatementSync => {
    const statement = db.prepare(sql);
    statement.setReturnArrays(true);
    return statement;
  };
  const insert = db.prepare(
    `INSERT INTO ${shape.table} (${columns.join(", ")}) VALUES (${columns.map(() => "?").join(", ")}) ON CONFLICT (id) DO NOTHING`,
  );
  const select = arrays(`SELECT ${["row", "lists", ...names].join(", ")} FROM ${shape.table} WHERE id = ?`);
  const update = db.prepare(
    `UPDATE ${shape.table} SET ${["doc", "lists", ...names].map((name) => `${name} = ?`).join(", ")} WHERE row = ?`,
  );
  // Leaving out the indexed columns leaves their indexes untouched.
  const updateDoc = db.prepare(`UPDATE ${shape.table} SET doc = ? WHERE row = ?`);
  const remove = db.prepare(`DELETE FROM ${shape.table} WHERE row = ?`);
  const insertMany = db.prepare(`INSERT INTO ${shape.manyTable} (field, value, row) VALUES (?, ?, ?)`);
  const removeMany = db.prepare(`DELETE FROM ${shape.manyTable} WHERE field = ? AND value = ? AND row = ?`);

  const isSame = (a: unknown, b: unknown): boolean =>
    a === b ||
    (typeof a === "object" &&
      typeof b === "object" &&
      a !== null &&
      b !== null &&
      (a as Uint8Array)[0] === (b as Uint8Array)[0]);

  type Lists = readonly (readonly Scalar[])[];
  const replaceLists = (row: number | bigint, was: Lists, is: Lists): void => {
    for (const index of shape.many.keys()) {
      const before = was[index] ?? [];
      const after = is[index] ?? [];
      for (const value of before) if (!after.includes(value)) removeMany.run(index, toSql(value), row);
      for (const value of after) if (!before.includes(value)) insertMany.run(index, toSql(value), row);
    }
  };
  const listsIn = (text: string | null): Lists => (text === null ? [] : (JSON.parse(text) as Scalar[][]));
  type Known = readonly [number, string | null, ...unknown[]];
  const find = (id: string): Known | undefined => select.get(id) as unknown as Known | undefined;

  return {
    put: (id, doc) => {
      if (doc === undefined) {
        const known = find(id);
        if (!known) return;
        replaceLists(known[0], listsIn(known[1]), []);
        remove.run(known[0]);
        return;
      }
      const text = JSON.stringify(doc);
      const fields = fieldsOf(shape, doc);
      const { values: lists, text: is } = listsOf(shape, doc);
      const inserted = insert.run(id, text, is, ...fields);
      if (inserted.changes === 1) {
        if (is !== null) replaceLists(inserted.lastInsertRowid, [], lists);
        return;
      }
      const [row, was, ...before] = find(id)!;
      if (was === is && fields.every((value, index) => isSame(value, before[index]))) updateDoc.run(text, row);
      else update.run(text, is, ...fields, row);
      if (was !== is) replaceLists(row, listsIn(was), lists);
    },
  };
};
