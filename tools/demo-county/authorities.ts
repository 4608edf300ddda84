import { syntheticUscc } from "./identifiers.ts";
import { county, countyName, towns } from "./place.ts";

/** An authority of the demo county with the units its people sit in. `key` names its posts and units. */
export interface DemoAuthority {
  key: string;
  code: string;
  name: string;
  kind: string;
  level: "county" | "town";
  parent: string;
  place: string;
  units: readonly { code: string; name: string }[];
}

type Row = readonly [key: string, name: string, kind: string, units: Readonly<Record<string, string>>];

/** A regulator's units: the office where letters come in, and one section for each supervisor. */
const regulator = (key: string, name: string, ...sections: string[]): Row => [
  key,
  name,
  "REGULATOR",
  { office: "办公室", ...Object.fromEntries(sections.map((section, index) => [`section-${index + 1}`, section])) },
];

const rows: readonly Row[] = [
  ["government", `${countyName}人民政府`, "GOV", { office: "政府办公室" }],
  [
    "approval",
    `${countyName}行政审批局`,
    "APPROVAL",
    { office: "办公室", window: "综合受理科", decision: "审批服务科" },
  ],
  [
    "enforcement",
    `${countyName}综合行政执法局`,
    "ENFORCER",
    {
      office: "办公室",
      desk: "案件受理中心",
      legal: "法制科",
      "squad-1": "直属一中队",
      "squad-2": "直属二中队",
      "squad-3": "岫云中队",
    },
  ],
  [
    "justice",
    `${countyName}司法局`,
    "JUSTICE",
    { office: "办公室", supervision: "行政执法协调监督科", station: "岫云司法所" },
  ],
  ["police", `${countyName}公安局`, "POLICE", { office: "法制大队", "section-1": "治安管理大队" }],
  ["procuratorate", `${countyName}人民检察院`, "PROC", { office: "行政检察部" }],
  ["discipline", `中共${countyName}纪律检查委员会${countyName}监察委员会`, "DISCIPLINE", { office: "案件监督管理室" }],
  ["establishment", `中共${countyName}委机构编制委员会办公室`, "BIANBAN", { office: "综合科" }],
  ["court", `${countyName}人民法院`, "COURT", { office: "行政审判庭" }],
  ["hotline", `${countyName}数据局（12345政务服务便民热线）`, "HOTLINE", { office: "热线受理科" }],
  ["credit", `${countyName}社会信用体系建设办公室`, "CREDIT", { office: "信用信息科" }],
  regulator("transport", `${countyName}交通运输局`, "道路运输管理科", "港航与公路管理科"),
  [
    "market",
    `${countyName}市场监督管理局`,
    "REGULATOR",
    {
      office: "办公室",
      "section-1": "食品安全监督管理科",
      "section-2": "特种设备与药械监督科",
      enforcement: "综合执法大队",
    },
  ],
  regulator("health", `${countyName}卫生健康局`, "医政与综合监督科", "公共卫生监督科"),
  regulator("housing", `${countyName}住房和城乡建设局`, "建筑市场监管科", "燃气与排水管理科"),
  regulator("ecology", `${countyName}生态环境分局`, "污染防治监管科"),
  regulator("emergency", `${countyName}应急管理局`, "危险化学品监管科", "矿山监管科"),
  regulator("agriculture", `${countyName}农业农村局`, "农资监管科", "畜牧兽医科"),
  regulator("water", `${countyName}水利和湖泊局`, "水资源与河湖管理科"),
  regulator("culture", `${countyName}文化和旅游局`, "文化市场管理科", "旅游管理科"),
  regulator("education", `${countyName}教育局`, "民办教育管理科"),
  regulator("civil", `${countyName}民政局`, "社会组织管理科"),
  regulator("labour", `${countyName}人力资源和社会保障局`, "劳动关系与市场监管科"),
  regulator("land", `${countyName}自然资源和规划局`, "国土空间用途管制科"),
  regulator("forestry", `${countyName}林业局`, "森林资源管理科"),
  regulator("reform", `${countyName}发展和改革局`, "投资与能源监管科"),
  regulator("commerce", `${countyName}商务局`, "市场运行科"),
  regulator("industry", `${countyName}经济和信息化局`, "产业监管科"),
  regulator("finance", `${countyName}财政局`, "财政监督科"),
  regulator("tax", `国家税务总局${countyName}税务局`, "征收管理科"),
  regulator("insurance", `${countyName}医疗保障局`, "基金监管科"),
  regulator("statistics", `${countyName}统计局`, "统计执法科"),
  regulator("audit", `${countyName}审计局`, "法规审理科"),
  regulator("weather", `${countyName}气象局`, "防雷减灾科"),
  regulator("fire", `${countyName}消防救援大队`, "防火监督科"),
  regulator("tobacco", `${countyName}烟草专卖局`, "专卖监督管理科"),
  regulator("city", `${countyName}城市管理局`, "市容环卫管理科"),
  ...towns.map(({ key, name }): Row => [
    key,
    `${countyName}${name}${name.endsWith("街道") ? "办事处" : "人民政府"}`,
    "TOWN",
    { office: "党政办公室", "section-1": "综合行政执法队" },
  ]),
];

const codeOf = (index: number): string =>
  syntheticUscc("11", county, `MB${String(10_007 + index * 613).padStart(6, "0")}`);

/** Bodies beside the government rather than under it. */
const underNoGovernment = new Set(["government", "procuratorate", "discipline", "establishment", "court"]);

/** The county's authorities, in the order of the directory file. */
export const authorities: readonly DemoAuthority[] = rows.map(([key, name, kind, units], index) => ({
  key,
  code: codeOf(index),
  name,
  kind,
  level: kind === "TOWN" ? "town" : "county",
  parent: underNoGovernment.has(key) ? "" : codeOf(0),
  place: towns.find((town) => town.key === key)?.place ?? county,
  units: Object.entries(units).map(([unit, unitName]) => ({ code: `${key}-${unit}`, name: unitName })),
}));

/** The authority with that key; a key that isn't there is a mistake in the generator's own tables. */
export function authorityOf(key: string): DemoAuthority {
  const found = authorities.find((authority) => authority.key === key);
  if (found === undefined) throw new Error(`no demo authority has the key ${key}`);
  return found;
}
