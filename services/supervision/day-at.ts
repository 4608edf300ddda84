import { dayOf, type Day, type Instant } from "@yihan/kernel";

/** Shanghai is whole hours from UTC, so a day never changes within a quarter of an hour. */
const QUARTER = 900_000;

let quarter = Number.NaN;
let day: Day = "";

/** As `dayOf`; facts come in runs of the same day, and a day's text is dear to make. */
export const dayAt = (instant: Instant): Day => {
  const of = Math.floor(instant / QUARTER);
  if (of !== quarter) {
    quarter = of;
    day = dayOf(instant);
  }
  return day;
};
