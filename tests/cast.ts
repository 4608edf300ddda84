import { readFileSync } from "node:fs";
import { directory as contract } from "@yihan/contracts";
import { dayOf, type Instant } from "@yihan/kernel";
import { actorOf, emptyDirectory, withChange, type Actor, type Directory } from "@yihan/matter";

const cellsOf = (name: string): Record<string, unknown>[] => {
  // No cell of the demo county holds a comma or a quote.
  const [head = "", ...lines] = readFileSync(
    new URL(`../services/all/demo/directory/${name}.csv`, import.meta.url),
    "utf8",
  )
    .trim()
    .split(/\r?\n/);
  const names = head.split(",").map((column) => column.replace(/_(.)/g, (_, letter: string) => letter.toUpperCase()));
  return lines.map((line) =>
    Object.fromEntries(line.split(",").map((cell, index) => [names[index]!, typed(names[index]!, cell)])),
  );
};

const typed = (name: string, cell: string): unknown => {
  if (name === "certificateNames" || name === "keywords") return cell === "" ? [] : cell.split(";");
  return name === "hazardous" ? cell === "true" : cell;
};

const table = <Row>(name: string, codec: { fromPartial(part: object): Row }): Row[] =>
  cellsOf(name).map((row) => codec.fromPartial(row));

/** The demo county's directory: the one that ships. */
export const county: Directory = withChange(emptyDirectory(), {
  authorities: table("authorities", contract.Authority),
  units: table("units", contract.Unit),
  officers: table("officers", contract.Officer),
  posts: table("posts", contract.Post),
  covers: table("covers", contract.Cover),
  items: table("items", contract.Item),
  duties: table("duties", contract.Duty),
});

/** 09:00 in Shanghai, or another time, on a day of 2026. */
export const on = (day: string, time = "09:00"): Instant => Date.parse(`2026-${day}T${time}:00+08:00`);

/** An officer of the county with the posts of the day (2026-03-10 unless told). */
export const officer = (id: string, at: Instant = on("03-10")): Actor => {
  const actor = actorOf(county, id, dayOf(at));
  if (!actor) throw new Error(`the county has no officer ${id}`);
  return actor;
};

/** Who the specs speak of: the approval centre, the transport bureau, enforcement, the judicial bureau and neighbours. */
export const cast = {
  gao: officer("gao"),
  li: officer("li"),
  chen: officer("chen"),
  zhou: officer("zhou"),
  sun: officer("sun"),
  wang: officer("wang"),
  guo: officer("guo"),
  hu: officer("hu"),
  qian: officer("qian"),
  zhao: officer("zhao"),
  feng: officer("feng"),
  wu: officer("wu"),
  zheng: officer("zheng"),
  he: officer("he"),
  xu: officer("xu"),
  ma: officer("ma"),
  deng: officer("deng"),
  han: officer("han"),
} as const;

/** The system itself, which takes what no person takes. */
export const system: Actor = { kind: "system", id: "tests" };

const codeOf = (name: string): string => {
  for (const authority of county.authorities.values()) if (authority.name.endsWith(name)) return authority.code;
  throw new Error(`the county has no ${name}`);
};

/** Authorities by a short name. */
export const bureau = {
  approval: codeOf("行政审批局"),
  transport: codeOf("交通运输局"),
  market: codeOf("市场监督管理局"),
  health: codeOf("卫生健康局"),
  environment: codeOf("生态环境分局"),
  city: codeOf("城市管理局"),
  enforcement: codeOf("综合行政执法局"),
  justice: codeOf("司法局"),
  fire: codeOf("消防救援大队"),
  commerce: codeOf("商务局"),
  education: codeOf("教育局"),
  government: codeOf("云汀市人民政府"),
  establishment: codeOf("机构编制委员会办公室"),
  police: codeOf("公安局"),
  procuratorate: codeOf("人民检察院"),
  discipline: codeOf("监察委员会"),
  hotline: codeOf("（12345政务服务便民热线）"),
  xiuyun: codeOf("岫云街道办事处"),
} as const;

/** The client of an authority, as machines sign in. */
export const machineOf = (authority: string): Actor => ({
  kind: "machine",
  id: `client-${authority}`,
  name: "接口",
  authority,
});

/** A licence of the demo county: road freight, supervised by wang of transport, enforced by the bureau. */
export const freight = {
  partyName: "云汀某物流有限公司",
  partyCode: "91420899MA0000018A",
  documentName: "准予行政许可决定书",
  documentNumber: "云审许〔2026〕87号",
  certificateName: "道路运输经营许可证",
  certificateNumber: "鄂交运管许可420899000087号",
  content: "道路普通货物运输",
  decidedOn: "2026-03-10",
  authority: bureau.approval,
  item: "YT-XK-001",
  place: "420899",
} as const;
