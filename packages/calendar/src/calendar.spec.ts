import { createCalendar, NATIONAL_TABLES, workingDaysBetween } from "./calendar.ts";
import {
  DAY_MS,
  dayNumber,
  dayFromNumber,
  isCountable,
  LAST_DAY_NUMBER,
  monthsLater,
  shanghai,
  shanghaiDay,
} from "./day.ts";

const calendar = createCalendar();

function daysOf(year: number): string[] {
  const first = dayNumber(`${year}-01-01`);
  return Array.from({ length: dayNumber(`${year + 1}-01-01`) - first }, (_, index) => dayFromNumber(first + index));
}
const workingDaysIn = (prefix: string): number =>
  daysOf(Number(prefix.slice(0, 4))).filter((day) => day.startsWith(prefix) && calendar.isWorkingDay(day)).length;

describe("the national calendar", () => {
  test("2026 has 248 working days, month by month", () => {
    const months = Array.from({ length: 12 }, (_, index) =>
      workingDaysIn(`2026-${String(index + 1).padStart(2, "0")}`),
    );
    expect(months).toEqual([21, 16, 22, 21, 19, 21, 23, 21, 22, 18, 21, 23]);
    expect(workingDaysIn("2026")).toBe(248);
  });

  // The three tables were compared day by day with the data of npm chinese-days 1.5.7 (holidays and workdays of 2024, 2025 and 2026): 28, 28
  // and 33 days off, 8, 5 and 6 make-up workdays, no difference. It names 6 October 2025 Mid-Autumn where the notice has one block.
  test.each([
    [2024, 28, 8],
    [2025, 28, 5],
    [2026, 33, 6],
  ])("the notice for %d gives %d days off and %d make-up workdays", (year, off, makeUp) => {
    const kinds = daysOf(year).map((day) => calendar.describe(day).kind);
    expect(kinds.filter((kind) => kind === "holiday")).toHaveLength(off);
    expect(kinds.filter((kind) => kind === "make-up")).toHaveLength(makeUp);
  });

  test("every make-up workday is a Saturday or Sunday, and each table names its notice", () => {
    for (const { blocks, source } of NATIONAL_TABLES) {
      expect(source.number).toMatch(/^国办发明电〔20\d\d〕\d+号$/);
      for (const day of blocks.flatMap(({ makeUp }) => makeUp))
        expect(createCalendar([]).isWorkingDay(day)).toBe(false);
    }
  });

  test("a year without a notice follows the weekday rule and is provisional", () => {
    expect(calendar.provisional("2026-12-31")).toBe(false);
    expect(calendar.provisional("2027-01-01")).toBe(true);
    expect(calendar.isWorkingDay("2027-01-01")).toBe(true);
    expect(calendar.isWorkingDay("2027-01-02")).toBe(false);
  });

  test("a delay is counted in working days", () => {
    expect(workingDaysBetween(calendar, "2026-02-13", "2026-02-24")).toBe(2);
    expect(workingDaysBetween(calendar, "2026-02-24", "2026-02-13")).toBe(-2);
  });

  test("a day that does not exist, and one beyond the calendar, are refused", () => {
    expect(() => calendar.isWorkingDay("2026-02-29")).toThrow("not a day of the calendar");
    expect(() => calendar.isWorkingDay("12/02/2026")).toThrow("not a day of the calendar");
    expect(() => calendar.workingDaysUpTo(dayNumber("2120-01-01"))).toThrow("outside the calendar");
    expect(isCountable(shanghai("1969-12-31", "23:59"))).toBe(false);
    expect(isCountable(shanghai("2119-12-31", "23:59"))).toBe(true);
    expect(isCountable(Number.NaN)).toBe(false);
  });
});

describe("a tenant's own days", () => {
  const name = { zh: "自治州成立日", en: "Prefecture Day" };

  test("win over the national table, both ways", () => {
    const local = createCalendar(NATIONAL_TABLES, {
      off: [{ day: "2026-07-01", name }],
      work: [{ day: "2026-10-07", name }],
    });
    expect(local.isWorkingDay("2026-07-01")).toBe(false);
    expect(local.describe("2026-07-01")).toEqual({ kind: "local-off", name });
    expect(local.isWorkingDay("2026-10-07")).toBe(true);
  });

  test("give the calendar a version of its own, whatever their order", () => {
    const off = [
      { day: "2026-07-01", name },
      { day: "2026-07-02", name },
    ];
    const version = createCalendar(NATIONAL_TABLES, { off }).version;
    expect(version).not.toBe(calendar.version);
    expect(createCalendar(NATIONAL_TABLES, { off: off.toReversed() }).version).toBe(version);
    expect(createCalendar().version).toBe(calendar.version);
  });

  test("cannot be both off and worked", () => {
    expect(() =>
      createCalendar(NATIONAL_TABLES, { off: [{ day: "2026-07-01", name }], work: [{ day: "2026-07-01", name }] }),
    ).toThrow("both off and worked");
  });
});

describe("days", () => {
  test("a day's number and text agree with the platform's calendar from 1970 to 2119", () => {
    const wrong: string[] = [];
    for (let number = 0; number <= LAST_DAY_NUMBER; number++) {
      const day = dayFromNumber(number);
      const utc = Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1, Number(day.slice(8)));
      if (utc !== number * DAY_MS || dayNumber(day) !== number) wrong.push(day);
    }
    expect(wrong).toEqual([]);
    expect(dayFromNumber(LAST_DAY_NUMBER)).toBe("2119-12-31");
  });

  test("Shanghai's day begins at 16:00 UTC of the day before", () => {
    expect(shanghaiDay(Date.UTC(2026, 1, 11, 15, 59, 59, 999))).toBe("2026-02-11");
    expect(shanghaiDay(Date.UTC(2026, 1, 11, 16))).toBe("2026-02-12");
    expect(shanghai("2026-02-12", "00:00")).toBe(Date.UTC(2026, 1, 11, 16));
    expect(shanghai("2026-02-11", "24:00")).toBe(shanghai("2026-02-12"));
    expect(() => shanghai("2026-02-11", "24:01")).toThrow("not a time of day");
  });

  test("a month later is the same day number, or the last day of a shorter month", () => {
    const later = (day: string, months: number): string => dayFromNumber(monthsLater(dayNumber(day), months));
    expect(later("2026-01-31", 1)).toBe("2026-02-28");
    expect(later("2027-12-31", 2)).toBe("2028-02-29");
    expect(later("2026-10-15", 3)).toBe("2027-01-15");
    expect(later("2026-11-30", 1)).toBe("2026-12-30");
  });
});
