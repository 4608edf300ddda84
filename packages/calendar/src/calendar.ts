import type { Day, DayNumber } from "./day.ts";
import { civil, dayNumber, dayFromNumber, LAST_DAY_NUMBER, weekday } from "./day.ts";
import { holidays2024 } from "./holidays/2024.ts";
import { holidays2025 } from "./holidays/2025.ts";
import { holidays2026 } from "./holidays/2026.ts";
import type { Bilingual, HolidayTable } from "./holidays/holiday-table.ts";

/** Why a day is off or worked: an ordinary weekday or weekend, a holiday, a make-up workday, or a tenant's own rule. */
export type DayKind = "weekday" | "weekend" | "holiday" | "make-up" | "local-off" | "local-work";

/** A day that a tenant sets apart from the national calendar: a holiday of an autonomous area, an emergency, a local make-up day. */
export type LocalDay = { readonly day: Day; readonly name: Bilingual };

export type CalendarOverrides = { readonly off?: readonly LocalDay[]; readonly work?: readonly LocalDay[] };

export type DayDescription = { readonly kind: DayKind; readonly name?: Bilingual };

/** A calendar value: what is worked, what is off and why, and working days as ordinals so that counting costs two array reads. */
export type Calendar = {
  /** Derived from the content: two calendars that differ in one day never share a version. */
  readonly version: string;
  isWorkingDay(day: Day): boolean;
  /** True in a year without a published holiday table, where only the weekday rule is known. */
  provisional(day: Day): boolean;
  /** What sort of day it is, with the holiday's name where it has one. */
  describe(day: Day): DayDescription;
  /** The same for a day number, for code that walks over days. */
  describeNumber(number: DayNumber): DayDescription;
  /** How many working days there are from 1970-01-01 up to this day, it included. */
  workingDaysUpTo(number: DayNumber): number;
  /** The day number of the n-th working day since 1970-01-01 (n counts from 1). */
  workingDayAt(ordinal: number): DayNumber;
};

/** The national tables this release carries. */
export const NATIONAL_TABLES: readonly HolidayTable[] = [holidays2024, holidays2025, holidays2026];

/**
 * Builds a calendar from holiday tables and a tenant's overrides; an override wins over the tables. Building takes a few
 * milliseconds and 200 KB, so build once per tenant and keep it. Throws a RangeError for a day that does not exist, stands outside
 * its table's year, or is both off and worked.
 */
export function createCalendar(
  tables: readonly HolidayTable[] = NATIONAL_TABLES,
  overrides: CalendarOverrides = {},
): Calendar {
  const named = namedDays(tables, overrides);
  const years = new Set(tables.map((table) => table.year));
  const upTo = new Uint16Array(LAST_DAY_NUMBER + 1);
  const at = new Uint16Array(LAST_DAY_NUMBER + 2);
  let ordinal = 0;
  for (let number = 0; number <= LAST_DAY_NUMBER; number++) {
    const kind = named.get(number)?.kind ?? plainKind(number);
    if (isWorked(kind)) at[++ordinal] = number;
    upTo[number] = ordinal;
  }
  const last = ordinal;

  function workingDaysUpTo(number: DayNumber): number {
    const count = upTo[number];
    if (count === undefined) throw outside(`day number ${number}`);
    return count;
  }
  function workingDayAt(wanted: number): DayNumber {
    const number = at[wanted];
    if (number === undefined || wanted < 1 || wanted > last) throw outside(`working day ${wanted}`);
    return number;
  }
  function describeNumber(number: DayNumber): DayDescription {
    return named.get(number) ?? { kind: plainKind(number) };
  }
  return {
    version: versionOf(tables, overrides),
    isWorkingDay: (day) => isWorked(describeNumber(dayNumber(day)).kind),
    provisional: (day) => !years.has(civil(dayNumber(day)).year),
    describe: (day) => describeNumber(dayNumber(day)),
    describeNumber,
    workingDaysUpTo,
    workingDayAt,
  };
}

/** Working days after `from` up to `to`, `to` included: the length of a delay in working days. Negative when `to` is earlier. */
export function workingDaysBetween(calendar: Calendar, from: Day, to: Day): number {
  return calendar.workingDaysUpTo(dayNumber(to)) - calendar.workingDaysUpTo(dayNumber(from));
}

/** Whether a day of this kind counts as a working day. */
export function isWorked(kind: DayKind): boolean {
  return kind === "weekday" || kind === "make-up" || kind === "local-work";
}

/** A notice may reach into the December before its year: the one for 2019 moved 29 to 31 December 2018. */
function belongsTo(number: DayNumber, tableYear: number): boolean {
  const { year, month } = civil(number);
  return year === tableYear || (year === tableYear - 1 && month === 12);
}

function plainKind(number: DayNumber): DayKind {
  const day = weekday(number);
  return day === 0 || day === 6 ? "weekend" : "weekday";
}

function namedDays(
  tables: readonly HolidayTable[],
  overrides: CalendarOverrides,
): Map<DayNumber, { kind: DayKind; name: Bilingual }> {
  const named = new Map<DayNumber, { kind: DayKind; name: Bilingual }>();
  for (const table of tables) {
    const add = (number: DayNumber, kind: DayKind, name: Bilingual): void => {
      if (!belongsTo(number, table.year))
        throw new RangeError(`${dayFromNumber(number)} stands in the holiday table of ${table.year}`);
      if (named.has(number)) throw new RangeError(`${dayFromNumber(number)} stands twice in the holiday tables`);
      named.set(number, { kind, name });
    };
    for (const block of table.blocks) {
      for (let number = dayNumber(block.from); number <= dayNumber(block.to); number++)
        add(number, "holiday", block.name);
      for (const day of block.makeUp) add(dayNumber(day), "make-up", block.name);
    }
  }
  for (const { day, name } of overrides.off ?? []) named.set(dayNumber(day), { kind: "local-off", name });
  for (const { day, name } of overrides.work ?? []) {
    if (named.get(dayNumber(day))?.kind === "local-off") throw new RangeError(`${day} is set both off and worked`);
    named.set(dayNumber(day), { kind: "local-work", name });
  }
  return named;
}

function versionOf(tables: readonly HolidayTable[], overrides: CalendarOverrides): string {
  const byYear = tables.toSorted((a, b) => a.year - b.year);
  const span = byYear.length === 0 ? "none" : `${byYear[0]?.year}-${byYear.at(-1)?.year}`;
  const byDay = (days: readonly LocalDay[] = []): readonly LocalDay[] =>
    days.toSorted((a, b) => (a.day < b.day ? -1 : 1));
  return `cn-${span}-${fingerprint(JSON.stringify([byYear, byDay(overrides.off), byDay(overrides.work)]))}`;
}

/** FNV-1a over UTF-16 units, 32 bits in hexadecimal: tells calendar contents apart, and is no protection against anybody. */
function fingerprint(text: string): string {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193) >>> 0;
  return hash.toString(16).padStart(8, "0");
}

function outside(what: string): RangeError {
  return new RangeError(
    `${what} is outside the calendar, which counts from 1970-01-01 to ${dayFromNumber(LAST_DAY_NUMBER)}`,
  );
}
