import type { ConsultationFact } from "@yihan/contracts";
import { bureau, cast, officer, system } from "../../../../tests/cast.ts";
import { silence, tell, type Step } from "../../../../tests/flows/tell.ts";
import { consultation } from "./definition.ts";

const { li, chen, gao } = cast;
const fireHead = officer("yt-107");
const fireLiaison = officer("yt-108");

const request = {
  applicant: "云汀某能源有限公司",
  applicantCode: "91420899MA0000018A",
  project: "新建加油站选址",
  item: "YT-XK-042",
  place: "420899",
  authority: bureau.fire,
  why: "涉及公共安全，选址毗邻居民区",
  questions: ["选址是否符合消防安全距离"],
  urgency: "ordinary",
  silenceBasis: "",
  acceptedOn: "2026-04-07",
  joint: false,
};
const ask: Step = { step: "requested", by: li, at: ["04-07"], papers: ["application"], data: { request } };
const sign: Step = { step: "received", by: fireLiaison, at: ["04-07", "15:00"], data: { note: "已收" } };
const reply = (data: object): Step => ({
  step: "replied",
  by: fireHead,
  at: ["04-13"],
  papers: ["opinion"],
  data: { opinion: "agree", conditions: [], enforceable: false, grounds: "", competent: "", ...data },
});
const objection = reply({ opinion: "object", grounds: "安全间距不足（汽车加油加气加氢站技术标准）" });
const conclude = (data: object): Step => ({
  step: "concluded",
  by: li,
  at: ["04-29"],
  data: { outcome: "granted", decidedOn: "2026-04-29", letter: "", ...data },
});

/** Takes every step of the flow at least once. */
export const stories = (): ConsultationFact[] => [
  ...tell(
    consultation,
    ask,
    sign,
    { step: "questionAsked", by: fireLiaison, at: ["04-08"], data: { question: "请提供总平面图" } },
    { step: "questionAnswered", by: li, at: ["04-10"], papers: ["drawing"], data: { answer: "见附图" } },
    { step: "timeExtended", by: li, at: ["04-10", "10:00"], reason: "需现场踏勘", data: { days: 3 } },
    reply({ opinion: "conditions", conditions: ["设置防火隔离带"], enforceable: true }),
    conclude({ letter: "0190a000-0000-7000-8000-00000000000c" }),
  ),
  ...tell(
    consultation,
    ask,
    sign,
    objection,
    { step: "adopted", by: chen, at: ["04-14"], data: { note: "依意见不予许可" } },
    conclude({ outcome: "refused" }),
  ),
  ...tell(consultation, ask, sign, objection, {
    step: "notAdopted",
    by: gao,
    at: ["04-14"],
    data: { explanation: "已按新标准复核，间距符合要求" },
  }),
  ...tell(
    consultation,
    ask,
    sign,
    { step: "lapsed", by: system, at: ["04-15"], data: { clock: "V1" } },
    { step: "silenceNoted", by: system, at: ["04-15"], data: {} },
  ),
  ...tell(consultation, ask, { step: "cancelled", by: li, at: ["04-08"], reason: "申请人撤回申请", data: {} }),
  ...silence(consultation, ask, "V0", ["04-09"], ["04-11"]),
  ...tell(
    consultation,
    ask,
    { step: "urged", by: cast.xu, at: ["04-08"], data: { message: "请答复" } },
    { step: "reassigned", by: fireHead, at: ["04-08"], data: { officer: "yt-109" } },
  ),
];
