import type { DisputeFact } from "@yihan/contracts";
import { bureau, cast, officer, system } from "../../../../tests/cast.ts";
import { silence, tell, type Step } from "../../../../tests/flows/tell.ts";
import { dispute } from "./definition.ts";

const { xu, he } = cast;
const commerceHead = officer("yt-083");
const marketHead = officer("yt-032");
const establishment = officer("yt-024");
const mayor = officer("yt-001");

const disagreement = {
  kind: "both-deny",
  other: bureau.market,
  subject: "预付卡企业跑路投诉由谁处理",
  item: "",
  place: "420899",
  reasons: "商务部门仅负责备案",
  proposal: "由市场监管部门牵头",
  urgent: true,
};
const settlement = { competent: bureau.commerce, reasons: "发卡企业备案和监管由商务部门负责", listChanges: true };

const consult: Step = { step: "selfConsulted", by: commerceHead, at: ["03-02"], data: { disagreement } };
const apply: Step = { step: "applied", by: commerceHead, at: ["03-06"], papers: ["application"], data: {} };
const accept: Step = { step: "accepted", by: xu, at: ["03-10"], data: { number: "协受2026-3" } };
const forward: Step = { step: "forwarded", by: xu, at: ["03-11"], data: { note: "请书面答复" } };
const answer = (by: Step["by"]): Step => ({
  step: "answered",
  by,
  at: ["03-13"],
  papers: ["answer"],
  data: { position: "不属本机关职责" },
});
const heard = [consult, apply, accept, forward, answer(commerceHead), answer(marketHead)];
const meet: Step = {
  step: "meetingHeld",
  by: xu,
  at: ["03-20"],
  papers: ["minutes"],
  data: { heldOn: "2026-03-20", agreed: false, record: "双方陈述意见" },
};
const opine: Step = { step: "opinionIssued", by: he, at: ["03-31"], data: { settlement } };

/** Takes every step of the flow at least once. */
export const stories = (): DisputeFact[] => [
  ...tell(dispute, consult, {
    step: "agreed",
    by: marketHead,
    at: ["03-04"],
    papers: ["minutes"],
    data: { competent: bureau.commerce, terms: "由商务局牵头，市场监管局配合" },
  }),
  ...tell(
    dispute,
    ...heard,
    { step: "establishmentAsked", by: xu, at: ["03-16"], data: { question: "预付卡监管职责如何划分" } },
    {
      step: "establishmentAnswered",
      by: establishment,
      at: ["03-18"],
      papers: ["establishment-letter"],
      data: { opinion: "商务部门负责发卡企业备案和监管" },
    },
    { step: "leadNamed", by: xu, at: ["03-18", "20:00"], data: { lead: bureau.commerce, measure: "先行受理登记" } },
    meet,
    opine,
    { step: "executed", by: commerceHead, at: ["04-20"], data: { report: "已由本局办理" } },
  ),
  ...tell(
    dispute,
    ...heard,
    meet,
    { step: "expertsHeard", by: xu, at: ["04-08"], papers: ["expert-opinion"], data: { opinion: "属商务部门职责" } },
    { step: "proposedToGovernment", by: he, at: ["04-10"], data: { proposal: "建议由商务局牵头" } },
    { step: "decided", by: mayor, at: ["04-17"], papers: ["government-approval"], data: { settlement } },
  ),
  ...tell(
    dispute,
    ...heard,
    meet,
    opine,
    { step: "lapsed", by: system, at: ["05-06"], data: { clock: "JR" } },
    { step: "notExecuted", by: xu, at: ["05-07"], data: { finding: "未办理" } },
  ),
  ...tell(dispute, consult, apply, {
    step: "declined",
    by: xu,
    at: ["03-09"],
    reason: "属与企业的合同争议",
    data: { ground: "citizen" },
  }),
  ...tell(dispute, consult, { step: "withdrawn", by: commerceHead, at: ["03-04"], reason: "已协商", data: {} }),
  ...tell(dispute, consult, { step: "overtaken", by: system, at: ["03-04"], data: { step: "settled" } }),
  ...silence(dispute, consult, "JC", ["03-10"], ["03-12"]),
  ...tell(
    dispute,
    consult,
    { step: "urged", by: xu, at: ["03-03"], data: { message: "请协商" } },
    { step: "reassigned", by: marketHead, at: ["03-03"], data: { officer: "yt-033" } },
  ),
];
