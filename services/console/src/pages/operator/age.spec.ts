import { ageWords } from "./age.ts";

test.each([
  [0, "age.seconds", 0],
  [59, "age.seconds", 59],
  [3_599, "age.minutes", 59],
  [86_399, "age.hours", 23],
  [200_000, "age.days", 2],
])("%i seconds read %s %i", (seconds, key, count) => {
  expect(ageWords(seconds)).toEqual({ key, count });
});
