import { shanghaiDay } from "./shanghai.ts";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** How far off a deadline is, as a key of texts/<language>/parts.json with its numbers. */
export interface DueWords {
  key:
    | "due.late-days"
    | "due.late-hours"
    | "due.late-minutes"
    | "due.minutes"
    | "due.today"
    | "due.tomorrow"
    | "due.days";
  count: number;
  late: boolean;
}

/** A deadline in words, seen at `now`. The day of a deadline at midnight is the one that ends with it. */
export const dueWords = (due: number, now: number): DueWords => {
  const past = now - due;
  if (past >= DAY) return { key: "due.late-days", count: Math.floor(past / DAY), late: true };
  if (past >= HOUR) return { key: "due.late-hours", count: Math.floor(past / HOUR), late: true };
  if (past >= 0) return { key: "due.late-minutes", count: Math.max(1, Math.floor(past / 60_000)), late: true };
  if (-past < HOUR) return { key: "due.minutes", count: Math.ceil(-past / 60_000), late: false };
  const days = Math.round((Date.parse(shanghaiDay(due - 1)) - Date.parse(shanghaiDay(now))) / DAY);
  if (days <= 0) return { key: "due.today", count: Math.floor(-past / HOUR), late: false };
  if (days === 1) return { key: "due.tomorrow", count: 1, late: false };
  return { key: "due.days", count: days, late: false };
};
