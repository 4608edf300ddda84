import { csvOf } from "./csv.ts";

test.each(["=1+1", "+1", "-1", "@A1", "\t=1", " =1"])("%j is exported as text, not as a formula", (value) => {
  expect(csvOf(["x"], [[value]])).toContain(`"'${value}"`);
});

test("quotes and line breaks stay inside their cell", () => {
  expect(csvOf(["名称"], [['甲"乙\n丙']])).toBe('\uFEFF"名称"\r\n"甲""乙\n丙"\r\n');
});
