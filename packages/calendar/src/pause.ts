import type { DayNumber, Instant } from "./day.ts";
import { dayNumberAt } from "./day.ts";

/** A time in which a clock is suspended; without `to` it still is. */
export type Pause = { readonly from: Instant; readonly to?: Instant };

/** Days whose 24:00 falls into a pause, first and last included; `last` is Infinity while the pause is open. */
export type PausedDays = { readonly first: DayNumber; readonly last: DayNumber };

/** Joins pauses that overlap or touch, in order of time; `to` is Infinity while open. Throws a RangeError for one that ends before it begins. */
export function joinPauses(pauses: readonly Pause[]): { from: Instant; to: Instant }[] {
  const joined: { from: Instant; to: Instant }[] = [];
  for (const { from, to = Number.POSITIVE_INFINITY } of pauses.toSorted((a, b) => a.from - b.from)) {
    if (!(to >= from)) throw new RangeError("a pause of a clock ends before it begins");
    const previous = joined.at(-1);
    if (previous && from <= previous.to) previous.to = Math.max(previous.to, to);
    else joined.push({ from, to });
  }
  return joined;
}

/**
 * The days that pauses take out of a day limit. No law says what a part of a day is worth, so the choice here follows from day limits
 * ending at 24:00: a day is spent when its 24:00 strikes while the clock runs, and is kept when it strikes during a pause. Every
 * day is then either spent or kept, never both or half; the remaining amount is always whole days; and stopping and resuming a
 * clock within one day changes nothing, so a limit cannot be stretched by pauses of a minute.
 */
export function pausedDays(pauses: readonly Pause[]): PausedDays[] {
  return joinPauses(pauses)
    .map(({ from, to }) => ({ first: dayNumberAt(from), last: dayNumberAt(to) - 1 }))
    .filter(({ first, last }) => last >= first);
}
