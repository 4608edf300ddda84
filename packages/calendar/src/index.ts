export type { Day, DayNumber, Instant } from "./day.ts";
export {
  DAY_MS,
  HOUR_MS,
  dayNumber,
  dayNumberAt,
  dayFromNumber,
  endOfDayNumber,
  isCountable,
  monthsLater,
  shanghai,
  shanghaiDay,
  startOfDayNumber,
  timeOfDay,
} from "./day.ts";
export { limitationEnd } from "./limitation.ts";
export type { Bilingual, HolidayBlock, HolidayTable } from "./holidays/holiday-table.ts";
export type { Calendar, CalendarOverrides, DayDescription, DayKind, LocalDay } from "./calendar.ts";
export { createCalendar, NATIONAL_TABLES, workingDaysBetween } from "./calendar.ts";
export type {
  BeforeRule,
  ClockActor,
  ClockRow,
  ClockRule,
  ClockUnit,
  InstrumentRule,
  OverdueEffect,
  YearlyRule,
} from "./clock-rule.ts";
export { withTerm } from "./clock-rule.ts";
export type { ClockCode, ClockRowCode } from "./clock-rules.ts";
export { clockRows, findClockRule, getBeforeRule, getClockRule } from "./clock-rules.ts";
export type { Pause } from "./pause.ts";
export type { Adjustments, Extension } from "./due.ts";
export { dueInstant, SUSPENDED } from "./due.ts";
export type { DayRun, DaysOff, Due, Explanation } from "./explanation.ts";
export type { EffectivePause } from "./paused-walk.ts";
export { due, explainDue } from "./explanation.ts";
export { explain } from "./explain.ts";
export { dueInYear, latestBefore } from "./limit-before.ts";
