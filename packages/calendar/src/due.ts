import type { Calendar } from "./calendar.ts";
import type { ClockRule } from "./clock-rule.ts";
import type { DayNumber, Instant } from "./day.ts";
import { dayNumberAt, endOfDayNumber, HOUR_MS, monthsLater } from "./day.ts";
import type { Pause } from "./pause.ts";
import { joinPauses, pausedDays } from "./pause.ts";

/** More time, in the unit of the rule, with the reason that stands on the chain. */
export type Extension = { readonly amount: number; readonly reason: string };

export type Adjustments = { readonly pauses?: readonly Pause[]; readonly extensions?: readonly Extension[] };

/** The due instant of a clock in an open pause: later than any instant, so that it never passes. Not for storage. */
export const SUSPENDED: Instant = Number.POSITIVE_INFINITY;

const UNCHANGED: Adjustments = {};

/**
 * The instant at which a clock passes. What is done before it is in time; at this instant and later the clock has lapsed.
 *
 * Day limits: the day of the start is not counted and the last day ends at 24:00 in Shanghai. Working days skip every day off and count
 * make-up workdays. Calendar days and months end on the next working day when the rule rolls and the last day is off. Months end on the
 * same day of the month, or on the last day of a shorter one. Hours are exact and never rolled. Pauses keep the remaining amount
 * (see `pausedDays`; a month limit is first turned into its number of days), extensions add to the amount from the start.
 *
 * Throws a RangeError for an adjustment that the rule does not allow, an amount that is not a positive whole number, or a day outside
 * the calendar; `isCountable` asks beforehand. Sources: Civil Procedure Law Art 85, Administrative Penalty Law Art 85,
 * Administrative Licensing Law Art 82, Administrative Compulsion Law Art 69.
 */
export function dueInstant(
  rule: ClockRule,
  start: Instant,
  calendar: Calendar,
  adjustments: Adjustments = UNCHANGED,
): Instant {
  const total = totalAmount(rule, adjustments);
  const pauses = adjustments.pauses ?? [];
  if (rule.unit === "hour") return endOfHours(start, total, pauses);
  const startDay = dayNumberAt(start);
  if (rule.unit === "working-day") return endOfDayNumber(lastWorkingDay(startDay, total, calendar, pauses));
  const days = rule.unit === "month" ? monthsLater(startDay, total) - startDay : total;
  const last = lastCalendarDay(startDay, days, pauses);
  return endOfDayNumber(rule.roll ? nextWorkingDay(last, calendar, pauses) : last);
}

/** The amount with its extensions, after asking that the rule allows each adjustment. */
export function totalAmount(rule: ClockRule, { pauses, extensions }: Adjustments): number {
  if (pauses !== undefined && pauses.length > 0 && !rule.pausable)
    throw new RangeError(`clock ${rule.code} cannot be paused`);
  let total = rule.amount;
  if (extensions !== undefined && extensions.length > 0) {
    const { by, max } = rule.extendable ?? { by: 0, max: 0 };
    if (extensions.length > max)
      throw new RangeError(`clock ${rule.code} can be extended ${max} times, not ${extensions.length}`);
    for (const { amount } of extensions) {
      if (!Number.isInteger(amount) || amount < 1 || amount > by)
        throw new RangeError(`clock ${rule.code} can be extended by 1 to ${by}`);
      total += amount;
    }
  }
  if (!Number.isInteger(rule.amount) || rule.amount < 1)
    throw new RangeError(`clock ${rule.code} has no positive whole amount`);
  return total;
}

function endOfHours(start: Instant, hours: number, pauses: readonly Pause[]): Instant {
  let end = start + hours * HOUR_MS;
  if (pauses.length === 0) return end;
  for (const { from, to } of joinPauses(pauses)) {
    if (from >= end) break;
    if (to > start) end += to - Math.max(from, start);
  }
  return end;
}

function lastWorkingDay(startDay: DayNumber, days: number, calendar: Calendar, pauses: readonly Pause[]): DayNumber {
  let ordinal = calendar.workingDaysUpTo(startDay) + days;
  if (pauses.length === 0) return calendar.workingDayAt(ordinal);
  for (const { first, last } of pausedDays(pauses)) {
    if (last <= startDay) continue;
    if (first > calendar.workingDayAt(ordinal)) break;
    if (last === SUSPENDED) return SUSPENDED;
    ordinal += calendar.workingDaysUpTo(last) - calendar.workingDaysUpTo(Math.max(first - 1, startDay));
  }
  return calendar.workingDayAt(ordinal);
}

function lastCalendarDay(startDay: DayNumber, days: number, pauses: readonly Pause[]): DayNumber {
  let end = startDay + days;
  if (pauses.length === 0) return end;
  for (const { first, last } of pausedDays(pauses)) {
    if (last <= startDay) continue;
    if (first > end) break;
    end += last - Math.max(first - 1, startDay);
  }
  return end;
}

/** The day itself when it is worked, else the next that is, passing over paused days: a clock cannot pass while it is suspended. */
function nextWorkingDay(day: DayNumber, calendar: Calendar, pauses: readonly Pause[]): DayNumber {
  if (day === SUSPENDED) return SUSPENDED;
  let next = calendar.workingDayAt(calendar.workingDaysUpTo(day - 1) + 1);
  if (next === day || pauses.length === 0) return next;
  for (const { first, last } of pausedDays(pauses)) {
    if (first > next) break;
    if (last < next) continue;
    if (last === SUSPENDED) return SUSPENDED;
    next = calendar.workingDayAt(calendar.workingDaysUpTo(last) + 1);
  }
  return next;
}
