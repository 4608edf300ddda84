import type { SQLInputValue } from "node:sqlite";
import { Refusal, type Condition, type Query, type Scalar, type Where } from "@yihan/kernel";
import { fromSql, toSql, type ViewShape } from "./view-shape.ts";

/** SQL text with the values it binds. */
export interface Sql {
  text: string;
  values: SQLInputValue[];
}

const nothing: Sql = { text: "0", values: [] };

const join = (parts: readonly Sql[], word: "AND" | "OR", empty: string): Sql =>
  parts.length === 0
    ? { text: empty, values: [] }
    : { text: parts.length === 1 ? parts[0]!.text : parts.map(({ text }) => `(${text})`).join(` ${word} `), values: parts.flatMap(({ values }) => values) };

const marks = (values: readonly unknown[]): string => values.map(() => "?").join(", ");

const isOneOf = (column: string, wanted: readonly Scalar[]): Sql => {
  const values = wanted.filter((value) => value !== null).map(toSql);
  const parts: Sql[] = [];
  if (values.length === 1) parts.push({ text: `${column} = ?`, values });
  else if (values.length > 1) parts.push({ text: `${column} IN (${marks(values)})`, values });
  if (wanted.includes(null)) parts.push({ text: `${column} IS NULL`, values: [] });
  return join(parts, "OR", nothing.text);
};

const operators = { lt: "<", lte: "<=", gt: ">", gte: ">=" } as const;

/** A range holds only values of its bounds' kind: a number is never below a text. A bound of null matches nothing. */
const isWithin = (column: string, range: { lt?: Scalar; lte?: Scalar; gt?: Scalar; gte?: Scalar }): Sql => {
  const bounds = Object.entries(operators).flatMap(([name, operator]) => {
    const bound = range[name as keyof typeof operators];
    return bound === undefined ? [] : [{ bound, operator }];
  });
  if (bounds.length === 0 || bounds.some(({ bound }) => bound === null)) return nothing;
  const parts: Sql[] = bounds.map(({ bound, operator }) => ({ text: `${column} ${operator} ?`, values: [toSql(bound)] }));
  const kind = typeof bounds[0]!.bound;
  // SQLite sorts numbers before text before blobs: these fences keep to one kind.
  if (kind === "number") parts.push({ text: `${column} < ''`, values: [] });
  if (kind === "string") parts.push({ text: `${column} >= ''`, values: [] }, { text: `${column} < x''`, values: [] });
  if (kind === "boolean") parts.push({ text: `${column} >= x''`, values: [] });
  return join(parts, "AND", "1");
};

const holds = (shape: ViewShape, field: string, condition: Condition): Sql => {
  if ("has" in condition || "hasAny" in condition) {
    if (!shape.many.includes(field)) throw new Error(`view ${shape.name} has no list field ${field}`);
    const wanted = "has" in condition ? [condition.has] : condition.hasAny;
    const values = wanted.filter((value) => value !== null).map(toSql);
    if (values.length === 0) return nothing;
    return { text: `id IN (SELECT id FROM ${shape.manyTable} WHERE field = ? AND value IN (${marks(values)}))`, values: [field, ...values] };
  }
  const column = shape.column(field);
  if ("eq" in condition) return isOneOf(column, [condition.eq]);
  if ("in" in condition) return isOneOf(column, condition.in);
  return isWithin(column, condition);
};

const allHold = (shape: ViewShape, conditions: Readonly<Record<string, Condition>>): Sql =>
  join(Object.entries(conditions).map(([field, condition]) => holds(shape, field, condition)), "AND", "1");

/** The condition as SQL; always true for none. Throws if a field isn't declared. */
export const whereSql = (shape: ViewShape, where: Where | undefined): Sql => {
  const parts = [allHold(shape, where?.all ?? {})];
  if (where?.any) parts.push(join(where.any.map((conditions) => allHold(shape, conditions)), "OR", nothing.text));
  return join(parts, "AND", "1");
};

interface Key {
  value: Scalar;
  id: string;
}

/** A cursor is the last item's place in the order: nothing shifts under it when items come or go. */
const toCursor = (by: string, descending: boolean, { value, id }: Key): string =>
  Buffer.from(JSON.stringify([by, descending, value, id])).toString("base64url");

const fromCursor = (cursor: string, by: string, descending: boolean): Key => {
  try {
    const parts: unknown = JSON.parse(Buffer.from(cursor, "base64url").toString());
    if (Array.isArray(parts) && parts.length === 4 && parts[0] === by && parts[1] === descending && typeof parts[3] === "string") {
      toSql(parts[2]); // throws if it is no scalar
      return { value: parts[2] as Scalar, id: parts[3] };
    }
  } catch {
    // Not base64url of JSON: the same answer as for a cursor of another list.
  }
  throw new Refusal("invalid", "cursor-invalid", {
    zh: "分页游标无效或不属于此列表；请从第一页重新开始。",
    en: "The cursor is invalid or belongs to another list; start again from the first page.",
  });
};

/** What lies behind `key` in the order (column, id); nulls come first. */
const behind = (column: string, descending: boolean, key: Key): Sql => {
  const value = toSql(key.value);
  if (column === "id") return { text: `id ${descending ? "<" : ">"} ?`, values: [key.id] };
  if (value === null) {
    return descending
      ? { text: `${column} IS NULL AND id < ?`, values: [key.id] }
      : { text: `(${column} IS NULL AND id > ?) OR ${column} IS NOT NULL`, values: [key.id] };
  }
  return descending
    ? { text: `(${column}, id) < (?, ?) OR ${column} IS NULL`, values: [value, key.id] }
    : { text: `(${column}, id) > (?, ?)`, values: [value, key.id] };
};

/** Most items on a page. */
export const PAGE_LIMIT = 1_000;

export interface Find extends Sql {
  limit: number;
  /** The cursor after the last of these rows. */
  next(row: { id: string; by: unknown }): string;
}

/** A page of a query as SQL whose rows are `doc`, `id`, `by`; it asks for one row more than the page holds. */
export const findSql = (shape: ViewShape, query: Query): Find => {
  const by = query.order?.by ?? "id";
  const descending = query.order?.descending ?? false;
  const column = shape.column(by);
  const limit = Math.max(1, Math.min(query.limit ?? 50, PAGE_LIMIT));
  const parts = [whereSql(shape, query.where)];
  if (query.cursor !== undefined) parts.push(behind(column, descending, fromCursor(query.cursor, by, descending)));
  const condition = join(parts, "AND", "1");
  const way = descending ? "DESC" : "ASC";
  const order = column === "id" ? `id ${way}` : `${column} ${way}, id ${way}`;
  return {
    text: `SELECT doc, id, ${column} AS by FROM ${shape.table} WHERE ${condition.text} ORDER BY ${order} LIMIT ${limit + 1}`,
    values: condition.values,
    limit,
    next: (row) => toCursor(by, descending, { value: fromSql(row.by), id: row.id }),
  };
};
