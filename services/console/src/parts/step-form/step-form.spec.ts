import type { Field } from "../../api/types.gen.ts";
import { withoutPersonal } from "../../api/drafts.ts";
import { checkField, isUscc } from "./check-field.ts";
import { toData } from "./to-data.ts";

const field = (name: string, more: Partial<Field> = {}): Field => ({
  name,
  title: name,
  type: "string",
  list: false,
  required: false,
  max: 10,
  format: "text",
  choices: [],
  least: 0,
  personal: false,
  fields: [],
  ...more,
});

test("a credit code is held to its check sign", () => {
  expect([isUscc("91350100M000100Y43"), isUscc("91350100M000100Y44")]).toEqual([true, false]);
  expect(checkField(field("code", { format: "uscc", max: 18 }), "91350100M000100Y44")).toEqual({ key: "check.uscc" });
});

test("what is required may not be blanks, and ten characters are ten however they are coded", () => {
  expect(checkField(field("x", { required: true }), "  ")).toEqual({ key: "check.required" });
  expect(checkField(field("x"), "𠮷".repeat(10))).toBeUndefined();
  expect(checkField(field("x"), "𠮷".repeat(11))).toEqual({ key: "check.max", count: 10 });
});

test("money is typed in yuan and sent in fen; nothing empty is sent", () => {
  const fields = [
    field("fine", { type: "number", format: "money" }),
    field("note"),
    field("clue", { type: "message", fields: [field("facts")] }),
  ];
  expect(toData({ fine: 50.29, note: "", clue: { facts: " 查实 " }, other: 1 }, fields)).toEqual({
    fine: 5029,
    clue: { facts: "查实" },
  });
});

test("a draft keeps no personal data, wherever it was typed", () => {
  const fields = [
    field("name", { personal: true }),
    field("facts"),
    field("list", { type: "message", list: true, fields: [field("id", { personal: true }), field("what")] }),
  ];
  expect(
    withoutPersonal({ name: "张三", facts: "身份证110101199003070134", list: [{ id: "1", what: "车" }] }, fields),
  ).toEqual({ list: [{ what: "车" }] });
  expect(withoutPersonal({ facts: "改装货箱" }, fields)).toEqual({ facts: "改装货箱" });
});
