import { ApprovalNoticeFact } from "@yihan/contracts";
import { dayOf } from "@yihan/kernel";
import { defineFlow, routeOfficer, type Flow } from "@yihan/matter";

/** A letter with as few steps as the gateway's promises need; its facts are those of the real letter. */
export const letterFlow = defineFlow<ApprovalNoticeFact, null>({
  name: "approval-notice",
  service: "approval",
  title: { zh: "一事一函", en: "Approval notice" },
  lane: "ordinary",
  codec: ApprovalNoticeFact,
  parties: {
    approval: { zh: "审批部门", en: "approval centre" },
    supervisor: { zh: "监管部门", en: "supervising authority" },
  },
  opener: { role: "approval", kinds: ["APPROVAL"] },
  statuses: {
    sent: { zh: "已发函", en: "Sent" },
    received: { zh: "已签收", en: "Received" },
    returned: { zh: "已退回", en: "Returned" },
    checked: { zh: "已检查", en: "Checked" },
  },
  papers: { "inspection-record": { zh: "现场检查笔录", en: "inspection record" } },
  initial: null,
  remember: (memory) => memory,
  steps: {
    issued: {
      title: { zh: "发函", en: "Issue the letter" },
      by: ["approval"],
      posts: ["signer"],
      from: "nothing",
      to: "sent",
      responsible: "approval",
      opens: [{ clock: "N2", party: "supervisor" }],
      document: { party: "approval", word: "函" },
      basis: "行政许可法第六十一条",
    },
    received: {
      title: { zh: "签收", en: "Claim" },
      by: ["supervisor"],
      from: ["sent"],
      to: "received",
      responsible: "supervisor",
      discharges: ["N2"],
      basis: "审管联动",
    },
    returned: {
      title: { zh: "退回", en: "Return" },
      by: ["supervisor"],
      from: ["sent", "received"],
      to: "returned",
      reason: true,
      basis: "审管联动",
    },
    checked: {
      title: { zh: "首次检查", en: "First check" },
      by: ["supervisor"],
      from: ["received"],
      to: "checked",
      papers: ["inspection-record"],
      basis: "行政许可法第六十一条",
    },
  } as never,
  rules: {
    issued: ({ value, directory, now }) => ({
      parties: { supervisor: "REG" },
      next: routeOfficer(directory, "wang", dayOf(now))!,
      title: `${value.licence!.partyName} · 食品经营许可`,
      value: {
        ...value,
        licence: {
          ...value.licence!,
          personal: new TextEncoder().encode("CANARY-SEALED"),
          personalHash: "CANARY-HASH",
          contentHash: "CANARY-CONTENT",
        },
      },
    }),
  },
}) as unknown as Flow;

/** What li writes into a letter. */
export const licence = (partyName = "张三饭店") => ({
  licence: { partyName, documentNumber: "审〔2026〕1号", decidedOn: "2026-03-09", authority: "APR" },
});
