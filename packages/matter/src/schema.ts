import type { Field } from "@yihan/contracts";
import { Refusal, type FieldFault, type Text } from "@yihan/kernel";
import { isUscc } from "@yihan/kernel/uscc";
import { z } from "zod";

// Real days only: the pattern fixes the shape, the round trip through Date the calendar.
const isDay = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text)) && new Date(text).toISOString().startsWith(text);
// Controls other than tab and line ends never belong in a text.
const CONTROLS = /[^\P{Cc}\t\n\r]/u;

const formats: Record<string, { test: (text: string) => boolean; expected: Text }> = {
  date: { test: isDay, expected: { zh: "日期应为 YYYY-MM-DD", en: "a day, YYYY-MM-DD" } },
  uscc: {
    test: isUscc,
    expected: { zh: "应为有效的 18 位统一社会信用代码", en: "a valid credit code of 18 characters" },
  },
  place: {
    test: (text) => /^\d{2}(\d{2}){0,2}(\d{3}){0,2}$/.test(text),
    expected: { zh: "应为区划代码", en: "a division code" },
  },
  email: { test: (text) => /^[^\s@]+@[^\s@]+$/.test(text), expected: { zh: "应为电子邮箱", en: "an e-mail address" } },
};

const message = (text: Text): string => JSON.stringify(text);

/** As people count: a rare character is one, though it is written as two. */
const atMost =
  (field: Field) =>
  ({ value, issues }: z.core.ParsePayload<string>): void => {
    if (value.length <= field.max || [...value].length <= field.max) return;
    issues.push({
      code: "too_big",
      origin: "string",
      maximum: field.max,
      input: value,
      message: message({
        zh: `“${field.title.zh}”不得超过 ${field.max} 字`,
        en: `${field.title.en}: at most ${field.max} characters`,
      }),
    });
  };

const stringOf = (field: Field): z.ZodType => {
  let schema = z
    .string({
      error: () => message({ zh: `“${field.title.zh}”应为文字`, en: `${field.title.en}: a text is expected` }),
    })
    .check(atMost(field))
    .refine((text) => !CONTROLS.test(text), {
      error: () =>
        message({ zh: `“${field.title.zh}”含有控制字符`, en: `${field.title.en}: control characters are not allowed` }),
    });
  if (field.choices.length > 0) {
    const values = field.choices.map(({ value }) => value);
    schema = schema.refine((text) => text === "" || values.includes(text), {
      error: () =>
        message({
          zh: `“${field.title.zh}”应为：${field.choices.map(({ title, value }) => `${title.zh}（${value}）`).join("、")}`,
          en: `${field.title.en}: one of ${values.join(", ")}`,
        }),
    });
  }
  const format = formats[field.format];
  if (format)
    schema = schema.refine((text) => text === "" || format.test(text), {
      error: () =>
        message({ zh: `“${field.title.zh}”${format.expected.zh}`, en: `${field.title.en}: ${format.expected.en}` }),
    });
  if (field.required)
    schema = schema.refine((text) => text.trim() !== "", {
      error: () => message({ zh: `“${field.title.zh}”必填`, en: `${field.title.en} is required` }),
    });
  return schema;
};

const schemaOf = (field: Field): z.ZodType => {
  const one =
    field.type === "message"
      ? stepSchema(field.fields)
      : field.type === "boolean"
        ? z.boolean({
            error: () => message({ zh: `“${field.title.zh}”应为是或否`, en: `${field.title.en}: true or false` }),
          })
        : field.type === "number"
          ? z
              .number({
                error: () => message({ zh: `“${field.title.zh}”应为整数`, en: `${field.title.en}: a whole number` }),
              })
              .int()
              .min(0)
              .max(Number.MAX_SAFE_INTEGER)
          : stringOf(field);
  const whole = field.list
    ? z
        .array(one)
        .min(field.least, {
          error: () =>
            message({
              zh: `“${field.title.zh}”至少 ${field.least} 项`,
              en: `${field.title.en}: at least ${field.least}`,
            }),
        })
        .max(200)
    : one;
  return field.required ? whole : whole.optional();
};

/** The check of a step's data at the border, made from its one description in proto/. Unknown and system fields are refused. */
export const stepSchema = (fields: readonly Field[]): z.ZodObject =>
  z.strictObject(Object.fromEntries(fields.map((field) => [field.name, schemaOf(field)])));

const schemas = new WeakMap<readonly Field[], z.ZodObject>();

const textOf = (issue: z.core.$ZodIssue): Text => {
  if (issue.code === "unrecognized_keys")
    return { zh: `没有这一项：${issue.keys.join("、")}`, en: `there is no such field: ${issue.keys.join(", ")}` };
  if (issue.message.startsWith("{")) return JSON.parse(issue.message) as Text;
  return { zh: "必填或格式不符", en: issue.message };
};

const quoted = (key: PropertyKey): string => String(key).replaceAll("~", "~0").replaceAll("/", "~1");

/** The data of a step, checked; throws a `Refusal` that lists every fault by JSON pointer. */
export const parseStepData = (fields: readonly Field[], data: unknown): object => {
  let schema = schemas.get(fields);
  if (!schema) schemas.set(fields, (schema = stepSchema(fields)));
  const parsed = schema.safeParse(data);
  if (parsed.success) return parsed.data;
  const faults: FieldFault[] = parsed.error.issues.map((issue) => {
    const missing = issue.code === "invalid_type" && issue.input === undefined;
    return {
      pointer: `/data${issue.path.map((key) => `/${quoted(key)}`).join("")}`,
      code: missing ? "missing" : issue.code.replaceAll("_", "-"),
      detail: textOf(issue),
    };
  });
  throw new Refusal(
    "invalid",
    "invalid-data",
    {
      zh: `填写内容有误：${faults.map(({ detail }) => detail.zh).join("；")}。`,
      en: `The data is not right: ${faults.map(({ detail }) => detail.en).join("; ")}.`,
    },
    { faults },
  );
};
