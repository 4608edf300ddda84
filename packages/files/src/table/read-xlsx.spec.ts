import { rowsOf } from "../fixture/rows-of.ts";
import { workbook } from "../fixture/workbook.ts";
import { isDateFormat } from "./number-formats.ts";
import { numberText } from "./number-text.ts";
import { serialDay } from "./serial-day.ts";
import { columnIndex } from "./sheet-xml.ts";

const styles =
  '<numFmts><numFmt numFmtId="176" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;"/><numFmt numFmtId="177" formatCode="0.00&quot;d&quot;"/></numFmts>' +
  '<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="176"/><xf numFmtId="177"/></cellXfs>';

async function cellsOf(data: string, more: { strings?: string; date1904?: boolean } = {}): Promise<unknown[]> {
  return (await rowsOf(await workbook({ sheets: [`<row r="1">${data}</row>`], styles, ...more })))[0]?.cells ?? [];
}

describe("a cell of a workbook", () => {
  test.each<[string, string, unknown]>([
    ["inline text", '<c r="A1" t="inlineStr"><is><t>甲 &amp; 乙</t></is></c>', "甲 & 乙"],
    [
      "inline rich text without its phonetic guide",
      '<c r="A1" t="inlineStr"><is><r><rPr><b/></rPr><t>甲</t></r><rPh sb="0" eb="1"><t>jia</t></rPh><r><t xml:space="preserve"> 乙</t></r></is></c>',
      "甲 乙",
    ],
    ["text with an escaped line break", '<c r="A1" t="inlineStr"><is><t>甲_x000D_\n乙</t></is></c>', "甲\r\n乙"],
    [
      "text that looks like a formula",
      '<c r="A1" t="inlineStr"><is><t>=cmd|\' /C calc\'!A0</t></is></c>',
      "=cmd|' /C calc'!A0",
    ],
    ["a number", '<c r="A1"><v>0.20000000000000001</v></c>', { kind: "number", text: "0.2" }],
    ["a number with an exponent", '<c r="A1"><v>1.5E-7</v></c>', { kind: "number", text: "0.00000015" }],
    ["a built-in date", '<c r="A1" s="1"><v>46027</v></c>', { kind: "date", text: "2026-01-05" }],
    [
      "a date with a Chinese format and a time of day",
      '<c r="A1" s="2"><v>46027.75</v></c>',
      { kind: "date", text: "2026-01-05" },
    ],
    ["a number whose unit is the letter d", '<c r="A1" s="3"><v>46027</v></c>', { kind: "number", text: "46027" }],
    ["an ISO date", '<c r="A1" t="d"><v>2026-01-05T00:00:00</v></c>', { kind: "date", text: "2026-01-05" }],
    ["a boolean", '<c r="A1" t="b"><v>1</v></c>', "TRUE"],
    ["an error", '<c r="A1" t="e"><v>#REF!</v></c>', { kind: "error", text: "#REF!" }],
    [
      "a formula's stored text",
      '<c r="A1" t="str"><f>B1&amp;C1</f><v>甲</v></c>',
      { kind: "text", text: "甲", formula: true },
    ],
    ["a formula's stored number", '<c r="A1"><f>1+1</f><v>2</v></c>', { kind: "number", text: "2", formula: true }],
    ["a formula without a stored result", '<c r="A1"><f>1+1</f></c>', { kind: "text", text: "", formula: true }],
    ["a string that isn't there", '<c r="A1" t="s"><v>7</v></c>', { kind: "error", text: "#REF!" }],
    ["a wrong type", '<c r="A1"><v>甲</v></c>', { kind: "error", text: "甲" }],
  ])("is %s", async (_, data, cell) => {
    expect(await cellsOf(data)).toEqual([cell]);
  });

  test("is a shared string, plain or rich", async () => {
    const strings = "<si><t>甲</t></si><si><r><t>乙</t></r><r><t>丙</t></r></si><si><t/></si>";
    expect(
      await cellsOf('<c r="A1" t="s"><v>1</v></c><c r="B1" t="s"><v>0</v></c><c r="C1" t="s"><v>2</v></c>', {
        strings,
      }),
    ).toEqual(["乙丙", "甲"]);
  });

  test("is a day of the 1904 system where the workbook says so", async () => {
    expect(await cellsOf('<c r="A1" s="1"><v>44565</v></c><c r="B1"><v>44565</v></c>', { date1904: true })).toEqual([
      { kind: "date", text: "2026-01-05" },
      { kind: "number", text: "44565", date1904: true },
    ]);
  });

  test("stands in its own column when those before it are left out, or have no reference", async () => {
    expect(await cellsOf('<c r="B1"><v>1</v></c><c><v>2</v></c><c r="E1"><v>3</v></c>')).toEqual([
      "",
      { kind: "number", text: "1" },
      { kind: "number", text: "2" },
      "",
      { kind: "number", text: "3" },
    ]);
  });
});

