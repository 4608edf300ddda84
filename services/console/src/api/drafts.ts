import type { Field } from "./types.gen.ts";

type Values = Readonly<Record<string, unknown>>;

const PREFIX = "yihan.draft.";

/** A run of 15 to 18 digits, the last perhaps X: it may be a citizen's number, so it is not kept wherever it was typed. */
const NUMBER = /\d{15,17}[\dXx]?/;

const kept = (value: unknown, field: Field): unknown => {
  if (field.personal) return undefined;
  if (Array.isArray(value))
    return value.map((one) =>
      field.type === "message" ? withoutPersonal(one as Values, field.fields) : kept(one, { ...field, list: false }),
    );
  if (field.type === "message" && value !== null && typeof value === "object")
    return withoutPersonal(value as Values, field.fields);
  if (typeof value === "string" && NUMBER.test(value)) return undefined;
  return value;
};

/** What of a form may stay in the browser: no field of personal data, and no text that holds an identity number. */
export const withoutPersonal = (values: Values, fields: readonly Field[]): Values =>
  Object.fromEntries(
    fields.flatMap((field) => {
      const value = kept(values[field.name], field);
      return value === undefined || value === null || value === "" ? [] : [[field.name, value]];
    }),
  );

/** Drafts of one person in this browser; `name` is the matter and the step. */
export const drafts = (officer: string) => {
  const keyOf = (name: string): string => `${PREFIX}${officer}.${name}`;
  return {
    read: (name: string): { values: Values; reason: string } | undefined => {
      const text = localStorage.getItem(keyOf(name));
      return text === null ? undefined : (JSON.parse(text) as { values: Values; reason: string });
    },
    write: (name: string, values: Values, reason: string, fields: readonly Field[]): void => {
      localStorage.setItem(
        keyOf(name),
        JSON.stringify({ values: withoutPersonal(values, fields), reason: NUMBER.test(reason) ? "" : reason }),
      );
    },
    drop: (name: string): void => localStorage.removeItem(keyOf(name)),
  };
};

/** Removes every draft of this browser, for a sign-out that was meant. */
export const dropAllDrafts = (): void => {
  for (const key of Object.keys(localStorage)) if (key.startsWith(PREFIX)) localStorage.removeItem(key);
};
