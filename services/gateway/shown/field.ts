import type { Field } from "@yihan/contracts";
import type { Language } from "@yihan/kernel";
import { z } from "zod";

export interface ShownField {
  name: string;
  title: string;
  type: string;
  list: boolean;
  required: boolean;
  max: number;
  format: string;
  help?: string | undefined;
  choices: { value: string; title: string }[];
  least: number;
  personal: boolean;
  fields: ShownField[];
}

export const shownFieldSchema: z.ZodType<ShownField> = z
  .object({
    name: z.string(),
    title: z.string(),
    type: z.string(),
    list: z.boolean(),
    required: z.boolean(),
    max: z.number(),
    format: z.string(),
    help: z.string().optional(),
    choices: z.array(z.object({ value: z.string(), title: z.string() })),
    least: z.number(),
    personal: z.boolean().meta({ description: "personal data: not to be kept outside the system" }),
    get fields() {
      return z.array(shownFieldSchema);
    },
  })
  .meta({ id: "Field" });

/** A field of a step with its labels in one language. */
export const shownField = (field: Field, language: Language): ShownField => ({
  name: field.name,
  title: field.title[language],
  type: field.type,
  list: field.list,
  required: field.required,
  max: field.max,
  format: field.format,
  ...(field.help && { help: field.help[language] }),
  choices: field.choices.map(({ value, title }) => ({ value, title: title[language] })),
  least: field.least,
  personal: field.personal,
  fields: field.fields.map((inner) => shownField(inner, language)),
});
