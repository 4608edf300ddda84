import approval from "@yihan/approval";
import enforcement from "@yihan/enforcement";
import type { Flow, FlowFact } from "@yihan/matter";
import { given, type Told } from "@yihan/matter/testing";
import { bureau, cast, county, freight, officer, on, system } from "../cast.ts";

const { li, chen, gao, wang, sun, zhou, zhao, qian, wu, xu } = cast;
const cityLiaison = officer("yt-114");
const marketDesk = officer("yt-036");

type Step = Omit<Told, "at"> & { at: [day: string, time?: string] };

/** Tells a story from its beginning; each line is who does what on which day of 2026. */
const tell = (flow: Flow, ...steps: Step[]): FlowFact[] => [
  ...steps.reduce((story, { at, ...step }) => story.when({ ...step, at: on(...at) }), given(flow, county)).facts,
];

const find = (flows: readonly Flow[], name: string): Flow => flows.find((flow) => flow.name === name)!;
const notice = find(approval.flows, "approval-notice");
const penaltyNotice = find(approval.flows, "penalty-notice");
const clueTransfer = find(enforcement.flows, "clue-transfer");

const record = ["inspection-record"];
const issue: Step = {
  step: "issued",
  by: li,
  at: ["03-10"],
  data: { licence: freight, remarks: [], contact: "经办人 13800000004" },
};
const receive: Step = { step: "received", by: sun, at: ["03-11"], data: { note: "已认领" } };
const assign: Step = { step: "assigned", by: sun, at: ["03-12"], data: { officer: "wang", others: ["yt-031"] } };
const check: Step = {
  step: "checked",
  by: wang,
  at: ["04-08"],
  papers: record,
  data: { checkedOn: "2026-04-08", result: "normal", findings: "与许可一致" },
};
const violation: Step = {
  step: "violationFound",
  by: wang,
  at: ["04-08"],
  papers: record,
  data: { discoveredOn: "2026-04-08", violation: "超载运输", facts: "超载 30%", item: "YT-CF-004", urgent: false },
};
const unowned: Step = {
  ...issue,
  data: { licence: { ...freight, item: "", certificateName: "校外托管机构备案凭证" }, remarks: [] },
};
const sendBack: Step = {
  step: "returned",
  by: cityLiaison,
  at: ["03-11"],
  reason: "油烟监管由生态环境分局负责",
  data: { proposed: bureau.environment },
};

const noticeStories = (): FlowFact[] => [
  ...tell(
    notice,
    issue,
    receive,
    assign,
    check,
    {
      step: "fedBack",
      by: wang,
      at: ["04-08", "15:00"],
      data: { suggestion: "change", summary: "建议变更经营范围" },
    },
    { step: "closed", by: chen, at: ["04-10"], data: { summary: "已变更" } },
  ),
  ...tell(notice, issue, receive, assign, violation, {
    step: "outcomeTold",
    by: system,
    at: ["05-20"],
    data: {
      matter: "0190a000-0000-7000-8000-00000000000c",
      outcome: "decided",
      summary: "行政处罚：罚款二千元",
      documentNumber: "云综执罚〔2026〕31号",
      final: true,
    },
  }),
  ...tell(notice, { ...issue, data: { licence: { ...freight, item: "YT-CF-001" }, remarks: [] } }, sendBack, {
    step: "forwarded",
    by: chen,
    at: ["03-12"],
    data: { authority: bureau.environment },
  }),
  ...tell(notice, unowned, {
    step: "routed",
    by: xu,
    at: ["03-11"],
    data: { authority: bureau.transport, item: "YT-XK-001" },
  }),
  ...tell(
    notice,
    { ...issue, step: "registered", data: { licence: freight } },
    { step: "corrected", by: li, at: ["03-11"], data: { licence: { ...freight, validTo: "2030-03-09" } } },
  ),
  ...tell(notice, issue, { step: "recalled", by: li, at: ["03-11"], reason: "重复发函", data: { ground: "doubled" } }),
  ...tell(notice, issue, {
    step: "superseded",
    by: li,
    at: ["03-20"],
    data: { matter: "0190a000-0000-7000-8000-00000000000b", kind: "renewed" },
  }),
  ...silence(notice, issue, "N2", ["03-13"], ["03-17"]),
  ...tell(
    notice,
    issue,
    { step: "urged", by: gao, at: ["03-11"], data: { message: "请尽快认领" } },
    { step: "reassigned", by: zhou, at: ["03-11"], data: { officer: "sun" } },
  ),
];

const silence = (flow: Flow, open: Step, clock: string, passed: [string], still: [string]): FlowFact[] =>
  tell(
    flow,
    open,
    { step: "lapsed", by: system, at: passed, data: { clock } },
    { step: "escalated", by: system, at: still, data: { clock: "E1" } },
  );

const penalty = {
  partyName: freight.partyName,
  partyCode: freight.partyCode,
  documentNumber: "云综执罚〔2026〕31号",
  violation: "货运车辆超载",
  facts: "超载 30%",
  kind: "罚款",
  content: "罚款二千元",
  fine: 200_000,
  decidedOn: "2026-05-20",
  authority: bureau.enforcement,
};
const tellPenalty: Step = { step: "issued", by: zhao, at: ["05-20"], data: { penalty } };
const claim: Step = { step: "received", by: wang, at: ["05-21"], data: { note: "已阅" } };

const penaltyStories = (): FlowFact[] => [
  ...tell(penaltyNotice, tellPenalty, claim, {
    step: "closed",
    by: wang,
    at: ["06-01"],
    data: { summary: "列入重点监管" },
  }),
  ...tell(
    penaltyNotice,
    { ...tellPenalty, data: { penalty: { ...penalty, violation: "其他", facts: "" } } },
    { step: "routed", by: xu, at: ["05-21"], data: { authority: bureau.transport } },
  ),
  ...tell(
    penaltyNotice,
    { ...tellPenalty, step: "registered" },
    { step: "corrected", by: zhao, at: ["05-22"], data: { penalty: { ...penalty, fine: 100_000 } } },
  ),
  ...tell(penaltyNotice, tellPenalty, {
    step: "recalled",
    by: qian,
    at: ["06-10"],
    reason: "复议撤销",
    data: { ground: "annulled" },
  }),
  ...silence(penaltyNotice, tellPenalty, "N2", ["05-23"], ["05-27"]),
  ...tell(
    penaltyNotice,
    tellPenalty,
    { step: "urged", by: qian, at: ["05-21"], data: { message: "请签收" } },
    { step: "reassigned", by: zhou, at: ["05-21"], data: { officer: "sun" } },
  ),
];

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

const clueStories = (): FlowFact[] => [
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
  ...silence(clueTransfer, draft, "X1", ["04-15"], ["04-17"]),
  ...tell(
    clueTransfer,
    draft,
    send,
    { step: "urged", by: wang, at: ["04-10"], data: { message: "请签收" } },
    { step: "reassigned", by: qian, at: ["04-10"], data: { officer: "wu" } },
  ),
];

/** For each flow one fact of each step, from fixed stories: what its golden bytes are made of, and its page's examples. */
export const stories = (): { flow: Flow; facts: FlowFact[] }[] => [
  { flow: notice, facts: noticeStories() },
  { flow: penaltyNotice, facts: penaltyStories() },
  { flow: clueTransfer, facts: clueStories() },
];