describe("the rows of a workbook", () => {
  const rowXml = (number: number, text: string) =>
    `<row r="${number}"><c r="A${number}" t="inlineStr"><is><t>${text}</t></is></c></row>`;

  test("have the numbers a spreadsheet shows; left-out rows are blank, blank rows at the end are none", async () => {
    const data = `${rowXml(1, "甲")}<row r="3" ht="20"/>${rowXml(5, "乙")}<row r="6"><c r="A6" s="0"/></row><row r="1048576"/>`;
    expect((await rowsOf(await workbook({ sheets: [data] }))).map(({ row, cells }) => [row, ...cells])).toEqual([
      [1, "甲"],
      [2],
      [3],
      [4],
      [5, "乙"],
    ]);
  });

  test("come sheet by sheet in the order of the tabs, without hidden sheets", async () => {
    const sheets = [
      { name: "一", data: rowXml(1, "甲") },
      { name: "字典", state: "hidden", data: rowXml(1, "乙") },
      { name: "三", data: rowXml(1, "丙") },
    ];
    expect((await rowsOf(await workbook({ sheets }))).map(({ sheet, row, cells }) => [sheet, row, ...cells])).toEqual([
      ["一", 1, "甲"],
      ["三", 1, "丙"],
    ]);
  });

  test("with a cell longer than a spreadsheet's are faulty, inline or shared", async () => {
    const long = "长".repeat(40_000);
    const inline = await rowsOf(await workbook({ sheets: [`${rowXml(1, long)}${rowXml(2, "好")}`] }));
    const shared = await rowsOf(
      await workbook({
        sheets: ['<row r="1"><c r="A1" t="s"><v>0</v></c></row><row r="2"><c r="A2" t="s"><v>1</v></c></row>'],
        strings: `<si><t>${long}</t></si><si><t>好</t></si>`,
      }),
    );
    for (const rows of [inline, shared])
      expect(rows.map(({ fault, cells }) => fault?.code ?? cells[0])).toEqual(["cellTooLong", "好"]);
  });

  test("are read from XML with prefixes and in UTF-16", async () => {
    const sheet =
      '\uFEFF<?xml version="1.0" encoding="UTF-16"?><x:worksheet xmlns:x="y"><x:sheetData><x:row r="1"><x:c r="A1" t="str"><x:v>甲</x:v></x:c></x:row></x:sheetData></x:worksheet>';
    const bytes = await workbook({
      sheets: [""],
      parts: { "xl/worksheets/sheet1.xml": Buffer.from(sheet, "utf16le") },
    });
    expect((await rowsOf(bytes))[0]?.cells).toEqual(["甲"]);
  });
});

test.each([
  [1, false, "1900-01-01"],
  [59, false, "1900-02-28"],
  [60, false, undefined],
  [61, false, "1900-03-01"],
  [45_351, false, "2024-02-29"],
  [73_050, false, "2099-12-31"],
  [0, false, undefined],
  [-1, false, undefined],
  [2_958_466, false, undefined],
  [0, true, "1904-01-01"],
  [44_565, true, "2026-01-05"],
])("serial %d (1904: %s) is %s", (serial, date1904, day) => {
  expect(serialDay(serial, date1904)).toBe(day);
});

test.each([
  ["yyyy-mm-dd", true],
  ['[$-804]yyyy"年"m"月"d"日";@', true],
  ["m/d/yy h:mm", true],
  ["General", false],
  ['0.00"日"', false],
  ["[Red]0", false],
  ["h:mm:ss", false],
  ["\\d0", false],
])("format %s shows a day: %s", (format, day) => {
  expect(isDateFormat(format)).toBe(day);
});

test.each([
  [1.1000000000000001, "1.1"],
  [420_882_199_003_070_000, "420882199003070000"],
  [1e21, "1000000000000000000000"],
  [-1.5e-7, "-0.00000015"],
  [0, "0"],
])("%d is written %s", (value, text) => {
  expect(numberText(value)).toBe(text);
});

test("columns are lettered", () => {
  expect(["A1", "Z9", "AA1", "IV2", "XFD3", "1"].map(columnIndex)).toEqual([0, 25, 26, 255, 16_383, -1]);
});
