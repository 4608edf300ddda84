import type { ReverseTransferFact } from "@yihan/contracts";
import { bureau, cast, officer, system } from "../../../../tests/cast.ts";
import { tell, type Step } from "../../../../tests/flows/tell.ts";
import { reverseTransfer } from "./definition.ts";

const { zhou, sun, xu } = cast;
const prosecutor = officer("tang");

const decision = {
  partyName: "云汀渔民某",
  offence: "非法捕捞水产品罪",
  number: "云检不诉〔2026〕5号",
  decidedOn: "2026-03-02",
  violatedOn: "2025-11-01",
  discoveredOn: "2025-11-03",
  harm: false,
  earlierPenalty: "",
};
const register: Step = {
  step: "registered",
  by: prosecutor,
  at: ["03-02"],
  papers: ["non-prosecution"],
  data: { decision },
};
const move: Step = { step: "moved", by: prosecutor, at: ["03-04"], data: { note: "移送行政检察" } };
const send: Step = {
  step: "opinionSent",
  by: prosecutor,
  at: ["03-12"],
  papers: ["opinion"],
  data: { organ: bureau.transport, facts: "已补植复绿", opinion: "建议给予行政处罚", property: "渔具已扣押" },
};
const receive: Step = { step: "received", by: sun, at: ["03-13"], data: { note: "已签收" } };
const file: Step = { step: "caseFiled", by: zhou, at: ["03-20"], data: { caseNumber: "云交立〔2026〕9号" } };
const reply: Step = { step: "replied", by: sun, at: ["04-27"], papers: ["reply"], data: { reply: "已作出处罚" } };

/** Takes every step of the flow at least once. */
export const stories = (): ReverseTransferFact[] => [
  ...tell(
    reverseTransfer,
    register,
    move,
    { step: "suspended", by: prosecutor, at: ["03-06"], data: { ground: "victim" } },
    { step: "resumed", by: prosecutor, at: ["03-09"], data: { note: "申诉已驳回" } },
    { step: "reviewExtended", by: prosecutor, at: ["03-10"], reason: "案情复杂", data: { days: 5 } },
    send,
    receive,
    file,
    {
      step: "punished",
      by: zhou,
      at: ["04-20"],
      data: { kind: "fine", number: "云交罚〔2026〕9号", content: "罚款二千元" },
    },
    reply,
    { step: "assessed", by: prosecutor, at: ["05-06"], data: { note: "处理适当" } },
  ),
  ...tell(
    reverseTransfer,
    register,
    move,
    send,
    receive,
    { step: "notPunished", by: zhou, at: ["03-20"], data: { grounds: "违法行为轻微并及时改正" } },
    reply,
    {
      step: "followedUp",
      by: prosecutor,
      at: ["05-06"],
      reason: "回复未说明依据",
      data: { finding: "不予处罚无依据" },
    },
  ),
  ...tell(reverseTransfer, register, move, send, receive, {
    step: "returned",
    by: sun,
    at: ["03-16"],
    reason: "属烟草专卖部门管辖",
    data: { proposed: "烟草专卖局" },
  }),
  ...tell(reverseTransfer, register, move, {
    step: "reviewClosed",
    by: prosecutor,
    at: ["03-10"],
    data: { grounds: "已吊销许可证" },
  }),
  ...tell(
    reverseTransfer,
    register,
    { step: "lapsed", by: system, at: ["03-06"], data: { clock: "R1" } },
    { step: "escalated", by: system, at: ["03-10"], data: { clock: "E1" } },
  ),
  ...tell(
    reverseTransfer,
    register,
    move,
    send,
    { step: "urged", by: xu, at: ["03-13"], data: { message: "请签收" } },
    { step: "reassigned", by: zhou, at: ["03-13"], data: { officer: "sun" } },
  ),
];
