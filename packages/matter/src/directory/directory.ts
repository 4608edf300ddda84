import type { directory } from "@yihan/contracts";
import type { Table } from "./table.ts";

export type Authority = directory.Authority;
export type Unit = directory.Unit;
export type Officer = directory.Officer;
export type Post = directory.Post;
export type Cover = directory.Cover;
export type Item = directory.Item;
export type Duty = directory.Duty;
export type Changed = directory.Changed;

/** Who is where and answers for what, on every day. Never changes: `withChange` gives another one. */
export interface Directory {
  /** Number of changes applied. */
  readonly version: number;
  readonly authorities: Table<Authority>;
  readonly units: Table<Unit>;
  readonly officers: Table<Officer>;
  readonly posts: Table<Post>;
  readonly covers: Table<Cover>;
  readonly items: Table<Item>;
  readonly duties: Table<Duty>;
}

/** The rows of a change, without how it travelled. */
export type Rows = Pick<Changed, "authorities" | "units" | "officers" | "posts" | "covers" | "items" | "duties">;

const joined = (...parts: readonly string[]): string => parts.join("\u001f");

/** What makes a row the same row: a later row with this key replaces the earlier one. */
export const keyOf = {
  authorities: (row: Authority): string => row.code,
  units: (row: Unit): string => row.code,
  officers: (row: Officer): string => row.id,
  posts: (row: Post): string => joined(row.id, row.from),
  covers: (row: Cover): string => joined(row.officer, row.from),
  items: (row: Item): string => joined(row.code, row.from),
  duties: (row: Duty): string => joined(row.item, row.place, row.role, row.authority, row.from),
} as const;

/** A directory without rows, version 0. */
export const emptyDirectory = (): Directory => ({
  version: 0,
  authorities: new Map(),
  units: new Map(),
  officers: new Map(),
  posts: new Map(),
  covers: new Map(),
  items: new Map(),
  duties: new Map(),
});

const merged = <Row>(table: Table<Row>, rows: readonly Row[], key: (row: Row) => string): Table<Row> => {
  if (rows.length === 0) return table;
  const next = new Map(table);
  for (const row of rows) next.set(key(row), row);
  return next;
};

/** The directory after `change`: its rows replace those with the same key; version one more. The old one stays as it is. */
export const withChange = (directory: Directory, change: Rows): Directory => ({
  version: directory.version + 1,
  authorities: merged(directory.authorities, change.authorities, keyOf.authorities),
  units: merged(directory.units, change.units, keyOf.units),
  officers: merged(directory.officers, change.officers, keyOf.officers),
  posts: merged(directory.posts, change.posts, keyOf.posts),
  covers: merged(directory.covers, change.covers, keyOf.covers),
  items: merged(directory.items, change.items, keyOf.items),
  duties: merged(directory.duties, change.duties, keyOf.duties),
});
