import { nameOf, namedPeriod, periodIn } from "./period.ts";

const today = "2026-03-01";

test("periods reach up to today and cross the end of a month", () => {
  expect(namedPeriod("week", today)).toEqual({ from: "2026-02-23", to: today });
  expect(namedPeriod("year", today)).toEqual({ from: "2026-01-01", to: today });
  expect(nameOf(namedPeriod("month", today), today)).toBe("month");
  expect(nameOf({ from: "2026-02-02", to: "2026-02-27" }, today)).toBeUndefined();
});

test.each(["", "from=2026-02-30&to=2026-03-01x", "from=2026-03-02&to=2026-03-01"])(
  "an address without a readable period, %j, means thirty days",
  (address) => {
    expect(periodIn(new URLSearchParams(address), today)).toEqual({ from: "2026-01-31", to: today });
  },
);
