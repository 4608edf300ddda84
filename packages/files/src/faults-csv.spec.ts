import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { csvLine, inert, writeFaults } from "./faults-csv.ts";
import { fault } from "./national/fault.ts";

async function textOf(pieces: AsyncIterable<string>): Promise<string> {
  let text = "";
  for await (const piece of pieces) text += piece;
  return text;
}

const column = { code: "XK_NR", zh: "许可内容" };

test("faults are written for a spreadsheet: a mark, a header in the language asked for, a line for each", async () => {
  const rows = [
    { row: 3, faults: [fault(column, "missing", ""), fault(column, "notADay", "一月,上旬")] },
    { sheet: "二月", row: 9, faults: [fault(column, "cellError", "#REF!")] },
  ];
  const text = await textOf(writeFaults(rows));
  expect(text.startsWith("\uFEFF工作表,行,列,列名,现有内容,应为,代码\r\n")).toBe(true);
  expect(text.split("\r\n")).toHaveLength(5);
  expect(text).toContain('"一月,上旬"');
  const english = await textOf(writeFaults(rows, "en"));
  expect(english).toContain("sheet,row,column");
  expect(english).toContain('二月,9,XK_NR,许可内容,#REF!,"the formula is in error');
});

test.each(["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx", "＝1", "\nx"])("%j doesn't start a formula", (cell) => {
  expect(inert(cell)).toBe(`'${cell}`);
});

test("a formula in a faulty cell reaches the file as text", async () => {
  const rows = [{ row: 2, faults: [fault(column, "notADay", "=cmd|' /C calc'!A0")] }];
  expect(await textOf(writeFaults(rows))).toContain(",'=cmd|' /C calc'!A0,");
});

test("every line is read back as it was, but for the apostrophe", () => {
  fc.assert(
    fc.property(
      fc.array(fc.string({ unit: fc.constantFrom("甲", ",", '"', "\n", "\r", "=", "-", ";", "\t", " ") }), {
        minLength: 1,
      }),
      (cells) => {
        fc.pre(cells.some((cell) => cell !== ""));
        expect(parse(csvLine(cells))).toEqual([cells.map(inert)]);
      },
    ),
  );
});
