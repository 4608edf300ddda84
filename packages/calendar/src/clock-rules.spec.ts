import { createCalendar } from "./calendar.ts";
import { withTerm } from "./clock-rule.ts";
import { clockRows, findClockRule, getClockRule } from "./clock-rules.ts";
import { shanghai } from "./day.ts";
import { dueInstant } from "./due.ts";
import { dueInYear, latestBefore } from "./limit-before.ts";

const calendar = createCalendar();

describe("the clock table", () => {
  test("has every code once", () => {
    const master =
      "N1 N2 N3 N4 N5 N6 L1 L2 L3 L4 L5 V1 X1 X2 X3 X4 X5 X6 X7 X8 X9 X10 C1 C2 C3 C4 C5 C6 C7 C8 C9 C10 C11 R1 R2 R3 D1 D2 J1 J2 J3 S1 S2 S3 P1 P2 T1 T2 T3 T4 G1 H1 H2 Y1";
    const further =
      "N4H N4C NR L5N L6 V0 V1U V1C XR XS XA XF C3S C5M C5L C6W C7W C10V JC JB JR J3L S3A HD HO HV P2U P3 T4X E1 E2";
    const codes = clockRows.map(({ code }) => code);
    expect(new Set(codes).size).toBe(codes.length);
    expect(codes.toSorted()).toEqual([...master.split(" "), ...further.split(" ")].toSorted());
  });

  test.each([
    ["N1", 1, "working-day"],
    ["N2", 2, "working-day"],
    ["N3", 1, "working-day"],
    ["N4", 30, "working-day"],
    ["X1", 3, "working-day"],
    ["XR", 1, "working-day"],
    ["XA", 3, "working-day"],
    ["XS", 5, "working-day"],
    ["X2", 15, "working-day"],
    ["X3", 5, "working-day"],
    ["X4", 90, "calendar-day"],
    ["X10", 5, "working-day"],
    ["C1", 3, "calendar-day"],
    ["C2", 24, "hour"],
    ["R3", 2, "month"],
    ["E1", 1, "working-day"],
    ["E2", 1, "working-day"],
  ])("%s is %d %s", (code, amount, unit) => {
    expect(findClockRule(code)).toMatchObject({ code, amount, unit });
  });

  test("calendar days and months roll, hours never do", () => {
    for (const row of clockRows)
      if ("unit" in row && "roll" in row)
        expect([row.code, row.roll]).toEqual([row.code, row.unit === "calendar-day" || row.unit === "month"]);
  });

  test("says title, start, basis and what follows in both languages", () => {
    for (const { title, from, basis, overdue } of clockRows)
      for (const words of [title, from, basis, overdue.text])
        expect(words.zh.length * words.en.length).toBeGreaterThan(0);
  });

  test("the filing decision can be extended once, by fifteen working days", () => {
    expect(getClockRule("X2").extendable).toEqual({ by: 15, max: 1 });
  });

  test("a supervision instrument must state its own term", () => {
    expect(findClockRule("S1")).toBeUndefined();
    const row = clockRows.find(({ code }) => code === "S1");
    if (!row || !("term" in row) || row.term !== "instrument") throw new Error("S1 is no instrument rule");
    const stated = withTerm(row, 3, "calendar-day");
    expect(stated).toMatchObject({ code: "S1", amount: 3, unit: "calendar-day", roll: true });
    expect(dueInstant(stated, shanghai("2026-04-30"), calendar)).toBe(shanghai("2026-05-06", "24:00"));
    expect(withTerm(row, 24, "hour").roll).toBe(false);
  });

  test("the notice of a hearing leaves seven working days between", () => {
    const row = clockRows.find(({ code }) => code === "X7");
    if (!row || !("term" in row) || row.term !== "before") throw new Error("X7 does not count backwards");
    // Hearing on Friday 27 February: 26, 25, 24, 14, 13, 12 and 11 February lie between.
    expect(latestBefore(row, shanghai("2026-02-27", "09:00"), calendar)).toBe(shanghai("2026-02-10", "24:00"));
  });

  test("the year's data are due on 31 January", () => {
    const row = clockRows.find(({ code }) => code === "Y1");
    if (!row || !("term" in row) || row.term !== "yearly") throw new Error("Y1 is not yearly");
    expect(dueInYear(row, 2027)).toBe(shanghai("2027-01-31", "24:00"));
  });
});
