import { csvOf, licenceCells, penaltyCells, readAll, shortly } from "../fixture/national-rows.ts";
import { refusalOf } from "../fixture/rows-of.ts";
import { workbook } from "../fixture/workbook.ts";
import { mendLicence } from "./read-rows.ts";

const rows = (count: number) =>
  Array.from({ length: count }, (_, i) => ({ ...licenceCells, XK_WSH: `京审许〔2026〕${i + 1}号` }));
const outcomes = (read: { outcome: string }[]) => read.map(({ outcome }) => outcome).join(" ");

describe("the header of a national file", () => {
  test.each<[string, string]>([
    ["codes", csvOf([licenceCells])],
    ["Chinese names", csvOf([licenceCells], { chinese: true })],
    ["codes in small letters", csvOf([licenceCells]).replace(/^.*/, (header) => header.toLowerCase())],
    [
      "Chinese names with stars, spaces and full-width signs",
      csvOf([licenceCells], { chinese: true }).replace(/^.*/, (header) =>
        header
          .replaceAll("许可", " 许可")
          .replaceAll("行政相对人名称", "＊行政相对人名称（必填）")
          .replace("（必填）", "：")
          .replace("统一社会信用代码", "行政相对人代码_1（统一社会信用代码）"),
      ),
    ],
    [
      "codes with their Chinese names",
      csvOf([licenceCells]).replace(/^.*/, (header) =>
        header
          .split(",")
          .map((code) => `${code}（说明）`)
          .join(","),
      ),
    ],
    ["a title above", `京山市行政许可信息公示表\n填报单位：京山市行政审批局\n\n${csvOf([licenceCells])}`],
    [
      "the variants of real files",
      csvOf([licenceCells])
        .replace("XK_FRDB", "XK_FDDB")
        .replace("XK_FR_ZJHM", "XK_FR_SFZH")
        .replace("XK_XDR_LB", "XK_XDR_TYPE"),
    ],
  ])("may be %s", async (_, csv) => {
    const [row] = await readAll("licence", csv);
    expect(row).toMatchObject({
      outcome: "data",
      remarks: [],
      record: {
        party: { uscc: "91430121MA4L000111", representative: { idNumber: "420882199003070010" } },
        validTo: "2031-01-04",
      },
    });
  });

  test("may be the set of 2016, whose status 0 is normal and 1 revoked", async () => {
    const header =
      "XK_WSH,XK_XMMC,XK_SPLB,XK_NR,XK_XDR,XK_XDR_SHXYM,XK_XDR_ZDM,XK_XDR_GSDJ,XK_XDR_SWDJ,XK_XDR_SFZ,XK_FR,XK_JDRQ,XK_JZQ,XK_XZJG,XK_ZT,DFBM,SJC,BZ";
    const row = (status: string) =>
      `京审许〔2016〕1号,食品经营许可,普通,食品销售,京山市晨光食品有限公司,91430121MA4L000111,,,,,李某,2016/3/1,2021/2/28,京山市行政审批局,${status},420882,2016/3/2,`;
    const [normal, revoked] = await readAll("licence", `${header}\n${row("0")}\n${row("1")}\n`);
    expect(normal).toMatchObject({
      remarks: [{ code: "noAuthorityCode" }],
      record: {
        status: "valid",
        document: { name: "食品经营许可" },
        validTo: "2021-02-28",
        place: "420882",
        authority: { name: "京山市行政审批局", code: "" },
        extra: { SJC: "2016/3/2" },
      },
    });
    expect(revoked).toMatchObject({ record: { status: "ended" } });
  });

  test("gives bare 证件类型 and 证件号码 after the representative to the representative, the others to the person", async () => {
    const header =
      "行政相对人名称,统一社会信用代码,法定代表人,证件类型,证件号码,证件类型,证件号码,行政许可决定文书号,许可决定日期,许可机关";
    const [row] = await readAll(
      "licence",
      `${header}\n王某,,李某,身份证,420882199003070010,身份证,430181198511204516,京审许〔2026〕1号,2026-01-05,京山市行政审批局\n`,
    );
    expect(row).toMatchObject({
      record: {
        party: { natural: { idNumber: "430181198511204516" }, representative: { idNumber: "420882199003070010" } },
      },
    });
  });

  test("keeps columns that are not of the format, and takes the item where a centre adds it", async () => {
    const csv = csvOf([licenceCells]).split("\n");
    const [row] = await readAll("licence", `${csv[0]},序号,XK_ITEM_BM,__proto__\n${csv[1]},7,ys-xk-001,x\n`);
    expect(row).toMatchObject({ record: { item: "YS-XK-001" } });
    expect(Object.entries(row?.outcome === "data" ? row.record.extra : {})).toEqual([
      ["序号", "7"],
      ["__proto__", "x"],
    ]);
  });

  test.each<[string, "licence" | "penalty", string, string]>([
    ["no header at all", "licence", "a,b,c\n1,2,3\n", "notOfItsKind"],
    ["penalties where licences are meant", "licence", csvOf([penaltyCells]), "otherKind"],
    ["licences where penalties are meant", "penalty", csvOf([licenceCells]), "otherKind"],
    ["no column for the decision number", "licence", csvOf([licenceCells]).replace("XK_WSH", "X"), "missingColumns"],
    ["the same key column twice", "licence", csvOf([licenceCells]).replace("XK_XKZS", "XK_WSH"), "repeatedColumn"],
    [
      "ten thousand columns",
      "licence",
      `${csvOf([licenceCells]).split("\n")[0]},${"x,".repeat(10_000)}x\n`,
      "tooManyColumns",
    ],
    ["a header below the first twenty rows", "licence", `${"题\n".repeat(20)}${csvOf([licenceCells])}`, "notOfItsKind"],
  ])("refuses the file with %s", async (_, kind, csv, code) => {
    expect(await refusalOf(kind === "licence" ? readAll("licence", csv) : readAll("penalty", csv))).toBe(code);
  });

  test("says which file it is not, and which columns are missing", async () => {
    await expect(readAll("licence", csvOf([penaltyCells]))).rejects.toMatchObject({
      text: { zh: "这是行政处罚文件，不是行政许可文件；请选择对应的导入类型。" },
    });
    await expect(readAll("licence", csvOf([licenceCells]).replace("XK_WSH", "X"))).rejects.toMatchObject({
      text: { en: expect.stringContaining("XK_WSH") },
    });
  });
});

