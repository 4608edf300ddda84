import { fieldTitle } from "./field-title.ts";

test("money is named without the unit that only the interfaces use", () => {
  expect(["罚款金额（分）", "Fine (fen)"].map((title) => fieldTitle({ format: "money", title }))).toEqual([
    "罚款金额",
    "Fine",
  ]);
  expect(fieldTitle({ format: "text", title: "得分（分）" })).toBe("得分（分）");
});
