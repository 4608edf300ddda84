import * as fc from "fast-check";
import { createCalendar, NATIONAL_TABLES } from "./calendar.ts";
import type { ClockRule, ClockUnit } from "./clock-rule.ts";
import { DAY_MS, dayNumber, dayFromNumber, HOUR_MS, shanghai, shanghaiDay } from "./day.ts";
import { dueInstant, SUSPENDED } from "./due.ts";
import type { Adjustments } from "./due.ts";
import type { DayRun } from "./explanation.ts";
import { due, explainDue } from "./explanation.ts";

const calendar = createCalendar();
const text = { zh: "测试", en: "test" };

function rule(amount: number, unit: ClockUnit, roll = false): ClockRule {
  const overdue = { effect: "record", text } as const;
  return {
    code: "TEST",
    title: text,
    from: text,
    actor: "organ",
    overdue,
    basis: text,
    amount,
    unit,
    roll,
    pausable: true,
    extendable: { by: 400, max: 9 },
  };
}
const lastDay = (instant: number): string => shanghaiDay(instant - 1);

describe("worked examples", () => {
  test.each<[string, number, ClockUnit, boolean, string]>([
    ["2026-02-12", 3, "working-day", false, "2026-02-24"],
    ["2026-02-13", 3, "working-day", false, "2026-02-25"],
    ["2026-02-13", 3, "calendar-day", true, "2026-02-24"],
    ["2026-04-30", 3, "working-day", false, "2026-05-08"],
    ["2026-04-30", 3, "calendar-day", true, "2026-05-06"],
    ["2026-09-24", 7, "working-day", false, "2026-10-12"],
    ["2026-09-24", 7, "calendar-day", true, "2026-10-08"],
    ["2026-09-30", 3, "working-day", false, "2026-10-10"],
    ["2026-09-30", 3, "calendar-day", true, "2026-10-08"],
    ["2025-12-31", 2, "working-day", false, "2026-01-05"],
    ["2026-02-10", 20, "working-day", false, "2026-03-16"],
    ["2026-05-08", 1, "working-day", false, "2026-05-09"],
    ["2026-06-18", 10, "working-day", false, "2026-07-03"],
    ["2026-07-01", 60, "calendar-day", true, "2026-08-31"],
    ["2026-01-05", 90, "calendar-day", true, "2026-04-07"],
  ])("from %s, %d %s (roll %s) end at 24:00 on %s", (start, amount, unit, roll, last) => {
    for (const time of ["00:00", "09:30", "23:59"]) {
      expect(dueInstant(rule(amount, unit, roll), shanghai(start, time), calendar)).toBe(shanghai(last, "24:00"));
    }
  });

  test("a calendar limit that ends on a make-up workday is not moved", () => {
    expect(lastDay(dueInstant(rule(1, "calendar-day", true), shanghai("2026-02-27"), calendar))).toBe("2026-02-28");
  });

  test("a calendar limit that does not roll ends on the day off", () => {
    expect(lastDay(dueInstant(rule(3, "calendar-day"), shanghai("2026-04-30"), calendar))).toBe("2026-05-03");
  });

  test("24 hours from the eve of a holiday end on the holiday, to the millisecond", () => {
    const start = shanghai("2026-02-14", "16:20") + 123;
    expect(dueInstant(rule(24, "hour", true), start, calendar)).toBe(start + 24 * HOUR_MS);
  });

  test("two months from 31 December end on the last day of February, moved past the weekend", () => {
    expect(lastDay(dueInstant(rule(2, "month", true), shanghai("2026-12-31"), calendar))).toBe("2027-03-01");
    expect(lastDay(dueInstant(rule(2, "month", true), shanghai("2026-03-15"), calendar))).toBe("2026-05-15");
  });

  test("a tenant's day off moves the limit by a day", () => {
    const local = createCalendar(NATIONAL_TABLES, { off: [{ day: "2026-03-16", name: text }] });
    expect(lastDay(dueInstant(rule(20, "working-day"), shanghai("2026-02-10"), local))).toBe("2026-03-17");
  });
});

