import { createHmac } from "node:crypto";
import fc from "fast-check";
import writeXlsxFile from "write-excel-file/node";
import { makeUscc } from "@yihan/kernel/uscc";
import { gb18030 } from "../fixture/gb18030.ts";
import { licenceCells, licenceWith, penaltyWith, readAll } from "../fixture/national-rows.ts";
import type { LicenceRecord } from "./licence.ts";
import type { PenaltyRecord } from "./penalty.ts";
import type { ReadRow } from "./read-rows.ts";
import { contentHash, partyCode, rowKey } from "./row-key.ts";

const hash = (text: string) => createHmac("sha256", "key of the test").update(text).digest("hex");
type Cells = Record<string, string>;

function recordOf<T>(row: ReadRow<T> | undefined): T {
  if (row?.outcome !== "data") throw new Error(`no record but ${JSON.stringify(row)}`);
  return row.record;
}
const keyOf = (changed: Cells) => rowKey(recordOf<LicenceRecord>(licenceWith(changed)), hash);
const hashOf = (changed: Cells) => contentHash(recordOf<LicenceRecord>(licenceWith(changed)), hash);

describe("the key of a row", () => {
  test("is its decision number, its party and its authority, whatever else it says", () => {
    expect(keyOf({})).toBe("licence|京审许〔2026〕12号|91430121MA4L000111|11420882MB1A23457W");
    expect(keyOf({ XK_NR: "别的", XK_JDRQ: "2026-01-06", XK_ZT: "2" })).toBe(keyOf({}));
  });

  test.each(["京审许[2026]12号", "京审许（2026）12号", "京审许【2026】 12号", "京审许〔２０２６〕012号"])(
    "is the same for %s",
    (number) => {
      expect(keyOf({ XK_WSH: number })).toBe(keyOf({}));
    },
  );

  test("differs for two parties of one decision, also where neither has a code", () => {
    const none = { XK_XDR_SHXYM: "00000000000000000X" };
    expect(keyOf({ XK_XDR_SHXYM: makeUscc("91430121MA4L00012") })).not.toBe(keyOf({}));
    expect(keyOf({ ...none, XK_XDR_MC: "甲店" })).not.toBe(keyOf({ ...none, XK_XDR_MC: "乙店" }));
    expect(keyOf({ ...none, XK_XDR_MC: "甲店" })).toBe(keyOf({ ...none, XK_XDR_MC: "甲 店" }));
  });

  test("differs for licences and penalties", () => {
    expect(rowKey(recordOf<PenaltyRecord>(penaltyWith({ CF_WSH: licenceCells["XK_WSH"]! })), hash)).not.toBe(keyOf({}));
  });

  test("of a natural person holds neither number nor name", () => {
    const person = { XK_XDR_LB: "自然人", XK_XDR_SHXYM: "", XK_XDR_MC: "王小明", XK_XDR_ZJHM: "430181198511204516" };
    for (const key of [keyOf(person), keyOf({ ...person, XK_XDR_ZJHM: "" })]) {
      expect(key).not.toMatch(/430181|4516\b|王小明/);
      expect(key).toMatch(/\|person(-name)?:[0-9a-f]{64}\|/);
    }
    expect(keyOf({ ...person, XK_XDR_ZJLX: "居民身份证" })).toBe(keyOf(person));
    expect(partyCode(recordOf<LicenceRecord>(licenceWith(person)).party, () => "other")).toBe("person:other");
  });

  test("takes the authority's name where there is no code", () => {
    expect(keyOf({ XK_XKJGDM: "" })).toBe("licence|京审许〔2026〕12号|91430121MA4L000111|name:京山市行政审批局");
  });
});

describe("the hash of what a row says", () => {
  test.each<[Cells]>([
    [{ XK_JDRQ: "2026/1/5", XK_YXQZ: "20260105", XK_YXQZI: "2031年1月4日" }],
    [{ XK_XKLB: "01" }],
    [{ XK_ZT: "有效" }],
    [{ XK_WSH: "京审许[2026]12号" }],
    [{ BZ: "/" }],
    [{ XK_NR: " 食品销售 " }],
  ])("doesn't depend on how it is written: %o", (changed) => {
    expect(hashOf(changed)).toBe(hashOf({}));
  });

  test.each<[Cells]>([
    [{ XK_NR: "食品销售、餐饮" }],
    [{ XK_YXQZI: "2030-01-04" }],
    [{ XK_ZT: "2" }],
    [{ BZ: "更正" }],
    [{ XK_FRDB: "赵某" }],
    [{ XK_XKBH: "JY2" }],
  ])("changes with %o", (changed) => {
    expect(hashOf(changed)).not.toBe(hashOf({}));
  });
});

