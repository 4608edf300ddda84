import type { Calendar, DayKind } from "./calendar.ts";
import { isWorked } from "./calendar.ts";
import type { ClockRule, ClockUnit } from "./clock-rule.ts";
import type { Day, DayNumber, Instant } from "./day.ts";
import { dayNumberAt, dayFromNumber, endOfDayNumber, HOUR_MS, monthsLater } from "./day.ts";
import type { Adjustments, Extension } from "./due.ts";
import { dueInstant, totalAmount } from "./due.ts";
import type { Bilingual } from "./holidays/holiday-table.ts";
import { pausedWalk } from "./paused-walk.ts";
import type { EffectivePause, PausedWalk } from "./paused-walk.ts";
import { joinPauses } from "./pause.ts";

/** Days in a row, first and last included. */
export type DayRun = { readonly from: Day; readonly to: Day; readonly days: number };

/** Days in a row that were off for one reason. */
export type DaysOff = DayRun & { readonly kind: DayKind; readonly name?: Bilingual };

/** Everything that led from a start to a due instant, as plain data. */
export type Explanation = {
  readonly rule: {
    readonly code: string;
    readonly title: Bilingual;
    readonly basis: Bilingual;
    readonly amount: number;
    readonly unit: ClockUnit;
  };
  readonly start: Instant;
  /** The rule's amount and its extensions together. */
  readonly total: number;
  /** The days that were counted; their `days` add up to `total` for working and calendar days. None for hours. */
  readonly counted: readonly DayRun[];
  /** Days off that a working-day limit passed over. */
  readonly skipped: readonly DaysOff[];
  /** Weekend days that were worked, and counted. */
  readonly makeUp: readonly { readonly day: Day; readonly name?: Bilingual }[];
  /** The last counted day was off: the limit moved from it to the next working day. */
  readonly roll?: { readonly from: Day; readonly to: Day; readonly over: readonly DaysOff[] };
  readonly pauses: readonly EffectivePause[];
  readonly extensions: readonly Extension[];
  /** Absent while the clock is suspended. */
  readonly due?: Instant;
  /** The day whose 24:00 is the due instant. Absent for hours and while suspended. */
  readonly lastDay?: Day;
  /** While suspended: what is left when it resumes, in days, or in milliseconds for hours. */
  readonly remaining?: number;
  readonly calendarVersion: string;
  /** A day that mattered lies in a year without a holiday table, so the result may change. */
  readonly provisional: boolean;
};

export type Due = { readonly due: Instant; readonly explanation: Explanation };

/** The due instant with its explanation; `due` is what `dueInstant` returns for the same arguments, and throws alike. */
export function due(rule: ClockRule, start: Instant, calendar: Calendar, adjustments: Adjustments = {}): Due {
  return {
    due: dueInstant(rule, start, calendar, adjustments),
    explanation: explainDue(rule, start, calendar, adjustments),
  };
}

/**
 * Explains a due instant by walking its days one by one. It uses none of the arithmetic of `dueInstant`, so a clock that was stored
 * with rule, start and calendar version is both explained and checked. Throws as `dueInstant` does.
 */
export function explainDue(
  rule: ClockRule,
  start: Instant,
  calendar: Calendar,
  adjustments: Adjustments = {},
): Explanation {
  const total = totalAmount(rule, adjustments);
  const { code, title, basis, amount, unit } = rule;
  const frame = {
    rule: { code, title, basis, amount, unit },
    start,
    total,
    extensions: adjustments.extensions ?? [],
    calendarVersion: calendar.version,
  };
  if (unit === "hour") return { ...frame, ...walkHours(start, total, adjustments) };
  const startDay = dayNumberAt(start);
  const days = unit === "month" ? monthsLater(startDay, total) - startDay : total;
  return { ...frame, ...walkDays(rule, startDay, days, calendar, adjustments) };
}

type Walked = Omit<Explanation, "rule" | "start" | "total" | "extensions" | "calendarVersion">;

function walkHours(start: Instant, hours: number, adjustments: Adjustments): Walked {
  const pauses: EffectivePause[] = [];
  const nothing = { counted: [], skipped: [], makeUp: [], pauses, provisional: false };
  let remaining = hours * HOUR_MS;
  let at = start;
  for (const pause of joinPauses(adjustments.pauses ?? [])) {
    const from = Math.max(pause.from, at);
    if (pause.to <= from) continue;
    if (from - at >= remaining) break;
    remaining -= from - at;
    if (pause.to === Number.POSITIVE_INFINITY) {
      pauses.push({ from, amount: 0 });
      return { ...nothing, remaining };
    }
    pauses.push({ from, to: pause.to, amount: pause.to - from });
    at = pause.to;
  }
  return { ...nothing, due: at + remaining };
}

