import type { ClockUnit } from "./clock-rule.ts";
import type { Day, Instant } from "./day.ts";
import { shanghaiDay, timeOfDay } from "./day.ts";
import type { DaysOff, Explanation } from "./explanation.ts";

const UNITS: Record<ClockUnit, string> = {
  hour: "hour",
  "calendar-day": "calendar day",
  "working-day": "working day",
  month: "month",
};

/** The English sentences of an explanation. */
export function explainInEnglish(explanation: Explanation): string {
  const { rule, total, extensions, pauses, skipped, makeUp, roll, provisional, calendarVersion } = explanation;
  const unit = UNITS[rule.unit];
  const term =
    total === rule.amount ? count(total, unit) : `${count(rule.amount, unit)}, ${count(total, unit)} with extension`;
  const sentences = [
    `${capitalised(rule.title.en)} (${rule.code}): ${ending(explanation)}.`,
    `The limit is ${term}; basis: ${rule.basis.en}.`,
  ];
  sentences.push(
    rule.unit === "hour"
      ? `It runs hour by hour from ${moment(explanation.start)} Beijing time, through days off, and is never moved.`
      : `It started on ${moment(explanation.start)} Beijing time; that day is not counted, and the last day ends at 24:00.`,
  );
  if (skipped.length > 0) sentences.push(`Days off not counted: ${daysOff(skipped)}.`);
  if (makeUp.length > 0)
    sentences.push(
      `Make-up workdays counted: ${makeUp.map(({ day, name }) => day + (name ? ` (${name.en})` : "")).join(", ")}.`,
    );
  for (const { from, to, amount } of pauses) {
    const kept =
      rule.unit === "hour"
        ? hours(amount)
        : count(amount, rule.unit === "working-day" ? "working day" : "calendar day");
    sentences.push(
      to === undefined
        ? `It has been paused since ${moment(from)}.`
        : `It was paused from ${moment(from)} to ${moment(to)}, which took out ${kept}.`,
    );
  }
  for (const { amount, reason } of extensions) sentences.push(`It was extended by ${count(amount, unit)}: ${reason}.`);
  if (roll)
    sentences.push(
      `${roll.from} is off (${daysOff(roll.over)}), so the limit moved to ${roll.to}, the next working day.`,
    );
  if (provisional) {
    sentences.push(
      "Provisional: a year it touches has no holiday table yet, so Monday to Friday were taken as working days; it must be computed again.",
    );
  }
  sentences.push(`Calendar version ${calendarVersion}.`);
  return sentences.join(" ");
}

function ending({ rule, due, lastDay, remaining }: Explanation): string {
  if (lastDay !== undefined) return `due by 24:00 on ${lastDay}`;
  if (due !== undefined) return `due by ${moment(due)}`;
  const left = remaining ?? 0;
  return `paused, with ${rule.unit === "hour" ? hours(left) : count(left, rule.unit === "working-day" ? "working day" : "calendar day")} left`;
}

function daysOff(runs: readonly DaysOff[]): string {
  const weekend = runs.filter(({ kind }) => kind === "weekend").reduce((sum, { days }) => sum + days, 0);
  const named = runs
    .filter(({ kind }) => kind !== "weekend")
    .map(({ name, from, to, days }) => `${name?.en ?? "day off"} ${range(from, to)} (${count(days, "day")})`);
  return [...named, ...(weekend > 0 ? [`weekends (${count(weekend, "day")})`] : [])].join(", ");
}

function range(from: Day, to: Day): string {
  return from === to ? from : `${from} to ${to}`;
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function moment(instant: Instant): string {
  return `${shanghaiDay(instant)} ${timeOfDay(instant)}`;
}

function count(amount: number, noun: string): string {
  return `${amount} ${noun}${amount === 1 ? "" : "s"}`;
}

function hours(ms: number): string {
  const minutes = Math.round(ms / 60_000);
  return minutes % 60 === 0
    ? count(minutes / 60, "hour")
    : `${count(Math.floor(minutes / 60), "hour")} ${count(minutes % 60, "minute")}`;
}