const day = fc
  .integer({ min: 40_000, max: 60_000 })
  .map((serial) => new Date(Date.UTC(1899, 11, 30) + serial * 86_400_000).toISOString().slice(0, 10));
const words = (...units: string[]) =>
  fc.string({ unit: fc.constantFrom(...units), minLength: 1, maxLength: 12 }).map((text) => `字${text}字`);
const anyText = words("京", "山", "市", "食", "品", "A", "1", ",", ";", '"', "，", "、", "（", "\n", "=", "'");
const licence = fc.record({
  XK_XDR_MC: anyText,
  XK_XDR_LB: fc.constantFrom("法人及非法人组织", "个体工商户"),
  XK_XDR_SHXYM: fc
    .string({ unit: fc.constantFrom(..."0123456789ABCDEFGH"), minLength: 15, maxLength: 15 })
    .map((text) => makeUscc(`91${text}`)),
  XK_FRDB: anyText,
  XK_XKWS: anyText,
  XK_WSH: fc.nat(9999).map((number) => `京审许〔2026〕${number + 1}号`),
  XK_XKLB: fc.constantFrom("普通", "特许", "认可", "核准", "登记", "其他"),
  XK_XKZS: anyText,
  XK_NR: anyText,
  XK_JDRQ: day,
  XK_YXQZI: fc.constantFrom("2099-12-31", "2099-11-30"),
  XK_XKJG: anyText,
  XK_XKJGDM: fc.constantFrom("11420882MB1A23457W"),
  XK_ZT: fc.constantFrom("1", "2"),
  BZ: fc.oneof(anyText, fc.constant("")),
});

const days = new Set(["XK_JDRQ", "XK_YXQZI"]);
const styles = [
  (text: string) => text,
  (text: string) => text.replaceAll("-", "/"),
  (text: string) => text.replaceAll("-", ""),
  (text: string) => text.replace(/(\d+)-0?(\d+)-0?(\d+)/, "$1年$2月$3日"),
  (text: string) => String(Date.parse(text) / 86_400_000 + 25_569),
];

function written(
  rows: readonly Cells[],
  codes: readonly string[],
  delimiter: string,
  style: (text: string) => string,
): string {
  const cells = (row: Cells) => codes.map((code) => (days.has(code) ? style(row[code]!) : row[code]!));
  const quoted = (text: string) => (/[",;\t\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  return [codes, ...rows.map(cells)].map((row) => row.map(quoted).join(delimiter)).join("\r\n");
}

function workbookOf(rows: readonly Cells[], codes: readonly string[], dates: boolean): Promise<Buffer> {
  const cell = (code: string, text: string) =>
    days.has(code) && dates
      ? { type: Date, value: new Date(`${text}T00:00:00Z`), format: "yyyy-mm-dd" }
      : { type: String, value: text };
  return writeXlsxFile([
    codes.map((code) => ({ type: String, value: code })),
    ...rows.map((row) => codes.map((code) => cell(code, row[code]!))),
  ]).toBuffer();
}

test("the same records have the same keys and hashes from every kind of file, with the columns in any order", async () => {
  const codes = fc.shuffledSubarray(
    Object.keys(licenceCells).filter((code) => code in fc.sample(licence, 1)[0]!),
    { minLength: 15 },
  );
  await fc.assert(
    fc.asyncProperty(
      fc.array(licence, { minLength: 50, maxLength: 50 }),
      fc.array(codes, { minLength: 7, maxLength: 7 }),
      async (rows, orders) => {
        const [a, b, c, d, e, f, g] = orders as [string[], string[], string[], string[], string[], string[], string[]];
        const files: [string, Uint8Array][] = [
          ["UTF-8", Buffer.from(written(rows, a, ",", styles[0]!))],
          ["UTF-8 with a mark, semicolons", Buffer.from(`\uFEFF${written(rows, b, ";", styles[1]!)}`)],
          ["UTF-16", Buffer.from(`\uFEFF${written(rows, c, ",", styles[2]!)}`, "utf16le")],
          ["GB18030", gb18030(written(rows, d, ",", styles[3]!))],
          ["tabs", Buffer.from(written(rows, e, "\t", styles[4]!))],
          ["XLSX with text", await workbookOf(rows, f, false)],
          ["XLSX with dates", await workbookOf(rows, g, true)],
        ];
        let first: string[][] | undefined;
        for (const [name, bytes] of files) {
          const records = (await readAll("licence", bytes)).map((row) => recordOf<LicenceRecord>(row));
          const told = records.map((record) => [rowKey(record, hash), contentHash(record, hash)]);
          first ??= told;
          expect({ name, told }).toEqual({ name, told: first });
          expect(told).toHaveLength(rows.length);
        }
      },
    ),
    { numRuns: 10 },
  );
});
