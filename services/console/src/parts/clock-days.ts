import type { Clock } from "../api/types.gen.ts";
import { shanghaiDay } from "./shanghai.ts";

const DAY = 86_400_000;

/** What a day is to a clock. */
export interface ClockDay {
  day: string;
  kind: "counted" | "off" | "paused" | "other";
  start: boolean;
  due: boolean;
  makeUp: boolean;
  /** Name of the holiday, if it is one. */
  name: string;
}

const dayAfter = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10);

/** Monday of the week of a day. */
const monday = (day: string): string => dayAfter(day, -((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7));

/** The weeks from a clock's start to its end, Monday first, each day with what it counts for. A clock in hours has its days of start and end alone. */
export const clockWeeks = (clock: Clock): ClockDay[][] => {
  const { count } = clock;
  const start = shanghaiDay(Date.parse(clock.start));
  const due = count?.lastDay ?? (clock.due === null ? "" : shanghaiDay(Date.parse(clock.due) - 1));
  const within = (day: string, runs: readonly { from: string; to: string }[]): boolean =>
    runs.some(({ from, to }) => from <= day && day <= to);
  const last = [start, due, ...(count?.counted ?? []).map(({ to }) => to)].toSorted().at(-1)!;
  const weeks: ClockDay[][] = [];
  for (let week = monday(start); week <= last; week = dayAfter(week, 7)) {
    weeks.push(
      Array.from({ length: 7 }, (_, index) => {
        const day = dayAfter(week, index);
        const off = count?.off.find(({ from, to }) => from <= day && day <= to);
        const paused = (count?.pauses ?? []).some(
          ({ from, to }) =>
            shanghaiDay(Date.parse(from)) <= day && (to === null ? day <= last : day < shanghaiDay(Date.parse(to))),
        );
        const makeUp = count?.makeUp.find((one) => one.day === day);
        const kind =
          count && within(day, count.counted) && !off ? "counted" : off ? "off" : paused ? "paused" : "other";
        return {
          day,
          kind,
          start: day === start,
          due: day === due,
          makeUp: makeUp !== undefined,
          name: off?.name || makeUp?.name || "",
        };
      }),
    );
  }
  return weeks;
};
