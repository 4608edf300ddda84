import { keyOf, type Directory, type Rows } from "@yihan/matter";

/** The seven tables of the directory, in the order in which they name each other. */
export const tables = ["authorities", "units", "officers", "posts", "covers", "items", "duties"] as const;

export type TableName = (typeof tables)[number];

/** A row of any table, where what is asked does not depend on which. */
export type AnyRow = Rows[TableName][number];

/** The tables with 0 rows each. */
export const noRows = (): Rows => ({
  authorities: [],
  units: [],
  officers: [],
  posts: [],
  covers: [],
  items: [],
  duties: [],
});

/** The row that `row` would replace, if there is one. */
export const standing = (directory: Directory, table: TableName, row: AnyRow): AnyRow | undefined => {
  const find = directory[table].get.bind(directory[table]) as (key: string) => AnyRow | undefined;
  return find(rowKey(table, row));
};

/** What makes a row of `table` the same row. */
export const rowKey = (table: TableName, row: AnyRow): string => (keyOf[table] as (row: AnyRow) => string)(row);
