import type { Field } from "../../api/types.gen.ts";

type Values = Readonly<Record<string, unknown>>;

const FEN = 100;

const one = (field: Field, value: unknown): unknown => {
  if (field.type === "message") return toData(value as Values, field.fields);
  if (field.format === "money" && typeof value === "number") return Math.round(value * FEN);
  return typeof value === "string" ? value.trim() : value;
};

/** A form's values as the step takes them: money in fen, nothing empty, nothing that the form does not have. */
export const toData = (values: Values, fields: readonly Field[]): Record<string, unknown> =>
  Object.fromEntries(
    fields.flatMap((field) => {
      const value = values?.[field.name];
      if (value === undefined || value === null || value === "") return [];
      return [[field.name, field.list ? (value as unknown[]).map((entry) => one(field, entry)) : one(field, value)]];
    }),
  );
