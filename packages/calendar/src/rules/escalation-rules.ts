import type { ClockRule } from "../clock-rule.ts";

/** Escalation (E): a lapsed clock goes to the head of the authority, and from the head to the judicial bureau. */
export const escalationRules = [
  {
    code: "E1",
    title: { zh: "部门负责人督促处理", en: "the head acts on a lapsed clock" },
    from: { zh: "时限届满未办", en: "clock lapsed" },
    amount: 1,
    unit: "working-day",
    roll: false,
    pausable: false,
    actor: "head",
    overdue: { effect: "judicial-bureau", text: { zh: "转报司法行政部门", en: "goes on to the judicial bureau" } },
    basis: { zh: "系统默认时限（可由本地调整）", en: "system default, tenants may change it" },
  },
  {
    code: "E2",
    title: { zh: "司法行政部门介入", en: "the judicial bureau takes it up" },
    from: { zh: "部门负责人未处理", en: "head did not act" },
    amount: 1,
    unit: "working-day",
    roll: false,
    pausable: false,
    actor: "judicial-bureau",
    overdue: {
      effect: "judicial-bureau",
      text: { zh: "留在司法行政部门待办队列", en: "stays in the judicial bureau's queue" },
    },
    basis: { zh: "系统默认时限（可由本地调整）", en: "system default, tenants may change it" },
  },
] as const satisfies readonly ClockRule[];
