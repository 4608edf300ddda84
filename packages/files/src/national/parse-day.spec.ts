import { parseDay, parseEnd } from "./parse-day.ts";

test.each<[Parameters<typeof parseDay>[0], string | undefined]>([
  ["2026-01-05", "2026-01-05"],
  ["2026/1/5", "2026-01-05"],
  ["2026.1.5", "2026-01-05"],
  ["20260105", "2026-01-05"],
  ["2026年1月5日", "2026-01-05"],
  ["２０２６年１月５日", "2026-01-05"],
  ["2026-01-05 00:00:00", "2026-01-05"],
  ["2026-01-05T08:30:00.000Z", "2026-01-05"],
  ["46027", "2026-01-05"],
  ["46027.5", "2026-01-05"],
  [{ kind: "number", text: "46027" }, "2026-01-05"],
  [{ kind: "number", text: "44565", date1904: true }, "2026-01-05"],
  [{ kind: "number", text: "20260105" }, "2026-01-05"],
  [{ kind: "date", text: "2026-01-05" }, "2026-01-05"],
  ["2024-02-29", "2024-02-29"],
  ["2026-02-29", undefined],
  ["2026-02-30", undefined],
  ["2026-13-01", undefined],
  ["2026-00-10", undefined],
  ["20260230", undefined],
  ["5/1/2026", undefined],
  ["26-1-5", undefined],
  ["2026-1", undefined],
  ["0001-01-01", undefined],
  ["-1", undefined],
  ["长期", undefined],
  ["", undefined],
])("%o is the day %s", (cell, day) => {
  expect(parseDay(cell)).toBe(day);
  expect(parseDay(cell)).toBe(day);
});

test.each([
  ["长期", "2099-12-31"],
  ["长期有效", "2099-12-31"],
  ["9999-12-31", "2099-12-31"],
  ["99991231", "2099-12-31"],
  ["2099年12月31日", "2099-12-31"],
  ["9998-12-31", undefined],
])("an end of %s is %s", (text, day) => {
  expect(parseEnd(text)).toBe(day);
});
