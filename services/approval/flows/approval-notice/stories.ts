import type { ApprovalNoticeFact } from "@yihan/contracts";
import { bureau, cast, freight, officer, system } from "../../../../tests/cast.ts";
import { silence, tell, type Step } from "../../../../tests/flows/tell.ts";
import { approvalNotice } from "./definition.ts";

const { li, chen, gao, wang, sun, zhou, xu } = cast;
const cityLiaison = officer("yt-114");
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

/** Takes every step of the flow at least once. */
export const stories = (): ApprovalNoticeFact[] => [
  ...tell(
    approvalNotice,
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
  ...tell(approvalNotice, issue, receive, assign, violation, {
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
  ...tell(approvalNotice, { ...issue, data: { licence: { ...freight, item: "YT-CF-001" }, remarks: [] } }, sendBack, {
    step: "forwarded",
    by: chen,
    at: ["03-12"],
    data: { authority: bureau.environment },
  }),
  ...tell(approvalNotice, unowned, {
    step: "routed",
    by: xu,
    at: ["03-11"],
    data: { authority: bureau.transport, item: "YT-XK-001" },
  }),
  ...tell(
    approvalNotice,
    { ...issue, step: "registered", data: { licence: freight } },
    { step: "corrected", by: li, at: ["03-11"], data: { licence: { ...freight, validTo: "2030-03-09" } } },
  ),
  ...tell(approvalNotice, issue, {
    step: "recalled",
    by: li,
    at: ["03-11"],
    reason: "重复发函",
    data: { ground: "doubled" },
  }),
  ...tell(approvalNotice, issue, {
    step: "superseded",
    by: li,
    at: ["03-20"],
    data: { matter: "0190a000-0000-7000-8000-00000000000b", kind: "renewed" },
  }),
  ...tell(approvalNotice, issue, {
    step: "conditionsAdded",
    by: system,
    at: ["03-12"],
    data: {
      matter: "0190a000-0000-7000-8000-00000000000d",
      documentNumber: "云汀行政审批征函〔2026〕1号",
      authority: bureau.education,
      conditions: ["食堂须取得食品经营许可后启用"],
    },
  }),
  ...silence(approvalNotice, issue, "N2", ["03-13"], ["03-17"]),
  ...tell(
    approvalNotice,
    issue,
    { step: "urged", by: gao, at: ["03-11"], data: { message: "请尽快认领" } },
    { step: "reassigned", by: zhou, at: ["03-11"], data: { officer: "sun" } },
  ),
];
