import { authorityOf } from "./authorities.ts";
import type { LicenceItem } from "./licence-items.ts";
import type { Party } from "./parties.ts";
import { streets } from "./place.ts";
import type { SeededRandom } from "./seeded-random.ts";
import { dateWritten, lastDayAfterYears } from "./working-days.ts";

/** The national licence columns, then two a centre adds: DFBM (where the activity is) and XK_ITEM_BM (the approval item, mostly empty). */
export const licenceColumns = [
  "XK_XDR_MC",
  "XK_XDR_LB",
  "XK_XDR_SHXYM",
  "XK_XDR_GSZC",
  "XK_XDR_ZZJG",
  "XK_XDR_SWDJ",
  "XK_XDR_SYDW",
  "XK_XDR_SHZZ",
  "XK_FRDB",
  "XK_FR_ZJLX",
  "XK_FR_ZJHM",
  "XK_XDR_ZJLX",
  "XK_XDR_ZJHM",
  "XK_XKWS",
  "XK_WSH",
  "XK_XKLB",
  "XK_XKZS",
  "XK_XKBH",
  "XK_NR",
  "XK_JDRQ",
  "XK_YXQZ",
  "XK_YXQZI",
  "XK_XKJG",
  "XK_XKJGDM",
  "XK_ZT",
  "XK_LYDW",
  "XK_LYDWDM",
  "BZ",
  "DFBM",
  "XK_ITEM_BM",
] as const;

export type LicenceColumn = (typeof licenceColumns)[number];

/** One row of a licence file by column; a column that isn't there is an empty cell. */
export type LicenceRow = Partial<Record<LicenceColumn, string>>;

/** What a row is about. */
export interface LicenceCase {
  item: LicenceItem;
  party: Party;
  /** Decision number N of 云审许准〔2026〕N号. */
  number: number;
  decided: string;
  /** The item's code where the centre filled that column, else empty. */
  itemCode: string;
}

const manners = ["slashes", "digits", "characters"] as const;

/** The row an approval bureau's export would have for that decision. Every ninth or so writes its dates in another manner. */
export function licenceRow(random: SeededRandom, { item, party, number, decided, itemCode }: LicenceCase): LicenceRow {
  const bureau = authorityOf("approval");
  const street = random.pick(streets);
  const manner = random.below(9) === 0 ? random.pick(manners) : "dashes";
  const written = (date: string): string => dateWritten(date, manner);
  const namesItem = item.inFiles === "plain" && random.below(5) < 2;
  // Some clerks type plain brackets where the rule for document numbers wants 〔〕.
  const [open, close] = random.below(30) === 0 ? ["[", "]"] : ["〔", "〕"];
  const isPerson = party.category === "自然人";
  return {
    XK_XDR_MC: party.name,
    XK_XDR_LB: party.category,
    XK_XDR_SHXYM: party.uscc,
    XK_FRDB: party.representative,
    XK_FR_ZJLX: isPerson ? "" : "身份证",
    XK_FR_ZJHM: party.representativeId,
    XK_XDR_ZJLX: isPerson ? "身份证" : "",
    XK_XDR_ZJHM: party.residentId,
    XK_XKWS: namesItem ? `${item.name}决定书` : "准予行政许可决定书",
    XK_WSH: `云审许准${open}2026${close}${number}号`,
    XK_XKLB: item.name.includes("登记") ? "登记" : item.name.includes("核准") ? "核准" : "普通",
    XK_XKZS: item.certificate,
    XK_XKBH: `YT${decided.slice(0, 4)}${String(number).padStart(6, "0")}`,
    XK_NR: `${random.pick(item.keywords)}（${item.scope}），地址：云汀市${street.name}${1 + random.below(380)}号`,
    XK_JDRQ: written(decided),
    XK_YXQZ: written(decided),
    XK_YXQZI: item.years === 0 ? "2099-12-31" : written(lastDayAfterYears(decided, item.years)),
    XK_XKJG: bureau.name,
    XK_XKJGDM: bureau.code,
    XK_ZT: "1",
    XK_LYDW: bureau.name,
    XK_LYDWDM: bureau.code,
    DFBM: street.place,
    XK_ITEM_BM: itemCode,
  };
}

/** The row's cells in the order of `licenceColumns`. */
export function licenceCells(row: LicenceRow): string[] {
  return licenceColumns.map((column) => row[column] ?? "");
}
