import type { StepRow } from "@yihan/matter";

const CENTRE = ["signer", "head"] as const;
const BUREAU = ["head"] as const;

const after = {
  from: ["under-review", "action-taken"],
  to: "action-taken",
  discharges: ["L6"],
  mayOpen: ["T1"],
  tells: [
    { party: "supervisor", posts: ["supervisor", "liaison"] },
    { party: "enforcer", posts: ["desk", "head"] },
  ],
} as const;

/** The ways a licence rests or ends, each by its own decider (行政许可法 Art 8, 69, 70; 行政处罚法 Art 9). */
export const acts = {
  suspended: {
    ...after,
    title: { zh: "停办", en: "Suspend" },
    by: ["approval"],
    posts: CENTRE,
    basis: "行政许可法第六十一条、第六十七条；许可机关暂停办理",
  },
  withheld: {
    ...after,
    title: { zh: "暂扣许可证件", en: "Withhold the licence" },
    by: ["enforcer"],
    posts: BUREAU,
    strict: true,
    basis: "行政处罚法第九条：暂扣许可证件是行政处罚，由处罚机关决定",
  },
  revoked: {
    ...after,
    title: { zh: "吊销许可证件", en: "Revoke the licence" },
    by: ["enforcer"],
    posts: BUREAU,
    strict: true,
    basis: "行政处罚法第九条、第六十三条：吊销是行政处罚，应当告知听证权利",
  },
  annulled: {
    ...after,
    title: { zh: "撤销许可", en: "Annul the grant" },
    by: ["approval"],
    posts: ["head"],
    strict: true,
    basis: "行政许可法第六十九条",
  },
  takenBack: {
    ...after,
    title: { zh: "撤回许可", en: "Take the licence back" },
    by: ["approval"],
    posts: ["head"],
    strict: true,
    basis: "行政许可法第八条：依法给予补偿",
  },
  cancelled: {
    ...after,
    title: { zh: "注销许可", en: "Cancel the licence" },
    by: ["approval"],
    posts: CENTRE,
    basis: "行政许可法第七十条",
  },
} as const satisfies Readonly<Record<string, StepRow>>;
