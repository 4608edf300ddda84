import { getClockRule, type ClockRule } from "@yihan/calendar";
import { forms, type Field } from "@yihan/contracts";
import type { Text } from "@yihan/kernel";
import type { Flow, StepRow } from "./flow.ts";

interface Titled {
  code: string;
  title: Text;
}

/** A clock of a flow with its rule in words. */
export interface DescribedClock extends Titled {
  term: Text;
  from: Text;
  overdue: Text;
  basis: Text;
}

/** A step as its row says it; everything that people are told about it. */
export interface DescribedStep {
  step: string;
  title: Text;
  /** Roles with their names, in order of the table. */
  by: Titled[];
  /** Kinds of posts; any if empty. */
  posts: string[];
  strict: boolean;
  machines: boolean;
  /** Statuses; `nothing` opens a matter, `open` and `any` stand for several. */
  from: string[];
  /** Empty: unchanged. */
  to: string;
  /** What the step's rule may choose instead. */
  mayTo: string[];
  opens: { clock: string; party: string }[];
  mayOpen: string[];
  discharges: string[];
  pauses: string[];
  resumes: string[];
  papers: Titled[];
  fields: readonly Field[];
  reason: boolean;
  copies: string[];
  responsible: string;
  warning: Text | undefined;
  document: { party: string; word: string } | undefined;
  leadsTo: string;
  reports: boolean;
  ends: boolean;
  basis: string;
}

/** A flow from its own table: what `GET /api/v1/flows/{flow}` says and its page is made of. */
export interface DescribedFlow {
  name: string;
  service: string;
  title: Text;
  lane: string;
  parties: Titled[];
  statuses: Titled[];
  papers: Titled[];
  openedBy: { role: string; kinds: string[] };
  clocks: DescribedClock[];
  steps: DescribedStep[];
}

const titled = (texts: Readonly<Record<string, Text>>): Titled[] =>
  Object.entries(texts).map(([code, title]) => ({ code, title }));

const EVERYWHERE: Readonly<Record<string, Text>> = {
  judicial: { zh: "司法局", en: "judicial bureau" },
  system: { zh: "系统", en: "the system" },
};

const UNITS: Readonly<Record<ClockRule["unit"], Text>> = {
  hour: { zh: "小时", en: "hours" },
  "calendar-day": { zh: "日", en: "calendar days" },
  "working-day": { zh: "个工作日", en: "working days" },
  month: { zh: "个月", en: "months" },
};

const termOf = ({ amount, unit, extendable }: ClockRule): Text => ({
  zh: `${amount}${UNITS[unit].zh}${extendable ? `（可延长${extendable.by}${UNITS[unit].zh}）` : ""}`,
  en: `${amount} ${amount === 1 ? UNITS[unit].en.replace(/s$/, "") : UNITS[unit].en}${extendable ? ` (+${extendable.by})` : ""}`,
});

const clockOf = (code: string): DescribedClock => {
  const rule = getClockRule(code as never);
  return {
    code,
    title: rule.title,
    term: termOf(rule),
    from: rule.from,
    overdue: rule.overdue.text,
    basis: rule.basis,
  };
};

const stepOf = (flow: Flow, step: string, row: StepRow): DescribedStep => ({
  step,
  title: row.title,
  by: row.by.map((role) => ({
    code: role,
    title: flow.parties[role] ?? EVERYWHERE[role] ?? { zh: role, en: role },
  })),
  posts: [...(row.posts ?? [])],
  strict: row.strict ?? false,
  machines: row.machines ?? false,
  from: typeof row.from === "string" ? [row.from] : [...row.from],
  to: row.to ?? "",
  mayTo: [...(row.mayTo ?? [])],
  opens: [...(row.opens ?? [])],
  mayOpen: [...(row.mayOpen ?? [])],
  discharges: [...(row.discharges ?? [])],
  pauses: [...(row.pauses ?? [])],
  resumes: [...(row.resumes ?? [])],
  papers: (row.papers ?? []).map((code) => ({ code, title: flow.papers[code]! })),
  fields: forms[flow.name]?.[step] ?? [],
  reason: row.reason ?? false,
  copies: [...(row.copies ?? [])],
  responsible: row.responsible ?? "",
  warning: row.warning,
  document: row.document,
  leadsTo: row.leadsTo ?? "",
  reports: row.reports ?? false,
  ends: row.ends ?? false,
  basis: row.basis,
});

/** Describes a flow in both languages, from its table, its forms and the clock rules. */
export const describeFlow = (flow: Flow): DescribedFlow => {
  const steps = Object.entries(flow.steps).map(([step, row]) => stepOf(flow, step, row));
  const codes = new Set(steps.flatMap(({ opens, mayOpen }) => [...opens.map(({ clock }) => clock), ...mayOpen]));
  return {
    name: flow.name,
    service: flow.service,
    title: flow.title,
    lane: flow.lane,
    parties: titled(flow.parties),
    statuses: titled(flow.statuses),
    papers: titled(flow.papers),
    openedBy: { role: flow.opener.role, kinds: [...flow.opener.kinds] },
    clocks: [...codes].map(clockOf),
    steps,
  };
};
