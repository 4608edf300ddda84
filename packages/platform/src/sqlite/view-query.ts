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
    : {
        text: parts.length === 1 ? parts[0]!.text : parts.map(({ text }) => `(${text})`).join(` ${word} `),
        values: parts.flatMap(({ values }) => values),
      };

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
  const parts: Sql[] = bounds.map(({ bound, operator }) => ({
    text: `${column} ${operator} ?`,
    values: [toSql(bound)],
  }));
  const kind = typeof bounds[0]!.bound;
  // SQLite sorts numbers before text before blobs: these fences keep to one kind.
  if (kind === "number") parts.push({ text: `${column} < ''`, values: [] });
  if (kind === "string") parts.push({ text: `${column} >= ''`, values: [] }, { text: `${column} < x''`, values: [] });
  if (kind === "boolean") parts.push({ text: `${column} >= x''`, values: [] });
  return join(parts, "AND", "1");
};

/**
 * How a condition is used: one that `drives` is answered from its index; one that filters must not tempt SQLite to read
 * an index (the unary plus hides the column from its planner) and is looked up row by row.
 */
type Use = "drives" | "filters";

const hidden = (column: string, use: Use): string => (use === "drives" ? column : `+${column}`);

const holds = (shape: ViewShape, field: string, condition: Condition, use: Use): Sql => {
  if ("has" in condition || "hasAny" in condition) {
    if (!shape.many.includes(field)) throw new Error(`view ${shape.name} has no list field ${field}`);
    const wanted = "has" in condition ? [condition.has] : condition.hasAny;
    const values = wanted.filter((value) => value !== null).map(toSql);
    if (values.length === 0) return nothing;
    const matching = `FROM ${shape.manyTable} AS many WHERE many.field = ? AND many.value IN (${marks(values)})`;
    const text =
      use === "drives"
        ? `view.row IN (SELECT many.row ${matching})`
        : `EXISTS (SELECT 1 ${matching} AND many.row = view.row)`;
    return { text, values: [shape.many.indexOf(field), ...values] };
  }
  const column = hidden(shape.column(field), use);
  if ("eq" in condition) return isOneOf(column, [condition.eq]);
  if ("in" in condition) return isOneOf(column, condition.in);
  return isWithin(column, condition);
};

type Conditions = Readonly<Record<string, Condition>>;

const allHold = (shape: ViewShape, conditions: Conditions, useOf: (field: string) => Use): Sql =>
  join(
    Object.entries(conditions).map(([field, condition]) => holds(shape, field, condition, useOf(field))),
    "AND",
    "1",
  );

const anyHolds = (shape: ViewShape, any: readonly Conditions[], use: Use): Sql =>
  join(
    any.map((conditions) => allHold(shape, conditions, () => use)),
    "OR",
    nothing.text,
  );

/** Which part of a condition is answered from an index: a field of `all`, the groups of `any`, none, or as SQLite likes. */
export type Driver = { field: string } | "any" | "order" | "free";

/** The condition as SQL over the table `view`; always true for none. Throws if a field isn't declared. */
export const whereSql = (shape: ViewShape, where: Where | undefined, driver: Driver = "free"): Sql => {
  const useOf = (field: string): Use =>
    driver === "free" || (typeof driver === "object" && driver.field === field) ? "drives" : "filters";
  const parts = [allHold(shape, where?.all ?? {}, useOf)];
  if (where?.any) parts.push(anyHolds(shape, where.any, driver === "free" || driver === "any" ? "drives" : "filters"));
  return join(parts, "AND", "1");
};

/**
 * Up to here what a condition finds is sorted (some 5 µs each); beyond, the order is walked until the page is full, which
 * is quick unless what is wanted lies far from where the walk begins: views whose lists are like that say `together`.
 */
const FEW = 20_000;

const entries = Object.entries as (conditions: Conditions) => [string, Condition][];

/**
 * What should drive a query in this order: the condition that finds least, if that is little, or else the order itself.
 * SQLite's planner can't know: it takes any equality to find ten rows, and would sort a million. `count` counts what a
 * condition finds, up to the limit it is given.
 */
export const chooseDriver = (shape: ViewShape, query: Query, count: (sql: Sql, limit: number) => number): Driver => {
  const all = entries(query.where?.all ?? {});
  const any = query.where?.any;
  if (all.length === 0 && !any) return "order";
  const by = query.order?.by ?? "id";
  const equal = all.filter(([, condition]) => "eq" in condition).map(([field]) => field);
  if (!any && equal.length === all.length && hasIndexFor(shape, equal, by)) return "free";
  const found = (conditions: Conditions): number =>
    Math.min(...entries(conditions).map(([field, condition]) => count(holds(shape, field, condition, "drives"), FEW)));
  const candidates: { driver: Driver; number: number }[] = all.map(([field, condition]) => ({
    driver: { field },
    number: found({ [field]: condition }),
  }));
  if (any) candidates.push({ driver: "any", number: any.reduce((sum, conditions) => sum + found(conditions), 0) });
  const least = candidates.reduce((a, b) => (b.number < a.number ? b : a));
  return least.number < FEW ? least.driver : "order";
};

