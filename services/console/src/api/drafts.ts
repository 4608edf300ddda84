import { mayHoldNumber } from "./personal-number.ts";
import type { Field } from "./types.gen.ts";

type Values = Readonly<Record<string, unknown>>;

const PREFIX = "yihan.draft.";

const kept = (value: unknown, field: Field): unknown => {
  if (field.personal) return undefined;
  if (Array.isArray(value))
    return value.map((one) =>
      field.type === "message" ? withoutPersonal(one as Values, field.fields) : kept(one, { ...field, list: false }),
    );
  if (field.type === "message" && value !== null && typeof value === "object")
    return withoutPersonal(value as Values, field.fields);
  if (typeof value === "string" && mayHoldNumber(value)) return undefined;
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
      const draft = { values: withoutPersonal(values, fields), reason: mayHoldNumber(reason) ? "" : reason };
      try {
        localStorage.setItem(keyOf(name), JSON.stringify(draft));
      } catch {
        // A browser that has no room for it: typing must go on, and the form itself holds what was typed.
      }
    },
    drop: (name: string): void => localStorage.removeItem(keyOf(name)),
  };
};

/** Removes every draft of this browser, for a sign-out that was meant. */
export const dropAllDrafts = (): void => {
  for (const key of Object.keys(localStorage)) if (key.startsWith(PREFIX)) localStorage.removeItem(key);
};
