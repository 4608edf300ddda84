import { authorityOf } from "./authorities.ts";
import { csvText } from "./csv.ts";
import { withWrongCheck } from "./identifiers.ts";
import { penaltyItems, type DemoItem } from "./items.ts";
import { licenceLines, type LicenceLine } from "./licences.ts";
import type { LicenceRow } from "./licence-rows.ts";
import { inventedParty } from "./parties.ts";
import { streets } from "./place.ts";
import { seededRandom, type SeededRandom } from "./seeded-random.ts";
import { lastDayAfterYears, weekdays } from "./working-days.ts";

/** The national penalty columns, then DFBM: where it happened. */
export const penaltyColumns = [
  "CF_XDR_MC",
  "CF_XDR_LB",
  "CF_XDR_SHXYM",
  "CF_XDR_GSZC",
  "CF_XDR_ZZJG",
  "CF_XDR_SWDJ",
  "CF_XDR_SYDW",
  "CF_XDR_SHZZ",
  "CF_FRDB",
  "CF_FR_ZJLX",
  "CF_FR_ZJHM",
  "CF_XDR_ZJLX",
  "CF_XDR_ZJHM",
  "CF_WSH",
  "CF_WFXW",
  "CF_SY",
  "CF_YJ",
  "CF_CFLB",
  "CF_NR",
  "CF_NR_FK",
  "CF_NR_WFFF",
  "CF_NR_ZKDX",
  "CF_JDRQ",
  "CF_YXQ",
  "CF_GSJZQ",
  "CF_CFJG",
  "CF_CFJGDM",
  "CF_SJLY",
  "CF_SJLYDM",
  "BZ",
  "DFBM",
] as const;

type PenaltyRow = Partial<Record<(typeof penaltyColumns)[number], string>>;

/** A line of the shipped penalty file: on a licensee of the licence file, on somebody else, or held with the column at fault. */
export interface PenaltyLine {
  row: PenaltyRow;
  expected: "licensee" | "other" | "held";
  column?: string;
}

/** Category, content, fine and confiscation; both sums in 万元 as the format wants them. */
const sanctions = [
  { category: "警告", content: "警告", fine: "", seized: "" },
  { category: "罚款", content: "罚款人民币二千元", fine: "0.2", seized: "" },
  { category: "罚款", content: "罚款人民币五百元", fine: "0.05", seized: "" },
  { category: "警告;罚款", content: "警告，并处罚款人民币一万元", fine: "1", seized: "" },
  {
    category: "罚款;没收违法所得、没收非法财物",
    content: "没收违法所得三百二十元，并处罚款人民币五千元",
    fine: "0.5",
    seized: "0.032",
  },
  { category: "没收违法所得、没收非法财物", content: "没收违法所得一千六百元", fine: "", seized: "0.16" },
] as const;

type PenaltyParty = Pick<
  PenaltyRow,
  "CF_XDR_MC" | "CF_XDR_LB" | "CF_XDR_SHXYM" | "CF_FRDB" | "CF_FR_ZJLX" | "CF_FR_ZJHM"
>;

/** The licensee of a licence row in the columns of a penalty row. */
function licensee(row: LicenceRow): PenaltyParty {
  const { XK_XDR_MC = "", XK_XDR_LB = "", XK_XDR_SHXYM = "", XK_FRDB = "", XK_FR_ZJLX = "", XK_FR_ZJHM = "" } = row;
  return {
    CF_XDR_MC: XK_XDR_MC,
    CF_XDR_LB: XK_XDR_LB,
    CF_XDR_SHXYM: XK_XDR_SHXYM,
    CF_FRDB: XK_FRDB,
    CF_FR_ZJLX: XK_FR_ZJLX,
    CF_FR_ZJHM: XK_FR_ZJHM,
  };
}

/** Trades in which a violation of that kind happens, as they stand in the names of licensees. */
const tradesOf: Readonly<Record<string, readonly string[]>> = {
  沿途遗撒: ["砂石", "建材", "矿业", "物流", "港务"],
  店外经营: ["餐饮", "便利店", "日杂", "农资", "动保", "大药房"],
  超过保质期: ["餐饮", "食品", "豆制品", "便利店"],
  货运车辆超载: ["物流", "大件运输", "砂石", "建材", "港务"],
  卫生指标不合格: ["美业", "供水服务", "宾馆", "酒店", "门诊部"],
  施工扬尘: ["置业", "房地产开发", "矿业", "建材", "实业"],
};