/** True if one index has these fields first, in any order, and then the one to order by. */
const hasIndexFor = (shape: ViewShape, equal: readonly string[], by: string): boolean =>
  shape.indexes.some(
    (fields) => equal.every((field) => fields.slice(0, equal.length).includes(field)) && fields[equal.length] === by,
  );

interface Key {
  value: Scalar;
  id: string;
  row: number;
  generation: number;
}

/** A cursor is the last item's place in the order: nothing shifts under it when items come or go. */
const toCursor = (by: string, descending: boolean, { value, id, row, generation }: Key): string =>
  Buffer.from(JSON.stringify([by, descending, value, id, row, generation])).toString("base64url");

const fromCursor = (cursor: string, by: string, descending: boolean): Key => {
  try {
    const parts: unknown = JSON.parse(Buffer.from(cursor, "base64url").toString());
    if (
      Array.isArray(parts) &&
      parts.length === 6 &&
      parts[0] === by &&
      parts[1] === descending &&
      typeof parts[3] === "string" &&
      Number.isSafeInteger(parts[4]) &&
      Number.isSafeInteger(parts[5])
    ) {
      toSql(parts[2]); // throws if it is no scalar
      return { value: parts[2] as Scalar, id: parts[3], row: parts[4] as number, generation: parts[5] as number };
    }
  } catch {
    // Not base64url of JSON: the same answer as for a cursor of another list.
  }
  throw new Refusal("invalid", "cursor-invalid", {
    zh: "分页游标无效或不属于此列表；请从第一页重新开始。",
    en: "The cursor is invalid or belongs to another list; start again from the first page.",
  });
};

/** What lies behind `key` in the order (column, row); nulls come first. */
const behind = (shape: ViewShape, plain: string, descending: boolean, key: Key, use: Use): Sql => {
  const value = toSql(key.value);
  const column = hidden(plain, use);
  if (plain === "id") return { text: `${column} ${descending ? "<" : ">"} ?`, values: [key.id] };
  // A rebuild gives a document another row: there its id says where it stands now.
  const row =
    key.generation === shape.generation
      ? { text: "?", values: [key.row] }
      : { text: `coalesce((SELECT row FROM ${shape.table} WHERE id = ?), ?)`, values: [key.id, key.row] };
  if (value === null) {
    return descending
      ? { text: `${column} IS NULL AND view.row < ${row.text}`, values: row.values }
      : { text: `(${column} IS NULL AND view.row > ${row.text}) OR ${column} IS NOT NULL`, values: row.values };
  }
  return descending
    ? { text: `(${column}, view.row) < (?, ${row.text}) OR ${column} IS NULL`, values: [value, ...row.values] }
    : { text: `(${column}, view.row) > (?, ${row.text})`, values: [value, ...row.values] };
};

/** Most items on a page. */
export const PAGE_LIMIT = 1_000;

export interface Find extends Sql {
  limit: number;
  /** The cursor after the last of these rows. */
  next(last: { id: string; row: number; by: unknown }): string;
}

/** A page of a query as SQL whose rows are `doc`, `id`, `row`, `by`; it asks for one row more than the page holds. */
export const findSql = (shape: ViewShape, query: Query, driver: Driver): Find => {
  const by = query.order?.by ?? "id";
  const descending = query.order?.descending ?? false;
  const column = shape.column(by);
  const limit = Math.max(1, Math.min(query.limit ?? 50, PAGE_LIMIT));
  const parts = [whereSql(shape, query.where, driver)];
  if (query.cursor !== undefined) {
    const use = driver === "order" || driver === "free" ? "drives" : "filters";
    parts.push(behind(shape, column, descending, fromCursor(query.cursor, by, descending), use));
  }
  const condition = join(parts, "AND", "1");
  const way = descending ? "DESC" : "ASC";
  const order = (value: string, from: string): string =>
    column === "id" ? `${from}.id ${way}` : `${value} ${way}, ${from}.row ${way}`;
  return {
    // The keys are sorted first, so that no document is carried through the sorting that isn't on the page.
    text: `SELECT view.doc AS doc, page.id AS id, page.row AS row, page.by AS by FROM
      (SELECT view.row AS row, view.id AS id, ${column} AS by FROM ${shape.table} AS view WHERE ${condition.text} ORDER BY ${order(column, "view")} LIMIT ${limit + 1}) AS page
      CROSS JOIN ${shape.table} AS view ON view.row = page.row ORDER BY ${order("page.by", "page")}`,
    values: condition.values,
    limit,
    next: ({ id, row, by: value }) =>
      toCursor(by, descending, { value: fromSql(value), id, row, generation: shape.generation }),
  };
};
