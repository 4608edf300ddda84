import type { ProcuratorialSuggestionFact } from "@yihan/contracts";
import { bureau, cast, officer, system } from "../../../../tests/cast.ts";
import { tell, type Step } from "../../../../tests/flows/tell.ts";
import { procuratorialSuggestion } from "./definition.ts";

const { zhou, sun, wang, xu } = cast;
const prosecutor = officer("tang");

const suggestion = {
  kind: "public-interest",
  organ: bureau.transport,
  subject: "废旧轮胎堆放点",
  problem: "露天堆放，存在火灾和污染隐患",
  advice: "依法清理并查处",
  urgent: false,
};
const issue: Step = { step: "issued", by: prosecutor, at: ["02-09"], papers: ["suggestion"], data: { suggestion } };
const receive: Step = { step: "received", by: sun, at: ["02-10"], data: { note: "已签收" } };
const assign: Step = { step: "assigned", by: zhou, at: ["02-11"], data: { officer: "wang" } };
const reply: Step = { step: "replied", by: wang, at: ["04-08"], papers: ["reply"], data: { measures: "已清理" } };
const object: Step = { step: "objected", by: sun, at: ["02-12"], data: { objection: "属城管部门职责" } };
const notPerformed: Step = {
  step: "notPerformed",
  by: prosecutor,
  at: ["04-14"],
  data: { ground: "paper-only", finding: "现场仍有堆放" },
};

/** Takes every step of the flow at least once. */
export const stories = (): ProcuratorialSuggestionFact[] => [
  ...tell(
    procuratorialSuggestion,
    issue,
    receive,
    assign,
    { step: "timeExtended", by: prosecutor, at: ["03-02"], reason: "汛期", data: { amount: 1 } },
    { step: "suspended", by: prosecutor, at: ["03-03"], data: { cause: "植被须待春季" } },
    { step: "resumed", by: prosecutor, at: ["03-12"], data: { note: "已到春季" } },
    reply,
    { step: "performed", by: prosecutor, at: ["04-20"], data: { finding: "现场已清理" } },
  ),
  ...tell(
    procuratorialSuggestion,
    issue,
    receive,
    object,
    { step: "changed", by: prosecutor, at: ["02-13"], data: { advice: "会同城管部门清理" } },
    reply,
    notPerformed,
    { step: "sued", by: prosecutor, at: ["05-06"], data: { number: "云检行公诉〔2026〕1号" } },
  ),
  ...tell(
    procuratorialSuggestion,
    { ...issue, data: { suggestion: { ...suggestion, kind: "governance" } } },
    receive,
    object,
    { step: "upheld", by: prosecutor, at: ["02-13"], data: { explanation: "职责明确" } },
    reply,
    notPerformed,
    { step: "informed", by: prosecutor, at: ["05-06"], data: { whom: "市人民政府" } },
  ),
  ...tell(procuratorialSuggestion, issue, {
    step: "withdrawn",
    by: prosecutor,
    at: ["02-10"],
    reason: "对象有误",
    data: { note: "" },
  }),
  ...tell(
    procuratorialSuggestion,
    issue,
    receive,
    { step: "lapsed", by: system, at: ["04-13"], data: { clock: "P2" } },
    { step: "escalated", by: system, at: ["04-15"], data: { clock: "E1" } },
    { step: "urged", by: xu, at: ["04-15"], data: { message: "请回复" } },
    { step: "reassigned", by: zhou, at: ["04-15"], data: { officer: "sun" } },
  ),
];
