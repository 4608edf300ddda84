import type { CriminalTransferFact } from "@yihan/contracts";
import { cast, officer, system } from "../../../../tests/cast.ts";
import { tell, type Step } from "../../../../tests/flows/tell.ts";
import { criminalTransfer } from "./definition.ts";

const { zhao, qian, wu, xu } = cast;
const policeHead = officer("yt-019");
const police = officer("lin");
const prosecutor = officer("tang");

const suspicion = {
  kind: "criminal",
  sector: "drug",
  partyName: "云汀某食品厂",
  partyCode: "91420899MA0000018A",
  offence: "生产、销售有毒、有害食品罪",
  facts: "检出罂粟壳成分，货值三万元",
  suspectedOn: "2026-05-06",
  item: "YT-CF-004",
  place: "420899",
  earlierPenalty: "",
};
const suspect: Step = { step: "suspected", by: wu, at: ["05-06"], data: { suspicion } };
const report: Step = {
  step: "reported",
  by: wu,
  at: ["05-08"],
  papers: ["investigation-report"],
  data: { proposal: "建议移送公安机关" },
};
const begun = [
  suspect,
  { step: "teamNamed", by: qian, at: ["05-06", "10:00"], data: { officers: ["wu", "zheng"] } } satisfies Step,
  report,
];
const received = [
  ...begun,
  { step: "approved", by: qian, at: ["05-09", "10:00"], data: { opinion: "同意移送" } } satisfies Step,
  {
    step: "transferred",
    by: zhao,
    at: ["05-09", "16:00"],
    papers: ["transfer-letter", "investigation-report", "items-list"],
    data: { items: "涉案原料 20 公斤" },
  } satisfies Step,
  { step: "received", by: police, at: ["05-10"], data: { note: "已签收" } } satisfies Step,
];
const file: Step = {
  step: "filed",
  by: policeHead,
  at: ["05-13"],
  papers: ["filing-decision"],
  data: { caseNumber: "云公刑立字〔2026〕18号" },
};
const refuse: Step = {
  step: "notFiled",
  by: policeHead,
  at: ["05-12"],
  papers: ["non-filing-notice"],
  data: { grounds: "未达追诉标准" },
};
const suggest: Step = {
  step: "supervisionSuggested",
  by: zhao,
  at: ["05-13"],
  data: { reasons: "已达立案追诉标准" },
};
const explained = [
  ...received,
  refuse,
  suggest,
  { step: "explanationAsked", by: prosecutor, at: ["05-14"], data: { note: "请说明" } } satisfies Step,
  { step: "explained", by: police, at: ["05-18"], data: { explanation: "金额认定存疑" } } satisfies Step,
];

/** Takes every step of the flow at least once. */
export const stories = (): CriminalTransferFact[] => [
  ...tell(
    criminalTransfer,
    ...received,
    { step: "gapNoticed", by: police, at: ["05-10", "15:00"], data: { missing: ["检验报告"] } },
    { step: "completed", by: zhao, at: ["05-11"], papers: ["test-report"], data: { note: "检验报告" } },
    { step: "reviewProlonged", by: policeHead, at: ["05-12"], reason: "需要查证", data: { why: "verify" } },
    file,
    {
      step: "itemsHandedOver",
      by: zhao,
      at: ["05-15"],
      papers: ["items-list"],
      data: { list: "原料 20 公斤" },
    },
    { step: "prosecuted", by: prosecutor, at: ["07-20"], data: { number: "云检刑诉〔2026〕40号" } },
    { step: "judged", by: prosecutor, at: ["09-01"], data: { judgment: "判处有期徒刑一年" } },
  ),
  ...tell(criminalTransfer, ...received, file, {
    step: "notProsecuted",
    by: prosecutor,
    at: ["07-20"],
    data: { number: "云检不诉〔2026〕5号", decidedOn: "2026-07-20" },
  }),
  ...tell(
    criminalTransfer,
    ...received,
    file,
    { step: "caseWithdrawn", by: policeHead, at: ["06-10"], data: { grounds: "情节显著轻微" } },
    { step: "handledAdministratively", by: zhao, at: ["06-20"], data: { handling: "处罚款五万元" } },
  ),
  ...tell(
    criminalTransfer,
    ...received,
    refuse,
    { step: "reconsiderationAsked", by: zhao, at: ["05-13"], data: { reasons: "货值已达标准" } },
    { step: "reconsidered", by: policeHead, at: ["05-15"], data: { result: "upheld", grounds: "复核后维持" } },
  ),
  ...tell(criminalTransfer, ...explained, {
    step: "reasonValid",
    by: prosecutor,
    at: ["05-20"],
    data: { finding: "理由成立" },
  }),
  ...tell(
    criminalTransfer,
    ...explained,
    {
      step: "notifiedToFile",
      by: prosecutor,
      at: ["05-20"],
      papers: ["notice-to-file"],
      data: { notice: "云检通立〔2026〕2号" },
    },
    { step: "lapsed", by: system, at: ["06-05"], data: { clock: "C11" } },
    { step: "correctionNoticed", by: prosecutor, at: ["06-05"], data: { notice: "云检纠违〔2026〕1号" } },
  ),
  ...tell(
    criminalTransfer,
    ...begun,
    { step: "notApproved", by: qian, at: ["05-09"], data: { ground: "金额未达标准" } },
    {
      step: "opinionToTransfer",
      by: prosecutor,
      at: ["05-12"],
      reason: "已达立案追诉标准",
      data: { opinion: "应当移送" },
    },
  ),
  ...tell(criminalTransfer, ...received, {
    step: "forwarded",
    by: police,
    at: ["05-10", "20:00"],
    reason: "犯罪地在邻县",
    data: { to: "邻县公安局" },
  }),
  ...tell(criminalTransfer, ...received, {
    step: "notPoliceMatter",
    by: police,
    at: ["05-11"],
    reason: "属税务机关管辖",
    data: { competent: "税务局" },
  }),
  ...tell(
    criminalTransfer,
    ...begun,
    { step: "lapsed", by: system, at: ["05-12"], data: { clock: "C1" } },
    { step: "escalated", by: system, at: ["05-14"], data: { clock: "E1" } },
    { step: "urged", by: xu, at: ["05-14"], data: { message: "请审批" } },
    { step: "reassigned", by: qian, at: ["05-14"], data: { officer: "qian" } },
  ),
];
