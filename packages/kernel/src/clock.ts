import type { Instant } from "./instant.ts";

/** Where the time comes from. Tests move it; nobody sleeps on it. */
export interface Clock {
  now(): Instant;
}

/** The machine's clock, shifted by `shift` milliseconds. */
export const systemClock = (shift = 0): Clock => ({ now: () => Date.now() + shift });

/** A clock that stands still until it is moved. */
export const movableClock = (start: Instant): Clock & { set(to: Instant): void; advance(by: number): void } => {
  let now = start;
  return {
    now: () => now,
    set: (to) => {
      now = to;
    },
    advance: (by) => {
      now += by;
    },
  };
};