describe("the rows of a national file", () => {
  test("end as one outcome each, and their numbers are a spreadsheet's", async () => {
    const lines = csvOf(rows(5)).trimEnd().split("\n");
    lines[2] = lines[2]!.replace("2026-01-05", "2026-02-30");
    lines[3] = lines[3]!.replace("食品销售", '"食品\n销售"');
    const read = await readAll(
      "licence",
      `标题\n${lines.join("\n")}\n${",".repeat(20)}\n合计：5 条${",".repeat(20)}\n`,
    );
    expect(read.map(({ row, outcome }) => `${row} ${outcome}`)).toEqual([
      "3 data",
      "4 held",
      "5 data",
      "6 data",
      "7 data",
      "8 blank",
      "9 notData",
    ]);
  });

  test.each([
    "合计",
    "总计：3",
    "填表说明：",
    "表格说明",
    "注：以上为本周数据",
    "备注：略",
    "制表人：某某",
    "（填表说明）本表由许可机关填报",
  ])("are not data when they begin with %s", async (text) => {
    const read = await readAll("licence", `${csvOf([licenceCells])}${text}\n`);
    expect(outcomes(read)).toBe("data notData");
  });

  test("are not data when the header comes again, in codes or in Chinese", async () => {
    const chinese = csvOf([licenceCells], { chinese: true }).split("\n")[0];
    const codes = csvOf([licenceCells]).split("\n")[0];
    expect(outcomes(await readAll("licence", `${csvOf([licenceCells])}${codes}\n${chinese}\n`))).toBe(
      "data notData notData",
    );
  });

  test("are data when the party's own name begins like a footer", async () => {
    expect(outcomes(await readAll("licence", csvOf([{ ...licenceCells, XK_XDR_MC: "说明书印刷有限公司" }])))).toBe(
      "data",
    );
  });

  test("after one with a quote that doesn't close are read; that one is held whole", async () => {
    const lines = csvOf(rows(30)).trimEnd().split("\n");
    lines[2] = lines[2]!.replace("食品销售", '"食品销售');
    const read = await readAll("licence", lines.join("\n"));
    expect(read.filter(({ outcome }) => outcome !== "data").map((row) => `${row.row} ${shortly(row)}`)).toEqual([
      "3 held · * brokenQuote",
    ]);
  });

  test("may be all held, and the file is still read", async () => {
    expect(outcomes(await readAll("licence", csvOf(rows(3).map((row) => ({ ...row, XK_JDRQ: "x" })))))).toBe(
      "held held held",
    );
  });

  test("may be none", async () => {
    expect(await readAll("licence", csvOf([licenceCells]).split("\n")[0]!)).toEqual([]);
  });

  test("keep their values when held, to be mended and read again", async () => {
    const [held] = await readAll("licence", csvOf([{ ...licenceCells, XK_JDRQ: "2026-02-30" }]));
    if (held?.outcome !== "held") throw new Error("the row should be held");
    expect(mendLicence(held.values)).toMatchObject({
      outcome: "held",
      faults: [{ code: "notADay", found: "2026-02-30" }],
    });
    expect(mendLicence({ ...held.values, columns: { ...held.values.columns, XK_JDRQ: "2026-02-28" } })).toMatchObject({
      outcome: "data",
      record: { decidedOn: "2026-02-28" },
    });
  });
});

