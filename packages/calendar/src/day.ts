import type { Day, Instant } from "@yihan/kernel/instant";

/**
 * Time as the whole team writes it: an `Instant` is a number of milliseconds since 1970-01-01T00:00Z; a `Day` is 'YYYY-MM-DD' as
 * Shanghai's wall calendar shows it. Shanghai is UTC+8 with no summer time, so a day is always 86,400,000 ms and days can be counted
 * as plain numbers (`DayNumber`, 0 = 1970-01-01). Text forms such as RFC 3339 exist only at the borders.
 */

export type { Day, Instant };

/** Days since 1970-01-01 of Shanghai's calendar. */
export type DayNumber = number;

export const HOUR_MS = 3_600_000;
export const DAY_MS = 86_400_000;
export const SHANGHAI_OFFSET_MS = 8 * HOUR_MS;

/** The days the calendar can count: 1970-01-01 to 2119-12-31. */
export const LAST_DAY_NUMBER = 54_785;

/** The number of a day. Throws a RangeError for text that is not a real day. */
export function dayNumber(day: Day): DayNumber {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day); // four, two and two digits; whether the day exists is asked below
  if (parts) {
    const number = civilToNumber(Number(parts[1]), Number(parts[2]), Number(parts[3]));
    if (dayFromNumber(number) === day) return number;
  }
  throw new RangeError(`not a day of the calendar: ${JSON.stringify(day.slice(0, 20))}`);
}

/** The day with this number. */
export function dayFromNumber(number: DayNumber): Day {
  const { year, month, date } = civil(number);
  return `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}-${String(date).padStart(2, "0")}`;
}

/** The number of the day that Shanghai's clocks show at an instant. */
export function dayNumberAt(instant: Instant): DayNumber {
  return Math.floor((instant + SHANGHAI_OFFSET_MS) / DAY_MS);
}

/** The day that Shanghai's clocks show at an instant. */
export function shanghaiDay(instant: Instant): Day {
  return dayFromNumber(dayNumberAt(instant));
}

/** 00:00 in Shanghai on the day with this number. */
export function startOfDayNumber(number: DayNumber): Instant {
  return number * DAY_MS - SHANGHAI_OFFSET_MS;
}

/** 24:00 in Shanghai on the day with this number, which is 00:00 of the next. */
export function endOfDayNumber(number: DayNumber): Instant {
  return startOfDayNumber(number + 1);
}

/** The instant of a Shanghai wall time, for example `shanghai('2026-02-12', '09:30')`; the time of day is 'HH:MM', 00:00 to 24:00. */
export function shanghai(day: Day, time = "00:00"): Instant {
  const parts = /^(\d{2}):(\d{2})$/.exec(time); // two digits each; the bounds are asked below
  const minutes = parts ? Number(parts[1]) * 60 + Number(parts[2]) : Number.NaN;
  if (!parts || Number(parts[2]) > 59 || minutes > 1440)
    throw new RangeError(`not a time of day: ${JSON.stringify(time.slice(0, 20))}`);
  return startOfDayNumber(dayNumber(day)) + minutes * 60_000;
}

/** 'HH:MM' in Shanghai, with seconds only where there are some. */
export function timeOfDay(instant: Instant): string {
  const ofDay = (((instant + SHANGHAI_OFFSET_MS) % (24 * HOUR_MS)) + 24 * HOUR_MS) % (24 * HOUR_MS);
  const seconds = Math.floor(ofDay / 1000);
  const two = (value: number): string => String(value).padStart(2, "0");
  const clock = `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}`;
  return seconds % 60 === 0 ? clock : `${clock}:${two(seconds % 60)}`;
}

/** Whether the calendar can count from this instant: an import asks this at the border before it opens a clock. */
export function isCountable(instant: Instant): boolean {
  const number = dayNumberAt(instant);
  return number >= 0 && number <= LAST_DAY_NUMBER;
}

/** 0 = Sunday … 6 = Saturday. */
export function weekday(number: DayNumber): number {
  return (((number + 4) % 7) + 7) % 7; // 1970-01-01 was a Thursday
}

/** The day the given number of months later: the same day of the month, or the last one of a shorter month. */
export function monthsLater(number: DayNumber, months: number): DayNumber {
  const { year, month, date } = civil(number);
  const first = year * 12 + (month - 1) + months;
  const toYear = Math.floor(first / 12);
  const toMonth = (first % 12) + 1;
  const next = first + 1;
  const lengthOfMonth = civilToNumber(Math.floor(next / 12), (next % 12) + 1, 1) - civilToNumber(toYear, toMonth, 1);
  return civilToNumber(toYear, toMonth, Math.min(date, lengthOfMonth));
}

/** Year, month (1-12) and day of the month of a day number, by the 400-year cycle of the Gregorian calendar. */
export function civil(number: DayNumber): { year: number; month: number; date: number } {
  const shifted = number + 719_468; // days since 0000-03-01, so that the leap day is the last of its year
  const era = Math.floor(shifted / 146_097);
  const ofEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (ofEra - Math.floor(ofEra / 1_460) + Math.floor(ofEra / 36_524) - Math.floor(ofEra / 146_096)) / 365,
  );
  const ofYear = ofEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const marchMonth = Math.floor((5 * ofYear + 2) / 153);
  const date = ofYear - Math.floor((153 * marchMonth + 2) / 5) + 1;
  const month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9;
  return { year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, date };
}

function civilToNumber(year: number, month: number, date: number): DayNumber {
  const marchYear = month <= 2 ? year - 1 : year;
  const era = Math.floor(marchYear / 400);
  const yearOfEra = marchYear - era * 400;
  const ofYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + date - 1;
  return era * 146_097 + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + ofYear - 719_468;
}
