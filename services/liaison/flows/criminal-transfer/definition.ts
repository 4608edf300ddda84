import { CriminalTransferFact } from "@yihan/contracts";
import { defineFlow } from "@yihan/matter";
import { nothingYet, remember, type TransferMemory } from "./memory.ts";
import { beforeTransfer } from "./organ-steps.ts";
import { outcomes } from "./outcome-steps.ts";
import {
  completed,
  correctionNoticed,
  gapNoticed,
  notFiled,
  notProsecuted,
  reconsiderationAsked,
  reconsidered,
  reviewProlonged,
  supervisionSuggested,
} from "./police-rules.ts";
import { withPolice } from "./police-steps.ts";
import { remedies } from "./remedy-steps.ts";
import { suspected, teamNamed } from "./rules.ts";

/** 涉嫌犯罪案件移送 (两法衔接): from the organ to the police, the procuratorate always with a copy (domain section 4). */
export const criminalTransfer = defineFlow<CriminalTransferFact, TransferMemory>({
  name: "criminal-transfer",
  service: "liaison",
  title: { zh: "涉嫌犯罪案件移送", en: "Criminal transfer" },
  lane: "ordinary",
  codec: CriminalTransferFact,
  parties: {
    sender: { zh: "移送机关", en: "transferring organ" },
    police: { zh: "公安机关", en: "police" },
    procuratorate: { zh: "人民检察院", en: "procuratorate" },
  },
  opener: { role: "sender", kinds: ["ENFORCER", "REGULATOR", "TOWN"] },
  statuses: {
    suspected: { zh: "涉嫌犯罪", en: "Suspected" },
    "team-named": { zh: "已组成专案组", en: "Team named" },
    reported: { zh: "待审批", en: "Reported" },
    approved: { zh: "已批准移送", en: "Approved" },
    "not-approved": { zh: "未批准移送", en: "Not approved" },
    transferred: { zh: "已移送", en: "Transferred" },
    received: { zh: "公安审查中", en: "Under police review" },
    forwarded: { zh: "已转送", en: "Forwarded" },
    "not-police": { zh: "不属公安管辖", en: "Not a police matter" },
    filed: { zh: "已立案", en: "Filed" },
    "not-filed": { zh: "不予立案", en: "Not filed" },
    reconsidering: { zh: "复议中", en: "Under reconsideration" },
    upheld: { zh: "复议维持", en: "Non-filing upheld" },
    supervised: { zh: "已建议立案监督", en: "Supervision suggested" },
    explaining: { zh: "要求说明理由", en: "Explanation asked" },
    explained: { zh: "已说明理由", en: "Explained" },
    "reason-valid": { zh: "理由成立", en: "Reasons hold" },
    notified: { zh: "已通知立案", en: "Notified to file" },
    "case-withdrawn": { zh: "已撤案", en: "Case withdrawn" },
    prosecuted: { zh: "已起诉", en: "Prosecuted" },
    judged: { zh: "已判决", en: "Judged" },
    "not-prosecuted": { zh: "不起诉", en: "Not prosecuted" },
    administrative: { zh: "已作行政处理", en: "Handled administratively" },
  },
  papers: {
    "transfer-letter": { zh: "涉嫌犯罪案件移送书", en: "letter of transfer" },
    "investigation-report": { zh: "调查报告", en: "investigation report" },
    "items-list": { zh: "涉案物品清单", en: "list of items" },
    "test-report": { zh: "检验报告、鉴定结论", en: "test report or expert opinion" },
    "filing-decision": { zh: "立案决定书", en: "decision to file" },
    "non-filing-notice": { zh: "不予立案通知书", en: "notice of non-filing" },
    "notice-to-file": { zh: "通知立案书", en: "notice to file" },
    other: { zh: "其他材料", en: "other paper" },
  },
  initial: nothingYet,
  remember,
  steps: { ...beforeTransfer, ...withPolice, ...remedies, ...outcomes },
  guards: {
    gapNoticed: gapNoticed.guard,
    completed: completed.guard,
    reviewProlonged: reviewProlonged.guard,
    reconsiderationAsked: reconsiderationAsked.guard,
    supervisionSuggested: supervisionSuggested.guard,
    correctionNoticed: correctionNoticed.guard,
  },
  rules: {
    suspected,
    teamNamed,
    completed: completed.rule,
    reviewProlonged: reviewProlonged.rule,
    notFiled,
    reconsiderationAsked: reconsiderationAsked.rule,
    reconsidered,
    notProsecuted,
  },
});
