import { isDeepStrictEqual } from "node:util";
import type { Directory, Rows } from "@yihan/matter";
import { noRows, rowKey, standing, tables, type AnyRow, type TableName } from "./rows.ts";

/** What a row of a file does to the directory. `closed`: it only sets or advances the last day. */
export type Effect = "added" | "changed" | "closed" | "unchanged";

export interface RowChange {
  table: TableName;
  key: string;
  effect: Exclude<Effect, "unchanged">;
  before?: AnyRow;
  after: AnyRow;
}

export type Counts = Record<TableName, Record<Effect, number>>;

/** What a set of rows would do; `rows` holds only those that do something. */
export interface Plan {
  counts: Counts;
  changes: RowChange[];
  rows: Rows;
}

const isClosing = (before: AnyRow, after: AnyRow): boolean => {
  if (!("to" in before) || !("to" in after) || after.to === "") return false;
  return (before.to === "" || after.to < before.to) && isDeepStrictEqual({ ...before, to: "" }, { ...after, to: "" });
};

const effectOf = (before: AnyRow | undefined, after: AnyRow): Effect => {
  if (!before) return "added";
  if (isDeepStrictEqual({ ...before }, { ...after })) return "unchanged";
  return isClosing(before, after) ? "closed" : "changed";
};

/**
 * Compares `rows` with what stands. A row that is not named stays: a file says what is new, not all that is.
 * Rows that are there already are counted as unchanged and left out, so the same file again plans nothing.
 */
export const planRows = (directory: Directory, rows: Rows): Plan => {
  const counts = Object.fromEntries(
    tables.map((table) => [table, { added: 0, changed: 0, closed: 0, unchanged: 0 }]),
  ) as Counts;
  const planned = noRows();
  const changes: RowChange[] = [];
  for (const table of tables) {
    for (const after of rows[table]) {
      const before = standing(directory, table, after);
      const effect = effectOf(before, after);
      counts[table][effect] += 1;
      if (effect === "unchanged") continue;
      changes.push({ table, key: rowKey(table, after), effect, ...(before && { before }), after });
      (planned[table] as AnyRow[]).push(after);
    }
  }
  return { counts, changes, rows: planned };
};