function walkDays(
  rule: ClockRule,
  startDay: DayNumber,
  days: number,
  calendar: Calendar,
  adjustments: Adjustments,
): Walked {
  const paused = pausedWalk(adjustments.pauses ?? []);
  const working = rule.unit === "working-day";
  const count = countDays(startDay, days, working, calendar, paused);
  const { counted, skipped, makeUp, last: nominal, left } = count;
  const rolled =
    left === 0 && !working && rule.roll
      ? rollOn(nominal, calendar, paused)
      : { last: nominal, over: [], stopped: false };
  const walked = { counted, skipped, makeUp, pauses: paused.effective() };
  const provisional = working
    ? anyProvisional(startDay + 1, nominal, calendar)
    : rule.roll && left === 0 && anyProvisional(nominal, rolled.last, calendar);
  if (left > 0 || rolled.stopped) return { ...walked, remaining: left, provisional };
  const roll =
    rolled.last === nominal
      ? {}
      : { roll: { from: dayFromNumber(nominal), to: dayFromNumber(rolled.last), over: rolled.over } };
  return { ...walked, ...roll, due: endOfDayNumber(rolled.last), lastDay: dayFromNumber(rolled.last), provisional };
}

type Counted = {
  counted: DayRun[];
  skipped: DaysOff[];
  makeUp: { day: Day; name?: Bilingual }[];
  last: DayNumber;
  left: number;
};

/** Goes day by day until the amount is used up, or an open pause stops the count with something `left`. */
function countDays(
  startDay: DayNumber,
  days: number,
  working: boolean,
  calendar: Calendar,
  paused: PausedWalk,
): Counted {
  const count: Counted = { counted: [], skipped: [], makeUp: [], last: startDay, left: days };
  while (count.left > 0) {
    const number = count.last + 1;
    const { kind, name } = calendar.describeNumber(number);
    const counts = !working || isWorked(kind);
    const pause = paused.keeps(number, counts);
    if (pause === "open") return count;
    count.last = number;
    if (pause === "closed") continue;
    if (counts) {
      count.left--;
      addDay(count.counted, number);
      if (working && (kind === "make-up" || kind === "local-work"))
        count.makeUp.push({ day: dayFromNumber(number), ...(name ? { name } : {}) });
    } else addDayOff(count.skipped, number, kind, name);
  }
  return count;
}

/** From a last day that is off to the next working day that is not paused. */
function rollOn(
  nominal: DayNumber,
  calendar: Calendar,
  paused: PausedWalk,
): { last: DayNumber; over: DaysOff[]; stopped: boolean } {
  const over: DaysOff[] = [];
  for (let number = nominal; ; number++) {
    const { kind, name } = calendar.describeNumber(number);
    const pause = paused.keeps(number, false);
    if (pause === "open") return { last: number, over, stopped: true };
    if (isWorked(kind) && pause === undefined) return { last: number, over, stopped: false };
    if (!isWorked(kind)) addDayOff(over, number, kind, name);
  }
}

/** Whether a year between two days, both included, has no holiday table; no year is shorter than the step. */
function anyProvisional(first: DayNumber, last: DayNumber, calendar: Calendar): boolean {
  for (let number = first; number < last; number += 365) if (calendar.provisional(dayFromNumber(number))) return true;
  return calendar.provisional(dayFromNumber(last));
}

function addDay(runs: DayRun[], number: DayNumber): void {
  const day = dayFromNumber(number);
  const previous = runs.at(-1);
  if (previous && previous.to === dayFromNumber(number - 1))
    runs[runs.length - 1] = { from: previous.from, to: day, days: previous.days + 1 };
  else runs.push({ from: day, to: day, days: 1 });
}

function addDayOff(runs: DaysOff[], number: DayNumber, kind: DayKind, name: Bilingual | undefined): void {
  const day = dayFromNumber(number);
  const previous = runs.at(-1);
  if (
    previous &&
    previous.kind === kind &&
    previous.name?.en === name?.en &&
    previous.to === dayFromNumber(number - 1)
  ) {
    runs[runs.length - 1] = { ...previous, to: day, days: previous.days + 1 };
  } else runs.push({ from: day, to: day, days: 1, kind, ...(name ? { name } : {}) });
}
