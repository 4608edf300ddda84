import type { BeforeRule, ClockRule, InstrumentRule, YearlyRule } from "./clock-rule.ts";
import { clueRules } from "./rules/clue-rules.ts";
import { criminalRules } from "./rules/criminal-rules.ts";
import { escalationRules } from "./rules/escalation-rules.ts";
import { hotlineRules } from "./rules/hotline-rules.ts";
import { licenceRules } from "./rules/licence-rules.ts";
import { noticeRules } from "./rules/notice-rules.ts";
import { disputeRules } from "./rules/dispute-rules.ts";
import { supervisionRules } from "./rules/supervision-rules.ts";

const rows = [
  ...noticeRules,
  ...licenceRules,
  ...clueRules,
  ...criminalRules,
  ...disputeRules,
  ...hotlineRules,
  ...supervisionRules,
  ...escalationRules,
] as const;

type Row = (typeof rows)[number];

/** The codes of all rows, and those whose end follows from their start alone. */
export type ClockRowCode = Row["code"];
export type ClockCode = Extract<Row, { unit: unknown; roll: unknown }>["code"];

/**
 * The seed of the clock table: the master table's codes, one row per term. Where a legal rule holds several terms, the further ones
 * have the code and a letter (C3S supplement, P2U urgent); rules that are defaults of this system say so in their basis. A tenant's directory
 * may replace a row by one of its own from a date on.
 */
export const clockRows: readonly (ClockRule | InstrumentRule | BeforeRule | YearlyRule)[] = rows;

const byCode: ReadonlyMap<string, ClockRule> = new Map(
  rows.flatMap((row) => ("roll" in row && "unit" in row ? [[row.code, row]] : [])),
);

/** The computable rule with this code, or nothing: the code is unknown, or its term is an instrument's, backwards, or yearly. */
export function findClockRule(code: string): ClockRule | undefined {
  return byCode.get(code);
}

/** The computable rule with this code. */
export function getClockRule(code: ClockCode): ClockRule {
  const rule = byCode.get(code);
  if (!rule) throw new RangeError(`no clock rule has the code ${code}`);
  return rule;
}

/** The rule with this code that counts backwards from an event. */
export function getBeforeRule(code: Extract<Row, { term: "before" }>["code"]): BeforeRule {
  const rule = rows.find((row) => row.code === code);
  if (!rule || !("term" in rule) || rule.term !== "before") throw new RangeError(`no rule ${code} counts backwards`);
  return rule;
}
