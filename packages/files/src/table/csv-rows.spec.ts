import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { rowsOf } from "../fixture/rows-of.ts";
import { createCsvRows, sniffDelimiter } from "./csv-rows.ts";
import { defaultLimits } from "./limits.ts";

const cellsOf = async (text: string) => (await rowsOf(text)).map(({ cells }) => cells);

describe("a text table", () => {
  test.each([
    ["comma", "甲,乙,丙\n1,2,3\n"],
    ["tab", "甲\t乙\t丙\n1\t2\t3\n"],
    ["semicolon", "甲;乙;丙\n1;2;3\n"],
    ["comma with CRLF", "甲,乙,丙\r\n1,2,3\r\n"],
    ["comma with the line breaks of old machines", "甲,乙,丙\r1,2,3\r"],
    ["comma without a last line break", "甲,乙,丙\n1,2,3"],
    ["all cells quoted", '"甲","乙","丙"\n"1","2","3"\n'],
    ["commas inside quotes, parted by semicolons", '"甲";"乙";"丙"\n1;2;3'],
  ])("is parted by its own delimiter: %s", async (_, text) => {
    expect(await cellsOf(text)).toEqual([
      ["甲", "乙", "丙"],
      ["1", "2", "3"],
    ]);
  });

  test("has its delimiter told from the header, not from commas inside quotes or titles", () => {
    expect(sniffDelimiter('标题,有逗号\n"甲,甲,甲";"乙,乙";丙;丁\n')).toBe(";");
    expect(sniffDelimiter("只有一列\n甲\n")).toBe(",");
  });

  test("counts rows as a spreadsheet does: a quoted line break belongs to its row", async () => {
    const rows = await rowsOf('a,b\n"一\n二\n三",x\ny,z\n');
    expect(rows.map(({ row, cells }) => [row, ...cells])).toEqual([
      [1, "a", "b"],
      [2, "一\n二\n三", "x"],
      [3, "y", "z"],
    ]);
  });

  test("keeps doubled quotes, quotes inside unquoted cells and text that looks like a formula", async () => {
    expect(await cellsOf('a,b\n"说""是""",5"管\n=cmd|\' /C calc\'!A0,+1\n')).toEqual([
      ["a", "b"],
      ['说"是"', '5"管'],
      ["=cmd|' /C calc'!A0", "+1"],
    ]);
  });

  test("keeps empty last cells and blank lines", async () => {
    expect(await cellsOf('a,"b",\n\n"x",\n')).toEqual([["a", "b", ""], [""], ["x", ""]]);
  });
});

describe("a quote that doesn't close", () => {
  const lines = Array.from({ length: 40 }, (_, i) => `${i + 1},名称${i + 1},"有引号"`);

  test("costs its own row and no other, wherever the next quotes are", async () => {
    const broken = lines.with(2, '3,"没有闭合,x');
    const rows = await rowsOf(`${broken.join("\n")}\n`);
    expect(rows).toHaveLength(40);
    expect(rows.filter(({ fault }) => fault).map(({ row, fault }) => [row, fault?.code])).toEqual([[3, "brokenQuote"]]);
    expect(rows[39]?.cells).toEqual(["40", "名称40", "有引号"]);
  });

  test("costs its own row when no quote follows in the whole file", async () => {
    const broken = lines.map((line) => line.replaceAll('"', "")).with(2, '3,"没有闭合,x');
    const rows = await rowsOf(`${broken.join("\n")}\n`);
    expect(rows).toHaveLength(40);
    expect(rows.filter(({ fault }) => fault).map(({ row }) => row)).toEqual([3]);
  });

  test("costs its own row in a file far larger than a cell may be", async () => {
    const many = Array.from({ length: 20_000 }, (_, i) => `${i + 1},名称${i + 1},内容`).with(2, '3,"没有闭合,x');
    const rows = await rowsOf(`${many.join("\r\n")}\r\n`);
    expect(rows).toHaveLength(20_000);
    expect(rows.filter(({ fault }) => fault).map(({ row }) => row)).toEqual([3]);
  });

  test("leaves what the row would be without it, for whoever mends it", async () => {
    const [, row] = await rowsOf('a,b,c\n1,"二,三\n');
    expect(row).toMatchObject({ row: 2, cells: ["1", "二", "三"], fault: { code: "brokenQuote", found: '1,"二,三' } });
  });
});

