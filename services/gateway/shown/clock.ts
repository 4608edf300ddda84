import { explain, explainDue, getClockRule, type Calendar } from "@yihan/calendar";
import type { Clock } from "@yihan/contracts";
import { toRfc3339, type Language } from "@yihan/kernel";
import { calendar } from "@yihan/matter";
import { z } from "zod";
import { shownInstant } from "./instant.ts";

export const shownClockSchema = z
  .object({
    id: z.string(),
    code: z.string(),
    title: z.string(),
    authority: z.string(),
    start: z.string(),
    due: z.string().nullable().meta({ description: "null while it is suspended" }),
    lapsed: z.boolean(),
    provisional: z.boolean().meta({ description: "true if the year's holidays were not yet announced" }),
    calendar: z.string(),
    explanation: z.string(),
  })
  .meta({ id: "Clock" });

type Shown = z.output<typeof shownClockSchema>;

const explained = (clock: Clock, language: Language, days: Calendar): { title: string; explanation: string } => {
  const rule = getClockRule(clock.code as never);
  if (!("unit" in rule) || "term" in rule) return { title: rule.title[language], explanation: "" };
  const explanation = explainDue(rule, clock.start, days, {
    ...(clock.pauses.length > 0 && { pauses: clock.pauses.map(({ from, to }) => (to ? { from, to } : { from })) }),
    ...(clock.extensions.length > 0 && { extensions: clock.extensions }),
  });
  return { title: rule.title[language], explanation: explain(explanation, language) };
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
