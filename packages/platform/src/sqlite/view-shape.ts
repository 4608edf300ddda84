import type { SQLInputValue } from "node:sqlite";
import type { Scalar, ViewSpec } from "@yihan/kernel";

/** The tables and columns of one generation of a view. Every name in it is checked and quoted, ready for SQL. */
export interface ViewShape {
  name: string;
  generation: number;
  table: string;
  manyTable: string;
  fields: readonly string[];
  many: readonly string[];
  /** The fields of each index, in order; the row follows in all of them. */
  indexes: readonly (readonly string[])[];
  /** The quoted column of a declared field, or `id`. Throws if the field isn't declared. */
  column(field: string): string;
}

/** Kebab-case name of a view or consumer; anything else could not be quoted safely. */
export const checkName = (name: string): string => {
  if (!/^[a-z][a-z0-9-]{0,60}$/.test(name)) throw new Error(`${name} is no name for a view or a consumer`);
  return name;
};

const checkField = (field: string): string => {
  // Identifiers joined by dots.
  if (!/^[A-Za-z_]\w*(\.[A-Za-z_]\w*)*$/.test(field) || field.length > 100)
    throw new Error(`${field} is no name for a field`);
  return field;
};

/** The shape of a view's tables in one generation: a rebuild fills the next one beside the one that is read. */
export const viewShape = (
  spec: Pick<ViewSpec, "name" | "fields" | "many" | "together">,
  generation: number,
): ViewShape => {
  const name = checkName(spec.name);
  const fields = [...new Set(spec.fields.map(checkField))];
  const many = [...new Set((spec.many ?? []).map(checkField))];
  const columns = new Map([["id", "id"], ...fields.map((field) => [field, `"f.${field}"`] as const)]);
  const column = (field: string): string => {
    const found = columns.get(field);
    if (found === undefined) throw new Error(`view ${name} has no field ${field}`);
    return found;
  };
  for (const field of (spec.together ?? []).flat()) column(field);
  return {
    name,
    generation,
    table: `"view.${name}@${generation}"`,
    manyTable: `"many.${name}@${generation}"`,
    fields,
    many,
    indexes: [...fields.map((field) => [field]), ...(spec.together ?? [])],
    column,
  };
};

const at = (doc: unknown, field: string): unknown => {
  // Nearly all names are of one part.
  if (!field.includes("."))
    return Object.hasOwn(doc as object, field) ? (doc as Record<string, unknown>)[field] : undefined;
  let value: unknown = doc;
  for (const part of field.split(".")) {
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, part)) return undefined;
    value = (value as Record<string, unknown>)[part];
  }
  return value;
};

const FALSE = new Uint8Array([0]);
const TRUE = new Uint8Array([1]);

/**
 * A scalar as SQLite keeps it. Booleans become one-byte blobs, so that `true` and 1 stay different; the order between
 * kinds is null, numbers, text, booleans.
 */
export const toSql = (value: unknown): SQLInputValue => {
  if (value === undefined || value === null) return null;
  if (value === true) return TRUE;
  if (value === false) return FALSE;
  if (typeof value === "string" || (typeof value === "number" && Number.isFinite(value))) return value;
  throw new Error(`a ${typeof value} can't be looked up by`);
};

export const fromSql = (value: unknown): Scalar => {
  if (typeof value === "object" && value !== null) return (value as Uint8Array)[0] === 1;
  return value as Scalar;
};

/** The value of a single-valued field. Throws if the document holds something that is no scalar there. */
export const fieldOf = (doc: unknown, field: string): SQLInputValue => toSql(at(doc, field));

/** The values of a list field, each once and none of them null; a lone scalar counts as a list of one. */
export const listOf = (doc: unknown, field: string): Scalar[] => {
  const value = at(doc, field) ?? [];
  const list = new Set<unknown>(Array.isArray(value) ? value : [value]);
  for (const item of list) if (toSql(item) === null) list.delete(item);
  return [...list] as Scalar[];
};