describe("a row beyond the limits", () => {
  test("is one faulty row: a cell of 50 MB", async () => {
    const rows = await rowsOf(`a,b\n1,${"x".repeat(50 * 1024 * 1024)}\n2,y\n`);
    expect(rows.map(({ row, fault }) => [row, fault?.code])).toEqual([
      [1, undefined],
      [2, "rowTooLong"],
      [3, undefined],
    ]);
  });

  test("is one faulty row: a quoted cell longer than a spreadsheet's", async () => {
    const rows = await rowsOf(`a,b\n1,"${"x".repeat(40_000)}"\n2,y\n`);
    expect(rows.map(({ row, fault }) => [row, fault?.code])).toEqual([
      [1, undefined],
      [2, "cellTooLong"],
      [3, undefined],
    ]);
  });

  test("is one faulty row: more columns than the limit, unless the further ones are empty", async () => {
    const rows = await rowsOf(`a,b\n${"x,".repeat(300)}x\n1,2${",".repeat(300)}\n`);
    expect(rows.map(({ fault, cells }) => [fault?.code, cells.length])).toEqual([
      [undefined, 2],
      ["tooManyColumns", 256],
      [undefined, 256],
    ]);
  });

  test("is one faulty row: a zero byte or damaged encoding far into the file", async () => {
    const fill = "甲,乙,丙\n".repeat(2000);
    const damaged = Buffer.concat([
      Buffer.from(`${fill}坏`),
      Buffer.from([0xff, 0xfe]),
      Buffer.from(`,x,y\n零\0字,x,y\n${fill}`),
    ]);
    const rows = await rowsOf(damaged);
    expect(rows).toHaveLength(4002);
    expect(rows.filter(({ fault }) => fault).map(({ row, fault }) => [row, fault?.code])).toEqual([
      [2001, "undecodable"],
      [2002, "nulCharacter"],
    ]);
  });
});

const cell = fc.oneof(
  fc.string({ unit: fc.constantFrom("甲", "a", ",", '"', "\n", " ", "=", "𠮷"), maxLength: 8 }),
  fc.constantFrom("", "京山市", "=1+1"),
);
const table = fc
  .integer({ min: 2, max: 5 })
  .chain((width) => fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 12 }));
const quote = (text: string) => (/[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
const written = (rows: string[][]) => rows.map((row) => row.map(quote).join(",")).join("\n");

function read(text: string, cuts: number[]): unknown[] {
  const rows = createCsvRows(",", "\n", defaultLimits);
  const found = [];
  let at = 0;
  for (const cut of cuts.toSorted((a, b) => a - b)) {
    if (cut < at || cut > text.length) continue;
    found.push(...rows.push(text.slice(at, cut), false));
    at = cut;
  }
  return [...found, ...rows.push(text.slice(at), true)].map(({ cells }) => cells);
}

test("every well-formed table is read as csv-parse reads it, however it arrives in pieces", () => {
  fc.assert(
    fc.property(table, fc.array(fc.nat(200), { maxLength: 6 }), (rows, cuts) => {
      const text = written(rows);
      fc.pre(text !== "");
      expect(read(text, cuts)).toEqual(parse(text, { relax_column_count: true, skip_empty_lines: false }));
    }),
    { numRuns: 500 },
  );
});

test("no text at all makes the reader lose a line that has no quotes", () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom("甲", ",", '"', "\n", "x") }),
      fc.array(fc.nat(60)),
      (noise, cuts) => {
        const rows = read(`${noise}\nend,of,file`, cuts);
        expect(rows.at(-1)).toEqual(["end", "of", "file"]);
      },
    ),
    { numRuns: 500 },
  );
});
