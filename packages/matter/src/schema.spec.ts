import type { Field } from "@yihan/contracts";
import type { Refusal } from "@yihan/kernel";
import { parseStepData } from "./schema.ts";

const name: Field = {
  name: "name",
  title: { zh: "名称", en: "Name" },
  type: "string",
  list: false,
  required: true,
  max: 10,
  format: "text",
  choices: [],
  personal: false,
  least: 0,
  fields: [],
};

test("a rare character counts as one, as the form counts it while it is typed", () => {
  expect(parseStepData([name], { name: "𠮷".repeat(10) })).toEqual({ name: "𠮷".repeat(10) });
});

const refusalOf = (text: string): Refusal | undefined => {
  try {
    parseStepData([name], { name: text });
    return undefined;
  } catch (refusal) {
    return refusal as Refusal;
  }
};

test.each(["字".repeat(11), "𠮷".repeat(11)])(
  "one character too many is refused, and the refusal names the field and how many it may have (%s)",
  (text) => {
    const detail = { zh: "“名称”不得超过 10 字", en: "Name: at most 10 characters" };
    expect(refusalOf(text)).toMatchObject({ faults: [{ pointer: "/data/name", code: "too-big", detail }] });
  },
);
