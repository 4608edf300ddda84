import type { ClueTransferFact } from "@yihan/contracts";
import { bureau, cast, freight, officer, system } from "../../../../tests/cast.ts";
import { silence, tell, type Step } from "../../../../tests/flows/tell.ts";
import { clueTransfer } from "./definition.ts";

const { wang, zhou, zhao, qian, wu, xu } = cast;
const marketDesk = officer("yt-036");
const record = ["inspection-record"];
const clue = {
  source: "daily",
  discoveredOn: "2026-04-08",
  violatedOn: "2026-04-08",
  partyName: freight.partyName,
  partyCode: freight.partyCode,
  violation: "超载运输",
  facts: "三轴货车超载 30%",
  item: "YT-CF-004",
  place: "420899",
  realNameReporter: true,
  licenceAuthority: bureau.approval,
};
const draft: Step = { step: "registered", by: wang, at: ["04-08"], data: { clue } };
const send: Step = { step: "sent", by: zhou, at: ["04-09"], papers: record, data: {} };
const sign: Step = { step: "received", by: zhao, at: ["04-10"], data: { note: "材料齐全" } };
const accept: Step = { step: "accepted", by: zhao, at: ["04-13"], data: { sourceNumber: "案源2026-31" } };
const refuse: Step = {
  step: "refused",
  by: zhao,
  at: ["04-13"],
  reason: "由市场监管部门管辖",
  data: { ground: "no-jurisdiction", proposed: bureau.market },
};
const file: Step = {
  step: "filed",
  by: qian,
  at: ["04-14"],
  data: { caseNumber: "云综执立〔2026〕31号", filedOn: "2026-04-14", handlers: ["wu", "zheng"] },
};
const tellReporter: Step = { step: "reporterTold", by: zhao, at: ["04-16"], data: { toldOn: "2026-04-16" } };
const decision: Step = {
  step: "decided",
  by: wu,
  at: ["05-20"],
  data: {
    result: "penalty",
    documentNumber: "云综执罚〔2026〕31号",
    decidedOn: "2026-05-20",
    content: "罚款二千元",
    fine: 200_000,
    licenceProposal: "none",
  },
};

/** Takes every step of the flow at least once. */
export const stories = (): ClueTransferFact[] => [
  ...tell(
    clueTransfer,
    draft,
    send,
    sign,
    accept,
    { step: "filingExtended", by: qian, at: ["04-14"], reason: "案情复杂", data: { days: 10 } },
    file,
    tellReporter,
    decision,
    {
      step: "served",
      by: wu,
      at: ["05-21"],
      papers: ["service-receipt"],
      data: { servedOn: "2026-05-21", method: "direct" },
    },
    { step: "fedBack", by: zhao, at: ["05-22"], data: { summary: "已送达当事人" } },
    { step: "objected", by: wang, at: ["06-01"], data: { objection: "应当吊销" } },
    { step: "settled", by: xu, at: ["06-02"], data: { outcome: "upheld", authority: "", opinion: "维持" } },
  ),
  ...tell(
    clueTransfer,
    draft,
    send,
    sign,
    { step: "supplementRequested", by: zhao, at: ["04-13"], data: { missing: ["检测报告"] } },
    { step: "supplemented", by: wang, at: ["04-15"], papers: ["report"], data: { note: "见附件" } },
  ),
  ...tell(
    clueTransfer,
    draft,
    send,
    sign,
    refuse,
    { step: "rerouted", by: wang, at: ["04-14"], data: { authority: bureau.market } },
    { ...sign, by: marketDesk, at: ["04-15"] },
  ),
  ...tell(clueTransfer, draft, send, sign, accept, {
    step: "notFiled",
    by: qian,
    at: ["04-15"],
    reason: "证据不足",
    data: { ground: "no-violation" },
  }),
  ...tell(clueTransfer, draft, { step: "withdrawn", by: wang, at: ["04-09"], reason: "重复登记", data: { note: "" } }),
  ...tell(
    clueTransfer,
    draft,
    send,
    sign,
    accept,
    file,
    {
      step: "foundCriminal",
      by: wu,
      at: ["05-06"],
      data: { offence: "非法经营罪", facts: "数额达到追诉标准", foundOn: "2026-05-06", sector: "general" },
    },
    {
      step: "criminalOutcome",
      by: system,
      at: ["06-20"],
      data: {
        matter: "0190a000-0000-7000-8000-0000000000c7",
        outcome: "handledAdministratively",
        summary: "依法作行政处理",
        final: true,
      },
    },
  ),
  ...silence(clueTransfer, draft, "X1", ["04-15"], ["04-17"]),
  ...tell(
    clueTransfer,
    draft,
    send,
    { step: "urged", by: wang, at: ["04-10"], data: { message: "请签收" } },
    { step: "reassigned", by: qian, at: ["04-10"], data: { officer: "wu" } },
  ),
];
