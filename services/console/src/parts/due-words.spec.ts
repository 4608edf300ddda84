import { dueWords } from "./due-words.ts";
import { shanghaiEnd } from "./shanghai.ts";

const at = (text: string): number => Date.parse(`2026-11-${text}:00+08:00`);

test.each([
  ["25T09:00", "26T00:00", "due.today", 15],
  ["25T09:00", "25T09:30", "due.minutes", 30],
  ["25T23:59", "26T18:00", "due.tomorrow", 1],
  ["25T09:00", "28T00:00", "due.days", 2],
  ["25T09:00", "25T08:59", "due.late-minutes", 1],
  ["25T12:00", "25T09:00", "due.late-hours", 3],
  ["27T10:00", "25T09:00", "due.late-days", 2],
])("at %s a deadline at %s reads %s %i", (now, due, key, count) => {
  expect(dueWords(at(due), at(now))).toMatchObject({ key, count, late: key.startsWith("due.late") });
});

test("a deadline at midnight is the 24:00 of the day before", () => {
  expect([shanghaiEnd(at("26T00:00")), shanghaiEnd(at("26T00:01"))]).toEqual(["2026-11-25 24:00", "2026-11-26 00:01"]);
});
