import { explain, explainDue, getClockRule, type Calendar, type DaysOff, type Explanation } from "@yihan/calendar";
import type { Clock } from "@yihan/contracts";
import { toRfc3339, type Language } from "@yihan/kernel";
import { calendar } from "@yihan/matter";
import { z } from "zod";
import { shownInstant } from "./instant.ts";

const daysSchema = z.object({ from: z.string(), to: z.string(), days: z.number() });

/** What a deadline was counted from: enough to draw it on a calendar. */
const countedSchema = z.object({
  unit: z.enum(["hour", "working-day", "calendar-day", "month"]),
  amount: z.number().meta({ description: "of the rule, without extensions" }),
  counted: z.array(daysSchema).meta({ description: "days that were counted; none for hours" }),
  off: z
    .array(daysSchema.extend({ kind: z.string(), name: z.string() }))
    .meta({ description: "days off that were passed over" }),
  makeUp: z
    .array(z.object({ day: z.string(), name: z.string() }))
    .meta({ description: "weekend days that were worked" }),
  pauses: z.array(z.object({ from: z.string(), to: z.string().nullable() })),
  extensions: z.array(z.object({ amount: z.number(), reason: z.string() })),
  lastDay: z
    .string()
    .nullable()
    .meta({ description: "the day whose 24:00 is due; null for hours and while suspended" }),
});

export const shownClockSchema = z
  .object({
    id: z.string(),
    code: z.string(),
    title: z.string(),
    basis: z.string(),
    authority: z.string(),
    start: z.string(),
    due: z.string().nullable().meta({ description: "null while it is suspended" }),
    lapsed: z.boolean(),
    provisional: z.boolean().meta({ description: "true if the year's holidays were not yet announced" }),
    calendar: z.string(),
    explanation: z.string(),
    count: countedSchema.nullable().meta({ description: "null for a deadline that an instrument sets" }),
  })
  .meta({ id: "Clock" });

type Shown = z.output<typeof shownClockSchema>;

const off = (run: DaysOff, language: Language) => ({
  from: run.from,
  to: run.to,
  days: run.days,
  kind: run.kind,
  name: run.name?.[language] ?? "",
});

const countOf = (found: Explanation, language: Language): Shown["count"] => ({
  unit: found.rule.unit,
  amount: found.rule.amount,
  counted: found.counted.map(({ from, to, days }) => ({ from, to, days })),
  off: [...found.skipped, ...(found.roll?.over ?? [])].map((run) => off(run, language)),
  makeUp: found.makeUp.map(({ day, name }) => ({ day, name: name?.[language] ?? "" })),
  pauses: found.pauses.map(({ from, to }) => ({
    from: toRfc3339(from),
    to: to === undefined || !Number.isFinite(to) ? null : toRfc3339(to),
  })),
  extensions: found.extensions.map(({ amount, reason }) => ({ amount, reason })),
  lastDay: found.lastDay ?? null,
});

const explained = (
  clock: Clock,
  language: Language,
  days: Calendar,
): Pick<Shown, "title" | "basis" | "explanation" | "count"> => {
  const rule = getClockRule(clock.code as never);
  const head = { title: rule.title[language], basis: rule.basis[language] };
  if (!("unit" in rule) || "term" in rule) return { ...head, explanation: "", count: null };
  const explanation = explainDue(rule, clock.start, days, {
    ...(clock.pauses.length > 0 && { pauses: clock.pauses.map(({ from, to }) => (to ? { from, to } : { from })) }),
    ...(clock.extensions.length > 0 && { extensions: clock.extensions }),
  });
  return { ...head, explanation: explain(explanation, language), count: countOf(explanation, language) };
};

/** A deadline with its reasons in words. */
export const shownClock = (clock: Clock & { lapsed?: boolean }, language: Language): Shown => ({
  id: clock.id,
  code: clock.code,
  ...explained(clock, language, calendar),
  authority: clock.authority,
  start: toRfc3339(clock.start),
  due: shownInstant(clock.due),
  lapsed: clock.lapsed ?? false,
  provisional: clock.provisional,
  calendar: clock.calendar,
});
