import { createCalendar, dueInstant, getClockRule, SUSPENDED, type Calendar, type ClockRule } from "@yihan/calendar";
import type { Clock } from "@yihan/contracts";
import { Refusal, type Instant } from "@yihan/kernel";
import type { RunningClock } from "./flow.ts";

/** The calendar in force: national tables, weekday rule (marked provisional) beyond them. */
export const calendar: Calendar = createCalendar();

const ruleOf = (code: string): ClockRule => {
  const rule = getClockRule(code as never);
  if (!("unit" in rule) || "term" in rule) throw new Error(`clock ${code} has no term of its own`);
  return rule;
};

/** When the clock passes; 0 while it is suspended. */
const dueOf = (clock: Pick<Clock, "code" | "start" | "pauses" | "extensions">): Instant => {
  const due = dueInstant(ruleOf(clock.code), clock.start, calendar, {
    ...(clock.pauses.length > 0 && { pauses: clock.pauses.map(({ from, to }) => (to ? { from, to } : { from })) }),
    ...(clock.extensions.length > 0 && { extensions: clock.extensions }),
  });
  return due === SUSPENDED ? 0 : due;
};

/** Begins a clock; `again` tells it from earlier ones of the same code in the matter. */
export const startClock = (code: string, authority: string, start: Instant, again: number, after = ""): Clock => {
  const clock: Clock = {
    id: again === 0 ? code : `${code}#${again + 1}`,
    code,
    authority,
    start,
    due: 0,
    calendar: calendar.version,
    provisional: false,
    pauses: [],
    extensions: [],
    after,
  };
  clock.due = dueOf(clock);
  clock.provisional = calendar.provisional(new Date(clock.due).toISOString().slice(0, 10));
  return clock;
};

const withoutLapsed = ({ lapsed: _lapsed, ...clock }: RunningClock): Clock => clock;

/** Stops a clock that may be stopped and has not passed; it keeps its remaining time. */
export const pauseClock = (clock: RunningClock, now: Instant): Clock => ({
  ...withoutLapsed(clock),
  pauses: [...clock.pauses, { from: now, to: 0 }],
  due: 0,
});

/** Lets a stopped clock go on. */
export const resumeClock = (clock: RunningClock, now: Instant): Clock => {
  const resumed = {
    ...withoutLapsed(clock),
    pauses: clock.pauses.map((pause) => (pause.to === 0 ? { from: pause.from, to: now } : pause)),
  };
  return { ...resumed, due: dueOf(resumed) };
};

/** Adds time within what the rule allows; refuses beyond it. */
export const extendClock = (clock: RunningClock, amount: number, reason: string, by: string): Clock => {
  const { extendable } = ruleOf(clock.code);
  if (!extendable || clock.extensions.length >= extendable.max || amount > extendable.by || amount < 1) {
    const allowed = extendable ? `${extendable.by} × ${extendable.max}` : "0";
    throw new Refusal("invalid", "extension-not-allowed", {
      zh: `时限 ${clock.code} 最多可延长 ${allowed}，已延长 ${clock.extensions.length} 次。`,
      en: `Clock ${clock.code} can be extended by at most ${allowed}; it was extended ${clock.extensions.length} times.`,
    });
  }
  const extended = { ...withoutLapsed(clock), extensions: [...clock.extensions, { amount, reason, by }] };
  return { ...extended, due: dueOf(extended) };
};
