import { items, itemNamed, type DemoItem } from "./items.ts";
import { seatOf } from "./posts.ts";
import { county, towns } from "./place.ts";

/** One line of the duty list 权责清单: who does what about an item at a place, and on what basis. Both dates count. */
export interface Duty {
  item: string;
  place: string;
  post: string;
  role: "supervise" | "enforce" | "copy";
  basis: string;
  from: string;
  to: string;
}

const listed = "2026-01-01";

/** Items about small places that a township hears of as well. */
const copiedToTowns = [
  "道路货物运输经营许可",
  "食品经营许可",
  "食品小作坊登记",
  "药品零售许可",
  "公共场所卫生许可",
  "医疗机构执业登记",
  "建筑工程施工许可",
  "燃气经营许可",
  "河道采砂许可",
  "排污许可",
  "危险化学品经营许可",
  "烟花爆竹零售许可",
  "农药经营许可",
  "动物防疫条件合格证核发",
  "娱乐场所经营许可",
  "民办学校办学许可",
  "林木采伐许可",
  "烟草专卖零售许可",
  "公众聚集场所投入使用、营业前消防安全检查",
  "校外托管机构备案",
];

/** Penalty power handed down to the townships (行政处罚法 Art 24). */
const handedDown = ["对临街商户店外经营的处罚", "食品小作坊登记"];

function supervision(item: DemoItem): Duty[] {
  if (item.supervisedBy === null) return [];
  const basis = `《中华人民共和国行政许可法》第六十一条；${item.law}`;
  const duty = { item: item.code, place: county, role: "supervise" as const, basis };
  if (item.formerly === null) return [{ ...duty, post: item.supervisedBy, from: listed, to: "" }];
  return [
    { ...duty, post: item.formerly, from: listed, to: "2026-06-30" },
    {
      ...duty,
      post: item.supervisedBy,
      from: "2026-07-01",
      to: "",
      basis: `${basis}；云汀市权责清单调整（2026年第二次）`,
    },
  ];
}

function enforcement(item: DemoItem): Duty {
  const ownList = item.enforcedBy === "market-desk" ? "云汀市市场监管综合执法事项清单" : "云汀市综合行政执法事项清单";
  const basis = `《中华人民共和国行政处罚法》第十八条；${item.law}；${ownList}（2026年版）`;
  return { item: item.code, place: county, post: item.enforcedBy, role: "enforce", basis, from: listed, to: "" };
}

const copyBasis = "云汀市审管联动办法（2026年）";

function copy(item: DemoItem): Duty {
  return {
    item: item.code,
    place: county,
    post: item.enforcedBy,
    role: "copy",
    basis: copyBasis,
    from: listed,
    to: "",
  };
}

function ofTowns(): Duty[] {
  return towns.flatMap(({ key, place }) => [
    ...copiedToTowns.map((name): Duty => ({
      item: itemNamed(name).code,
      place,
      post: `${key}-liaison`,
      role: "copy",
      basis: copyBasis,
      from: listed,
      to: "",
    })),
    ...handedDown.map((name): Duty => ({
      item: itemNamed(name).code,
      place,
      post: `${key}-supervisor-1`,
      role: "enforce",
      basis: "《中华人民共和国行政处罚法》第二十四条；云汀市赋权乡镇街道执法事项目录（2026年）",
      from: listed,
      to: "",
    })),
  ]);
}

/** The county's whole duty list: county rows first, then those of the townships, which go before a county row of the same role except for copies, which add up. */
export const duties: readonly Duty[] = [
  ...items.flatMap((item) => [...supervision(item), enforcement(item), copy(item)]),
  ...ofTowns(),
];

/** A duty's cells in the order of the directory file. */
export function dutyCells(duty: Duty): string[] {
  const { authority, unit } = seatOf(duty.post);
  return [duty.item, duty.place, authority, unit, duty.post, duty.role, duty.basis, duty.from, duty.to];
}
