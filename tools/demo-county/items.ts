import { licenceItems } from "./licence-items.ts";

/** An entry of the county's item catalogue with what the generator needs to make duties and file rows of it. */
export interface DemoItem {
  code: string;
  name: string;
  kind: "licence" | "penalty" | "inspection";
  /** Key of the authority that decides. */
  decidedBy: string;
  certificates: readonly string[];
  keywords: readonly string[];
  hazardous: boolean;
  /** Post that supervises from 2026-07-01 on, or null where the duty list names nobody. */
  supervisedBy: string | null;
  /** Post that supervised until 2026-06-30, where the duty moved. */
  formerly: string | null;
  /** Desk that takes violations. */
  enforcedBy: "enforcement-desk" | "market-desk";
  /** The sector's law or regulation by name. */
  law: string;
}

const penaltyItem = (
  number: number,
  name: string,
  keyword: string,
  decidedBy: string,
  supervisedBy: string,
  law: string,
): DemoItem => ({
  code: `YT-CF-${String(number).padStart(3, "0")}`,
  name,
  kind: "penalty",
  decidedBy,
  certificates: [],
  keywords: [keyword],
  hazardous: false,
  supervisedBy,
  formerly: null,
  enforcedBy: decidedBy === "market" ? "market-desk" : "enforcement-desk",
  law,
});

/** Penalty items: each has one keyword that a file's type of violation (CF_WFXW) uses. */
// oxfmt-ignore
export const penaltyItems: readonly DemoItem[] = [
  penaltyItem(1, "对运输散装物料沿途遗撒的处罚", "沿途遗撒", "enforcement", "city-supervisor-1", "《城市市容和环境卫生管理条例》"),
  penaltyItem(2, "对临街商户店外经营的处罚", "店外经营", "enforcement", "city-supervisor-1", "《城市市容和环境卫生管理条例》"),
  penaltyItem(3, "对经营超过保质期食品的处罚", "超过保质期", "market", "market-supervisor-1", "《中华人民共和国食品安全法》"),
  penaltyItem(4, "对货运车辆超载的处罚", "货运车辆超载", "enforcement", "transport-supervisor-1", "《中华人民共和国道路运输条例》"),
  penaltyItem(5, "对卫生指标不合格的处罚", "卫生指标不合格", "enforcement", "health-supervisor-1", "《公共场所卫生管理条例》"),
  penaltyItem(6, "对施工扬尘污染的处罚", "施工扬尘", "enforcement", "housing-supervisor-1", "《中华人民共和国大气污染防治法》"),
];

const inspectionItem = (
  number: number,
  name: string,
  keyword: string,
  supervisedBy: string,
  law: string,
): DemoItem => ({
  ...penaltyItem(number, name, keyword, supervisedBy.split("-")[0] ?? "", supervisedBy, law),
  code: `YT-JC-${String(number).padStart(3, "0")}`,
  kind: "inspection",
});

const inspectionItems: readonly DemoItem[] = [
  inspectionItem(
    1,
    "生产经营单位安全生产执法检查",
    "安全生产执法检查",
    "emergency-supervisor-2",
    "《中华人民共和国安全生产法》",
  ),
  inspectionItem(
    2,
    "餐饮服务单位食品安全检查",
    "餐饮服务单位食品安全",
    "market-supervisor-1",
    "《中华人民共和国食品安全法》",
  ),
];

const fromLicences: readonly DemoItem[] = licenceItems.map((item, index) => ({
  code: `YT-XK-${String(index + 1).padStart(3, "0")}`,
  name: item.name,
  kind: "licence",
  decidedBy: "approval",
  certificates: [item.certificate],
  keywords: item.keywords,
  hazardous: item.hazardous ?? false,
  supervisedBy: item.supervisedBy,
  formerly: item.formerly ?? null,
  enforcedBy: item.supervisedBy?.startsWith("market-") ? "market-desk" : "enforcement-desk",
  law: item.law,
}));

/** The whole catalogue of 60 items. */
export const items: readonly DemoItem[] = [...fromLicences, ...penaltyItems, ...inspectionItems];

/** The item with that name; a name that isn't there is a mistake in the generator's own tables. */
export function itemNamed(name: string): DemoItem {
  const found = items.find((item) => item.name === name);
  if (found === undefined) throw new Error(`no demo item is called ${name}`);
  return found;
}
