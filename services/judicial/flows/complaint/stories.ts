import type { ComplaintFact } from "@yihan/contracts";
import { bureau, cast, system } from "../../../../tests/cast.ts";
import { tell, type Step } from "../../../../tests/flows/tell.ts";
import { complaint } from "./definition.ts";

const { deng, xu, zhao, qian } = cast;

const call = {
  number: "HX2026-0412",
  kind: "complaint",
  subject: "夜间施工噪声扰民",
  content: "凌晨两点仍在施工",
  place: "420899101",
  phone: "13800000099",
  complained: "",
};
const register: Step = { step: "registered", by: deng, at: ["03-10"], papers: ["recording"], data: { call } };
const send: Step = { step: "dispatched", by: deng, at: ["03-10", "09:30"], data: { unit: bureau.enforcement } };
const sign: Step = { step: "signed", by: zhao, at: ["03-10", "10:00"], data: { note: "已签收" } };
const reply = (day: string): Step => ({
  step: "replied",
  by: zhao,
  at: [day],
  papers: ["result"],
  data: { result: "已责令停止夜间施工", solved: true },
});
const visit = (day: string): Step => ({
  step: "visited",
  by: deng,
  at: [day],
  data: { answer: "unsatisfied", words: "仍在施工" },
});

/** Takes every step of the flow at least once. */
export const stories = (): ComplaintFact[] => [
  ...tell(
    complaint,
    register,
    send,
    sign,
    { step: "timeExtended", by: deng, at: ["03-11"], reason: "需检测", data: { days: 2 } },
    reply("03-16"),
    visit("03-17"),
    reply("03-20"),
    visit("03-23"),
    { step: "concluded", by: xu, at: ["04-01"], data: { finding: "已督促整改" } },
  ),
  ...tell(complaint, register, send, {
    step: "objected",
    by: zhao,
    at: ["03-10", "11:00"],
    reason: "属城管部门职责",
    data: { proposed: bureau.city },
  }),
  ...tell(complaint, register, {
    step: "withdrawn",
    by: deng,
    at: ["03-10", "10:00"],
    reason: "来电人撤回",
    data: { note: "" },
  }),
  ...tell(
    complaint,
    register,
    send,
    sign,
    { step: "lapsed", by: system, at: ["03-18"], data: { clock: "H1" } },
    { step: "escalated", by: system, at: ["03-20"], data: { clock: "E1" } },
    { step: "urged", by: xu, at: ["03-20"], data: { message: "请尽快办理" } },
    { step: "reassigned", by: qian, at: ["03-20"], data: { officer: "wu" } },
  ),
];
