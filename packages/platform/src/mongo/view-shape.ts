import type { Scalar, ViewSpec } from "@yihan/kernel";

/** A view's document as it lies in MongoDB: the text of the document, and beside it what it is found by. */
export interface ViewDocument {
  _id: string;
  /** The number of the write that put it there: an older one that comes late does nothing. */
  seq: number;
  doc?: string;
  /** Single-valued fields; what is missing is null. */
  f?: Record<string, Scalar>;
  /** List-valued fields. */
  m?: Record<string, Scalar[]>;
  /** When it was removed; only the stub of a removed document has this. */
  gone?: number;
}

/** An index of a collection; its name follows from its fields, so that asking twice is asking once. */
export interface ViewIndex {
  name: string;
  key: Record<string, 1>;
  sparse?: true;
}

/** Where one generation of a view lies and what it is found by. Every name in it is checked. */
export interface ViewShape {
  name: string;
  collection: string;
  indexes: readonly ViewIndex[];
  /** The path of a declared single-valued field, or of `id`. Throws if the field isn't declared. */
  path(field: string): string;
  /** The path of a declared list field. Throws if it isn't declared. */
  listPath(field: string): string;
  /** The document as it is stored, but for its number. Throws if it holds something that is no scalar in a declared field. */
  stored(id: string, doc: object): Omit<ViewDocument, "seq">;
}

/** Kebab-case name of a view or consumer, safe in the name of a collection and of a field. */
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

export const viewCollection = (name: string, generation: number): string => `view.${checkName(name)}@${generation}`;

// A dot would mean depth.
const keyOf = (field: string): string => field.replaceAll(".", "/");

/** The shape of one generation of a view: a rebuild fills the next one beside the one that is read. */
export const viewShape = (
  spec: Pick<ViewSpec, "name" | "fields" | "many" | "together">,
  generation: number,
): ViewShape => {
  const name = checkName(spec.name);
  const fields = [...new Set(spec.fields.map(checkField))];
  const many = [...new Set((spec.many ?? []).map(checkField))];
  const paths = new Map([["id", "_id"], ...fields.map((field) => [field, `f.${keyOf(field)}`] as const)]);
  const path = (field: string): string => {
    const found = paths.get(field);
    if (found === undefined) throw new Error(`view ${name} has no field ${field}`);
    return found;
  };
  const index = (of: readonly string[]): ViewIndex => ({
    name: of.join("+"),
    key: Object.fromEntries([...of, "_id"].map((key) => [key, 1])),
  });
  const indexes = [
    ...fields.map((field) => index([path(field)])),
    ...many.map((field) => index([`m.${keyOf(field)}`])),
    ...(spec.together ?? []).map((of) => index(of.map(path))),
  ];
  return {
    name,
    collection: viewCollection(name, generation),
    indexes: [
      ...new Map(indexes.map((one) => [one.name, one])).values(),
      { name: "gone", key: { gone: 1 }, sparse: true },
    ],
    path,
    listPath: (field) => {
      if (!many.includes(field)) throw new Error(`view ${name} has no list field ${field}`);
      return `m.${keyOf(field)}`;
    },
    stored: (id, doc) => ({
      _id: id,
      doc: JSON.stringify(doc),
      f: Object.fromEntries(fields.map((field) => [keyOf(field), scalar(at(doc, field))])),
      m: Object.fromEntries(many.map((field) => [keyOf(field), listOf(doc, field)])),
    }),
  };
};

/** The value as something that can be looked up by. Throws if it is none. */
export const scalar = (value: unknown): Scalar => {
  if (value === undefined || value === null) return null;
  if (typeof value === "string" || typeof value === "boolean" || (typeof value === "number" && Number.isFinite(value)))
    return value;
  throw new Error(`a ${typeof value} can't be looked up by`);
};

/** What a stored document has at the path of a single-valued field. */
export const valueAt = ({ _id, f }: ViewDocument, path: string): Scalar =>
  path === "_id" ? _id : (f?.[path.slice("f.".length)] ?? null);

const at = (doc: unknown, field: string): unknown => {
  let value: unknown = doc;
  for (const part of field.split(".")) {
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, part)) return undefined;
    value = (value as Record<string, unknown>)[part];
  }
  return value;
};

/** The values of a list field, each once and none of them null; a lone scalar counts as a list of one. */
const listOf = (doc: unknown, field: string): Scalar[] => {
  const value = at(doc, field) ?? [];
  const list = new Set((Array.isArray(value) ? value : [value]).map(scalar));
  list.delete(null);
  return [...list];
};