describe("pauses and extensions", () => {
  const start = shanghai("2026-06-01", "10:00"); // a Monday; no holiday before the 19th

  test("a day is kept when its 24:00 falls into the pause, so a pause within one day keeps nothing", () => {
    const dueWith = (from: string, to: string): string =>
      lastDay(
        dueInstant(rule(3, "working-day"), start, calendar, {
          pauses: [{ from: shanghai("2026-06-02", from), to: shanghai("2026-06-02", to) }],
        }),
      );
    expect(dueWith("10:00", "17:00")).toBe("2026-06-04");
    expect(dueWith("00:00", "24:00")).toBe("2026-06-05");
    expect(dueWith("17:00", "24:00")).toBe("2026-06-05");
  });

  test("a clock in an open pause never passes, and says how much is left", () => {
    const adjustments = { pauses: [{ from: shanghai("2026-06-03", "09:00") }] };
    for (const unit of ["working-day", "calendar-day", "hour"] as const)
      expect(dueInstant(rule(100, unit), start, calendar, adjustments)).toBe(SUSPENDED);
    const days = explainDue(rule(5, "working-day"), start, calendar, adjustments);
    expect([days.remaining, days.due, days.lastDay]).toEqual([4, undefined, undefined]);
    const hours = explainDue(rule(48, "hour"), start, calendar, adjustments);
    expect([hours.remaining, hours.due]).toEqual([HOUR_MS, undefined]);
  });

  test("a pause after the end changes nothing: the clock has passed", () => {
    expect(
      lastDay(dueInstant(rule(3, "working-day"), start, calendar, { pauses: [{ from: shanghai("2026-06-05") }] })),
    ).toBe("2026-06-04");
  });

  test("a limit cannot end on a paused day after it was moved", () => {
    const pauses = [{ from: shanghai("2026-06-08", "00:00"), to: shanghai("2026-06-10", "12:00") }];
    expect(lastDay(dueInstant(rule(5, "calendar-day", true), start, calendar, { pauses }))).toBe("2026-06-10");
  });

  test("overlapping pauses count once", () => {
    const pauses = [
      { from: shanghai("2026-06-02"), to: shanghai("2026-06-04") },
      { from: shanghai("2026-06-03"), to: shanghai("2026-06-05") },
    ];
    expect(lastDay(dueInstant(rule(3, "working-day"), start, calendar, { pauses }))).toBe("2026-06-09");
  });

  test("hours paused are hours added", () => {
    const pauses = [{ from: start + 2 * HOUR_MS, to: start + 5 * HOUR_MS + 7 }];
    expect(dueInstant(rule(24, "hour"), start, calendar, { pauses })).toBe(start + 27 * HOUR_MS + 7);
  });

  test("an extension by 15 is the limit of 30", () => {
    const extensions = [{ amount: 15, reason: "complex" }];
    expect(dueInstant(rule(15, "working-day"), start, calendar, { extensions })).toBe(
      dueInstant(rule(30, "working-day"), start, calendar),
    );
  });

  test("what the rule does not allow is refused", () => {
    const strict: ClockRule = { ...rule(3, "working-day"), pausable: false, extendable: { by: 2, max: 1 } };
    const extended = (...amounts: number[]): Adjustments => ({
      extensions: amounts.map((amount) => ({ amount, reason: "" })),
    });
    const refused = (adjustments: Adjustments, message: string): void => {
      expect(() => due(strict, start, calendar, adjustments)).toThrow(message);
    };
    refused({ pauses: [{ from: start }] }, "cannot be paused");
    refused(extended(3), "can be extended by 1 to 2");
    refused(extended(1, 1), "can be extended 1 times, not 2");
    expect(() => dueInstant(rule(0, "hour"), start, calendar)).toThrow("no positive whole amount");
    expect(() => dueInstant(rule(1, "hour"), start, calendar, { pauses: [{ from: start, to: start - 1 }] })).toThrow(
      "ends before it begins",
    );
  });
});

