import type { DayNumber, Instant } from "./day.ts";
import { dayNumberAt } from "./day.ts";
import type { Pause } from "./pause.ts";
import { joinPauses, pausedDays } from "./pause.ts";

/** A pause that took effect: `amount` is what it kept, in days that would have counted, or in milliseconds for hours. Open without `to`. */
export type EffectivePause = { readonly from: Instant; readonly to?: Instant; readonly amount: number };

export type PausedWalk = {
  /** Whether a day is kept by a pause that has ended or by one that is open, noting it as kept when it would have counted. */
  keeps(number: DayNumber, counts: boolean): "closed" | "open" | undefined;
  /** The pauses met so far, with what each kept. */
  effective(): EffectivePause[];
};

/** Follows a walk over days through the pauses of a clock. */
export function pausedWalk(pauses: readonly Pause[]): PausedWalk {
  const runs = pausedDays(pauses);
  const kept = new Map<DayNumber, number>(); // by the first day of the run

  function keeps(number: DayNumber, counts: boolean): "closed" | "open" | undefined {
    const run = runs.find(({ first, last }) => number >= first && number <= last);
    if (!run) return undefined;
    const open = run.last === Number.POSITIVE_INFINITY;
    kept.set(run.first, (kept.get(run.first) ?? 0) + (counts && !open ? 1 : 0));
    return open ? "open" : "closed";
  }
  function effective(): EffectivePause[] {
    return joinPauses(pauses).flatMap(({ from, to }) => {
      const first = dayNumberAt(from);
      const amount = dayNumberAt(to) > first ? kept.get(first) : undefined; // a pause within one day keeps none
      if (amount === undefined) return [];
      return [to === Number.POSITIVE_INFINITY ? { from, amount } : { from, to, amount }];
    });
  }
  return { keeps, effective };
}
