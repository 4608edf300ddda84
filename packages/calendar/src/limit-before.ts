import type { Calendar } from "./calendar.ts";
import type { BeforeRule, YearlyRule } from "./clock-rule.ts";
import type { Instant } from "./day.ts";
import { dayNumber, dayNumberAt, endOfDayNumber } from "./day.ts";

/**
 * The last instant to do what must be done so many working days before an event, such as the notice of a hearing: the day of the
 * event is not counted, and the act is in time until 24:00 of the day that leaves the full number of working days between.
 */
export function latestBefore(rule: BeforeRule, event: Instant, calendar: Calendar): Instant {
  const beforeEvent = calendar.workingDaysUpTo(dayNumberAt(event) - 1);
  return endOfDayNumber(calendar.workingDayAt(beforeEvent - rule.amount + 1) - 1);
}

/** 24:00 of the rule's date in a year. */
export function dueInYear(rule: YearlyRule, year: number): Instant {
  const two = (value: number): string => String(value).padStart(2, "0");
  return endOfDayNumber(dayNumber(`${year}-${two(rule.month)}-${two(rule.date)}`));
}