function stranger(random: SeededRandom, trades: readonly string[], serial: number): PenaltyParty {
  const trade = random.pick(trades);
  const kind = /店|馆|餐饮|美业|日杂|豆制品|农资/.test(trade)
    ? random.pick(["enterprise", "shop"] as const)
    : "enterprise";
  const party = inventedParty(random, kind, trade, "MB", serial);
  return {
    CF_XDR_MC: party.name,
    CF_XDR_LB: party.category,
    CF_XDR_SHXYM: party.uscc,
    CF_FRDB: party.representative,
    CF_FR_ZJLX: "身份证",
    CF_FR_ZJHM: party.representativeId,
  };
}

function penaltyRow(
  random: SeededRandom,
  item: DemoItem,
  party: PenaltyParty,
  number: number,
  decided: string,
): PenaltyRow {
  const organ = authorityOf(item.decidedBy);
  const street = random.pick(streets);
  const sanction = random.pick(sanctions);
  return {
    ...party,
    CF_WSH: `${item.decidedBy === "market" ? "云市监罚决" : "云综执罚决"}〔2026〕${number}号`,
    CF_WFXW: item.keywords[0] ?? "",
    CF_SY: `执法人员在云汀市${street.name}${1 + random.below(380)}号检查，发现当事人有上述行为，事实清楚，证据确凿`,
    CF_YJ: item.law,
    CF_CFLB: sanction.category,
    CF_NR: sanction.content,
    CF_NR_FK: sanction.fine,
    CF_NR_WFFF: sanction.seized,
    CF_JDRQ: decided,
    CF_YXQ: "2099-12-31",
    CF_GSJZQ: lastDayAfterYears(decided, 1),
    CF_CFJG: organ.name,
    CF_CFJGDM: organ.code,
    CF_SJLY: organ.name,
    CF_SJLYDM: organ.code,
    DFBM: street.place,
  };
}

const isOrganisationToldEarly = ({ row, outcome }: LicenceLine): boolean =>
  outcome === "letter" && row.XK_XDR_SHXYM !== "" && row.XK_JDRQ?.startsWith("2026-10") === true;

/** The 60 penalties: 30 on licensees whose licence was decided in October, 28 on others, 2 held; decided in November, numbers rising with the dates. */
export function penaltyLines(seed: number): PenaltyLine[] {
  const random = seededRandom(seed, "penalties");
  const free = random.shuffled(licenceLines(seed).filter(isOrganisationToldEarly));
  const partyFor = (expected: PenaltyLine["expected"], trades: readonly string[], serial: number): PenaltyParty => {
    if (expected === "other") return stranger(random, trades, serial);
    const fitting = free.findIndex(({ row }) => trades.some((trade) => row.XK_XDR_MC?.includes(trade)));
    // A seed that draws too few licensees of the trade takes the next one of any trade.
    const [found] = free.splice(Math.max(fitting, 0), 1) as [LicenceLine];
    return licensee(found.row);
  };
  // Ten of each item, five of them on licensees.
  const planned = random.shuffled(
    penaltyItems.flatMap((item) =>
      Array.from({ length: 10 }, (_, index) => ({
        item,
        expected: index < 5 ? ("licensee" as const) : ("other" as const),
      })),
    ),
  );
  const days = weekdays("2026-11-02", "2026-11-24");
  const lines = planned.map(({ item, expected }, index): PenaltyLine => {
    const decided = days[Math.floor((index * days.length) / planned.length)] as string;
    const party = partyFor(expected, tradesOf[item.keywords[0] ?? ""] ?? [], index + 1);
    return { expected, row: penaltyRow(random, item, party, 301 + index, decided) };
  });
  const [undated, miscoded] = lines.filter(({ expected }) => expected === "other") as [PenaltyLine, PenaltyLine];
  Object.assign(undated, { expected: "held", column: "CF_JDRQ", row: { ...undated.row, CF_JDRQ: "2026-13-05" } });
  const code = withWrongCheck(miscoded.row.CF_XDR_SHXYM ?? "");
  Object.assign(miscoded, { expected: "held", column: "CF_XDR_SHXYM", row: { ...miscoded.row, CF_XDR_SHXYM: code } });
  return lines;
}

/** The shipped penalty file as text. */
export function penaltyFile(seed: number): string {
  return csvText(
    penaltyColumns,
    penaltyLines(seed).map(({ row }) => penaltyColumns.map((column) => row[column] ?? "")),
  );
}