describe("for every start, amount and pause", () => {
  const instants = fc.integer({ min: shanghai("2023-11-01"), max: shanghai("2028-03-01") });
  const amounts = fc.integer({ min: 1, max: 120 });
  const units = fc.constantFrom<ClockUnit>("hour", "calendar-day", "working-day", "month");
  const pausesAfter = (start: number): fc.Arbitrary<Adjustments> =>
    fc
      .array(
        fc.record({
          from: fc.integer({ min: -5 * DAY_MS, max: 60 * DAY_MS }),
          length: fc.option(fc.integer({ min: 0, max: 20 * DAY_MS }), { freq: 6 }),
        }),
        {
          maxLength: 4,
        },
      )
      .map((pauses) => ({
        pauses: pauses.map(({ from, length }) =>
          length === null ? { from: start + from } : { from: start + from, to: start + from + length },
        ),
      }));
  const cases = fc.record({ start: instants, amount: amounts, unit: units, roll: fc.boolean() });

  test("the fast due instant is the one the explanation walks to", () => {
    fc.assert(
      fc.property(
        cases.chain((given) => pausesAfter(given.start).map((adjustments) => ({ ...given, adjustments }))),
        fc.integer({ min: 0, max: 20 }),
        ({ start, amount, unit, roll, adjustments }, extra) => {
          const small = unit === "month" ? Math.ceil(amount / 10) : amount;
          const all = { ...adjustments, extensions: extra === 0 ? [] : [{ amount: extra, reason: "reason" }] };
          const result = due(rule(small, unit, roll), start, calendar, all);
          expect(result.explanation.due ?? SUSPENDED).toBe(result.due);
          expect(result.due).toBe(dueInstant(rule(small, unit, roll), start, calendar, all));
        },
      ),
      { numRuns: 600 },
    );
  });

  test("a larger amount is later for day limits, and never earlier for any", () => {
    fc.assert(
      fc.property(cases, pausesAfter(0), ({ start, amount, unit, roll }, shape) => {
        const pauses = (shape.pauses ?? []).map(({ from, to }) =>
          to === undefined ? { from: start + from } : { from: start + from, to: start + to },
        );
        const small = unit === "month" ? Math.ceil(amount / 10) : amount;
        const one = dueInstant(rule(small, unit, roll), start, calendar, { pauses });
        const more = dueInstant(rule(small + 1, unit, roll), start, calendar, { pauses });
        expect(more).toBeGreaterThanOrEqual(one);
        if (unit === "working-day" && one !== SUSPENDED) expect(more).toBeGreaterThan(one);
      }),
      { numRuns: 500 },
    );
  });

  test("a later start is never due earlier", () => {
    fc.assert(
      fc.property(cases, fc.integer({ min: 0, max: 40 * DAY_MS }), ({ start, amount, unit, roll }, later) => {
        const small = unit === "month" ? Math.ceil(amount / 10) : amount;
        const limit = rule(small, unit, roll);
        expect(dueInstant(limit, start + later, calendar)).toBeGreaterThanOrEqual(dueInstant(limit, start, calendar));
      }),
      { numRuns: 500 },
    );
  });

  test("a pause of k working days moves a working-day limit by exactly k working days", () => {
    fc.assert(
      fc.property(instants, amounts, fc.nat(119), fc.integer({ min: 1, max: 30 }), (start, amount, before, k) => {
        const limit = rule(amount, "working-day");
        const counted = explainDue(limit, start, calendar).counted.flatMap(({ from, days }) =>
          Array.from({ length: days }, (_, index) => dayFromNumber(dayNumber(from) + index)),
        );
        const first = counted[before % counted.length] ?? ""; // the pause begins on one of the days that would be counted
        const from = shanghai(first);
        const to = dueInstant(rule(k, "working-day"), from - 1, calendar);
        expect(dueInstant(limit, start, calendar, { pauses: [{ from, to }] })).toBe(
          dueInstant(rule(amount + k, "working-day"), start, calendar),
        );
      }),
      { numRuns: 200 },
    );
  });

  test("the days an explanation counts add up to the amount, and each of them is worked", () => {
    fc.assert(
      fc.property(instants, amounts, (start, amount) => {
        const { counted, skipped } = explainDue(rule(amount, "working-day"), start, calendar);
        expect(counted.reduce((sum, { days }) => sum + days, 0)).toBe(amount);
        const worked = (runs: readonly DayRun[]): boolean[] =>
          runs.flatMap(({ from, days }) =>
            Array.from({ length: days }, (_, index) => calendar.isWorkingDay(dayFromNumber(dayNumber(from) + index))),
          );
        expect(worked(counted)).not.toContain(false);
        expect(worked(skipped)).not.toContain(true);
        const calendarDays = explainDue(rule(amount, "calendar-day", true), start, calendar);
        expect(calendarDays.counted.reduce((sum, { days }) => sum + days, 0)).toBe(amount);
      }),
      { numRuns: 200 },
    );
  });

  test("a working-day limit, and any that rolls, ends on a working day", () => {
    fc.assert(
      fc.property(cases, ({ start, amount, unit }) => {
        fc.pre(unit !== "hour");
        const small = unit === "month" ? Math.ceil(amount / 10) : amount;
        expect(calendar.isWorkingDay(lastDay(dueInstant(rule(small, unit, true), start, calendar)))).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  test("hours are exact", () => {
    fc.assert(
      fc.property(instants, amounts, (start, amount) => {
        expect(dueInstant(rule(amount, "hour", true), start, calendar) - start).toBe(amount * HOUR_MS);
      }),
    );
  });
});