describe("the rows of a national workbook", () => {
  const text = (value: string) => `<c t="inlineStr"><is><t>${value}</t></is></c>`;
  const header = `<row>${Object.keys(licenceCells).map(text).join("")}</row>`;
  const rowXml = (changed: Record<string, string> = {}) =>
    `<row>${Object.keys(licenceCells)
      .map((code) => changed[code] ?? text(licenceCells[code]!))
      .join("")}</row>`;

  test("may stand below merged titles, on several sheets; sheets without a header are left out", async () => {
    const sheets = [
      { name: "填表说明", data: `<row>${text("本表由许可机关填报")}</row>` },
      { name: "一月", data: `<row>${text("京山市行政许可信息")}</row>${header}${rowXml()}` },
      { name: "二月", data: `${header}${rowXml()}${rowXml()}` },
    ];
    expect(
      (await readAll("licence", await workbook({ sheets }))).map(
        ({ sheet, row, outcome }) => `${sheet} ${row} ${outcome}`,
      ),
    ).toEqual(["一月 3 data", "二月 2 data", "二月 3 data"]);
  });

  test("are held for error cells and numbers that lost their digits, and remark on formulas", async () => {
    const data = [
      { XK_JDRQ: '<c t="e"><v>#REF!</v></c>' },
      { XK_XDR_SHXYM: "<c><v>914301210000000000</v></c>" },
      { XK_NR: '<c t="str"><f>A1</f><v>食品销售</v></c>' },
      { XK_NR: "<c><f>A1</f></c>" },
      { XK_JDRQ: "<c><v>46027</v></c>" },
      { XK_XKBH: '<c t="e"><v>#N/A</v></c>' },
    ];
    const read = await readAll("licence", await workbook({ sheets: [header + data.map(rowXml).join("")] }));
    expect(read.map(shortly)).toEqual([
      "held · XK_JDRQ cellError",
      "held · XK_XDR_SHXYM precisionLost",
      "data · (XK_NR formula)",
      "held · XK_NR noStoredValue",
      "data",
      "held · XK_XKBH cellError",
    ]);
  });
});
