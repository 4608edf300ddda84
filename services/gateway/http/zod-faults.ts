import { Refusal, type FieldFault, type Text } from "@yihan/kernel";
import type { z } from "zod";

const escaped = (key: PropertyKey): string => String(key).replaceAll("~", "~0").replaceAll("/", "~1");

const sentence = (issue: z.core.$ZodIssue): Text => {
  switch (issue.code) {
    case "unrecognized_keys":
      return {
        zh: `没有这一项：${issue.keys.join("、").slice(0, 100)}`,
        en: `there is no such field: ${issue.keys.join(", ").slice(0, 100)}`,
      };
    case "too_big":
      return { zh: `过大或过长，最多 ${issue.maximum}`, en: `at most ${issue.maximum}` };
    case "too_small":
      return { zh: `过小或过短，至少 ${issue.minimum}`, en: `at least ${issue.minimum}` };
    case "invalid_value":
      return { zh: `应为：${issue.values.join("、")}`, en: `one of ${issue.values.join(", ")}` };
    case "invalid_format":
      return {
        zh: "格式不符",
        en: `not in the expected format${issue.format === "regex" ? "" : ` (${issue.format})`}`,
      };
    default:
      return issue.input === undefined
        ? { zh: "必填", en: "required" }
        : { zh: "类型或内容不符", en: "not of the expected type" };
  }
};

/** The checked value; throws a `Refusal` that names every fault by JSON pointer below `root`. */
export const parsed = <S extends z.ZodType>(schema: S, value: unknown, root: string): z.output<S> => {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const faults: FieldFault[] = result.error.issues.slice(0, 50).map((issue) => ({
    pointer: `${root}${issue.path.map((key) => `/${escaped(key)}`).join("")}`,
    code: issue.code.replaceAll("_", "-"),
    detail: sentence(issue),
  }));
  throw new Refusal(
    "invalid",
    "invalid-request",
    {
      zh: `请求有误：${faults.map(({ pointer, detail }) => `${pointer} ${detail.zh}`).join("；")}。`,
      en: `The request is not right: ${faults.map(({ pointer, detail }) => `${pointer} ${detail.en}`).join("; ")}.`,
    },
    { faults },
  );
};
