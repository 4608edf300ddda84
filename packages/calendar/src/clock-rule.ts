import type { Bilingual } from "./holidays/holiday-table.ts";

/** Units of different kind: hours run through nights and holidays, calendar days through holidays, working days through neither. */
export type ClockUnit = "hour" | "calendar-day" | "working-day" | "month";

/** Who must act before the clock passes: a party of the flow, or a post within it. */
export type ClockActor =
  | "approval"
  | "supervisor"
  | "enforcement"
  | "sender"
  | "receiver"
  | "head"
  | "judicial-bureau"
  | "police"
  | "procuratorate"
  | "discipline"
  | "organ"
  | "party"
  | "legal-unit"
  | "unit";

/** What a passed clock leads to. The flow's rules carry it out; the sentence beside it is for people. */
export type OverdueEffect =
  | "record"
  | "urge"
  | "head"
  | "judicial-bureau"
  | "government"
  | "liability"
  | "discipline"
  | "procuratorate"
  | "deemed-accepted"
  | "silence-rule"
  | "waived"
  | "release"
  | "decided-on-file"
  | "government-decision"
  | "suit"
  | "indicator";

/** What every row of the clock table says, whatever its term is. */
export type ClockRow = {
  readonly code: string;
  readonly title: Bilingual;
  /** The event the clock starts at. */
  readonly from: Bilingual;
  readonly actor: ClockActor;
  readonly overdue: { readonly effect: OverdueEffect; readonly text: Bilingual };
  readonly basis: Bilingual;
};

/** A rule whose end can be computed from its start. */
export type ClockRule = ClockRow & {
  readonly amount: number;
  readonly unit: ClockUnit;
  /** A last day that is off moves to the next working day. Never for hours; without effect for working days, which end on one. */
  readonly roll: boolean;
  readonly pausable: boolean;
  /** How much one extension may add, in the rule's unit, and how often. */
  readonly extendable?: { readonly by: number; readonly max: number };
};

/** A rule without a term of its own: the instrument that opens the clock must state amount and unit. */
export type InstrumentRule = ClockRow & {
  readonly term: "instrument";
  readonly roll: boolean;
  readonly pausable: boolean;
};

/** A rule that counts backwards: the act must be done at least so many working days before an event. */
export type BeforeRule = ClockRow & { readonly term: "before"; readonly amount: number; readonly unit: "working-day" };

/** A rule that falls on the same date every year. */
export type YearlyRule = ClockRow & { readonly term: "yearly"; readonly month: number; readonly date: number };

/** Makes a computable rule of one whose term stands in the instrument, with the term that the instrument states. */
export function withTerm(rule: InstrumentRule, amount: number, unit: ClockUnit): ClockRule {
  const { term: _stated, ...row } = rule;
  return { ...row, amount, unit, roll: unit !== "hour" && rule.roll };
}
