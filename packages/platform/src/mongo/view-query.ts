import { Refusal, type Condition, type Query, type Scalar, type Where } from "@yihan/kernel";
import { scalar, type ViewShape } from "./view-shape.ts";

export type Filter = Record<string, unknown>;

const NOTHING: Filter = { _id: { $in: [] } };
const LIVE: Filter = { gone: { $exists: false } };

/** All of them hold. Kept flat where it can be, so that every server sees which index fits. */
const all = (filters: readonly Filter[]): Filter => {
  const keys = filters.flatMap(Object.keys);
  if (new Set(keys).size === keys.length) return Object.assign({}, ...filters) as Filter;
  return { $and: filters.filter((filter) => Object.keys(filter).length > 0) };
};

const isOneOf = (path: string, values: readonly Scalar[]): Filter => {
  if (values.length === 0) return NOTHING;
  return { [path]: values.length === 1 ? scalar(values[0]) : { $in: values.map(scalar) } };
};

const operators = { lt: "$lt", lte: "$lte", gt: "$gt", gte: "$gte" } as const;

/** A range holds only values of its bounds' kind, as MongoDB compares. A bound of null matches nothing. */
const isWithin = (path: string, range: { lt?: Scalar; lte?: Scalar; gt?: Scalar; gte?: Scalar }): Filter => {
  const bounds = Object.entries(operators).flatMap(([name, operator]) => {
    const bound = range[name as keyof typeof operators];
    return bound === undefined ? [] : [[operator, scalar(bound)] as const];
  });
  if (bounds.length === 0 || bounds.some(([, bound]) => bound === null)) return NOTHING;
  return { [path]: Object.fromEntries(bounds) };
};

const holds = (shape: ViewShape, field: string, condition: Condition): Filter => {
  if ("has" in condition || "hasAny" in condition) {
    const wanted = "has" in condition ? [condition.has] : condition.hasAny;
    return isOneOf(
      shape.listPath(field),
      wanted.filter((value) => value !== null),
    );
  }
  const path = shape.path(field);
  if ("eq" in condition) return isOneOf(path, [condition.eq]);
  if ("in" in condition) return isOneOf(path, condition.in);
  return isWithin(path, condition);
};

type Conditions = Readonly<Record<string, Condition>>;

const allHold = (shape: ViewShape, conditions: Conditions): Filter =>
  all(Object.entries(conditions).map(([field, condition]) => holds(shape, field, condition)));

const anyHolds = (shape: ViewShape, any: readonly Conditions[]): Filter =>
  any.length === 0 ? NOTHING : { $or: any.map((conditions) => allHold(shape, conditions)) };

/** True if the stub of a removed document, which has only an id, can't meet it. */
const sparesStubs = ([field, condition]: [string, Condition]): boolean => {
  if (field === "id") return false;
  if ("eq" in condition) return condition.eq !== null;
  if ("in" in condition) return !condition.in.includes(null);
  return true;
};

/** What is found under a condition; everything for none. Throws if a field isn't declared. */
export const whereFilter = (shape: ViewShape, where: Where = {}): Filter => {
  const conditions = where.all ?? {};
  const parts = [allHold(shape, conditions)];
  if (where.any) parts.push(anyHolds(shape, where.any));
  if (!Object.entries(conditions).some(sparesStubs)) parts.push(LIVE);
  return all(parts);
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
    if (
      Array.isArray(parts) &&
      parts.length === 4 &&
      parts[0] === by &&
      parts[1] === descending &&
      typeof parts[3] === "string"
    )
      return { value: scalar(parts[2]), id: parts[3] };
  } catch {
    // Not base64url of JSON: the same answer as for a cursor of another list.
  }
  throw new Refusal("invalid", "cursor-invalid", {
    zh: "分页游标无效或不属于此列表；请从第一页重新开始。",
    en: "The cursor is invalid or belongs to another list; start again from the first page.",
  });
};

/** All values of a kind, in the order of kinds. */
const kinds: readonly ((path: string) => Filter)[] = [
  (path) => ({ [path]: null }),
  (path) => ({ [path]: { $gte: -Infinity } }),
  (path) => ({ [path]: { $gte: "" } }),
  (path) => ({ [path]: { $gte: false } }),
];

const kindOf = (value: Scalar): number =>
  value === null ? 0 : typeof value === "number" ? 1 : typeof value === "string" ? 2 : 3;

/**
 * What lies behind `key` in the order (path, id), as ranges that follow each other: each is one stretch of one index, where
 * a single condition over all of them would be read from the beginning.
 */
const behind = (path: string, descending: boolean, { value, id }: Key): Filter[] => {
  const beyond = descending ? "$lt" : "$gt";
  if (path === "_id") return [{ _id: { [beyond]: id } }];
  const kind = kindOf(value);
  const others = descending ? kinds.slice(0, kind).toReversed() : kinds.slice(kind + 1);
  return [
    { [path]: value, _id: { [beyond]: id } },
    ...(value === null ? [] : [{ [path]: { [beyond]: value } }]),
    ...others.map((whole) => whole(path)),
  ];
};

/** Most items on a page. */
const PAGE_LIMIT = 1_000;

export interface Find {
  /** Asked one after the other until there is one item more than the page holds. */
  filters: readonly Filter[];
  sort: Record<string, 1 | -1>;
  limit: number;
  /** The path of the value that orders. */
  by: string;
  /** The cursor after an item. */
  next(key: Key): string;
}

export const findPlan = (shape: ViewShape, query: Query): Find => {
  const field = query.order?.by ?? "id";
  const descending = query.order?.descending ?? false;
  const path = shape.path(field);
  const where = whereFilter(shape, query.where);
  const ranges =
    query.cursor === undefined ? [{}] : behind(path, descending, fromCursor(query.cursor, field, descending));
  const way = descending ? -1 : 1;
  return {
    filters: ranges.map((range) => all([where, range])),
    sort: path === "_id" ? { _id: way } : { [path]: way, _id: way },
    limit: Math.max(1, Math.min(query.limit ?? 50, PAGE_LIMIT)),
    by: path,
    next: (key) => toCursor(field, descending, key),
  };
};
