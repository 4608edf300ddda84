import { startOfDay, type Day, type Instant } from "@yihan/kernel";

const DAY_LENGTH = 86_400_000;

/** From the first day's beginning to before the last day's end, both days included, in Shanghai. */
export interface Period {
  from: Instant;
  until: Instant;
}

export const periodOf = (from: Day, to: Day): Period => ({
  from: startOfDay(from),
  until: startOfDay(to) + DAY_LENGTH,
});
