import type { Day } from "@yihan/kernel";

// The written form; whether there is such a day shows when it is read back.
const WRITTEN = /^\d{4}-\d{2}-\d{2}$/;

const written = (instant: number): string =>
  Number.isNaN(instant) ? "" : new Date(instant).toISOString().slice(0, 10);

/** True for a day that exists: 2026-02-30 does not. */
export const isDay = (text: string): boolean => WRITTEN.test(text) && written(Date.parse(`${text}T00:00:00Z`)) === text;

/** The day after or before. */
export const dayBeside = (day: Day, days: 1 | -1): Day => written(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000);
