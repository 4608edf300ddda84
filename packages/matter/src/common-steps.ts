import type { Escalated, Lapsed, Reassigned, Route } from "@yihan/contracts";
import { dayOf, Refusal } from "@yihan/kernel";
import { authorityOfKind, findOfficer, routeDesk, routeOfficer, routePost } from "./directory/index.ts";
import { isEscalation } from "./evolve.ts";
import type { Circumstances, Deciding, Outcome, RunningClock, StepRow } from "./flow.ts";

/** Steps that every flow has: silence is noticed and climbs, people remind, heads hand over. */
export const commonSteps: Readonly<Record<string, StepRow>> = {
  lapsed: {
    title: { zh: "逾期", en: "Deadline passed" },
    by: ["system"],
    from: "open",
    mayOpen: ["E1"],
    basis: "时限届满",
  },
  escalated: {
    title: { zh: "逾期上报", en: "Escalated" },
    by: ["system"],
    from: "open",
    mayOpen: ["E2"],
    basis: "时限届满",
  },
  urged: { title: { zh: "催办", en: "Urge" }, by: ["judicial"], from: "open", basis: "行政执法监督条例" },
  reassigned: {
    title: { zh: "改派承办人", en: "Hand over" },
    by: [],
    posts: ["head"],
    strict: true,
    from: "open",
    basis: "内部分工",
  },
};

const clockOf = ({ matter }: Deciding<unknown, never>, id: string): RunningClock => {
  const clock = matter?.clocks.find((running) => running.id === id);
  if (clock) return clock;
  throw new Refusal("conflict", "clock-not-running", {
    zh: `时限 ${id} 已办结或不存在。`,
    en: `Clock ${id} is not running.`,
  });
};

const requirePassed = (clock: RunningClock, { now }: Circumstances): void => {
  if (clock.due !== 0 && clock.due <= now) return;
  throw new Refusal("conflict", "clock-not-passed", {
    zh: `时限 ${clock.id} 尚未届满。`,
    en: `Clock ${clock.id} has not passed yet.`,
  });
};

const requireKind = (clock: RunningClock, escalation: boolean): void => {
  if (isEscalation(clock.code) === escalation) return;
  throw new Refusal(
    "invalid",
    "wrong-clock",
    escalation
      ? { zh: `时限 ${clock.id} 不是上报时限。`, en: `Clock ${clock.id} is not one of an escalation.` }
      : { zh: `时限 ${clock.id} 届满即上报。`, en: `When clock ${clock.id} passes it is escalated, not lapsed.` },
  );
};

const headOf = ({ directory, now }: Circumstances, authority: string): Route | undefined =>
  routePost(directory, authority, ["head"], dayOf(now));

/** The passed clock goes on the record, the one who should have acted is told, and the climb to the head begins. */
export const lapsed = (deciding: Deciding<unknown, never>): Outcome => {
  const clock = clockOf(deciding, (deciding.value as Lapsed).clock);
  requireKind(clock, false);
  if (clock.lapsed)
    throw new Refusal("conflict", "already-lapsed", {
      zh: `时限 ${clock.id} 的逾期已记录。`,
      en: `The passing of clock ${clock.id} is on the record.`,
    });
  requirePassed(clock, deciding);
  const told =
    deciding.matter!.next?.authority === clock.authority
      ? []
      : [headOf(deciding, clock.authority)].filter((route) => route !== undefined);
  return {
    value: { clock: clock.id, code: clock.code, due: clock.due },
    told,
    opens: [{ clock: "E1", authority: clock.authority, after: clock.id }],
  };
};

/** Still silent after the head's or the bureau's day: the next level is told. */
export const escalated = (deciding: Deciding<unknown, never>): Outcome => {
  const clock = clockOf(deciding, (deciding.value as Escalated).clock);
  requireKind(clock, true);
  requirePassed(clock, deciding);
  const day = dayOf(deciding.now);
  if (clock.code === "E1") {
    const head = headOf(deciding, clock.authority) ?? routeDesk(deciding.directory, day);
    return {
      value: { clock: clock.after, level: "head" },
      told: head ? [head] : [],
      discharges: [clock.id],
      opens: [{ clock: "E2", authority: clock.authority, after: clock.after }],
    };
  }
  const desk = routeDesk(deciding.directory, day);
  return {
    value: { clock: clock.after, level: "judicial" },
    told: desk ? [desk] : [],
    copies: authorityOfKind(deciding.directory, "JUSTICE", day).map(({ code }) => code),
    discharges: [clock.id],
  };
};

/** The one who must act is reminded; nothing else changes. */
export const urged = ({ matter }: Deciding<unknown, never>): Outcome => ({ told: matter?.next ? [matter.next] : [] });

const notOfThisAuthority = (): Refusal => {
  const detail = { zh: "承办人须为本单位在岗人员", en: "the officer must hold a post in the authority that must act" };
  return new Refusal(
    "invalid",
    "not-of-this-authority",
    { zh: `${detail.zh}。`, en: `${detail.en}.` },
    { faults: [{ pointer: "/data/officer", code: "not-of-this-authority", detail }] },
  );
};

/** The head of the authority that must act gives the open duty to another officer of it. */
export const reassigned = ({ matter, command, value, directory, now }: Deciding<unknown, never>): Outcome => {
  const { officer } = value as Reassigned;
  const authority = matter!.next?.authority ?? matter!.responsible?.authority;
  const { actor } = command;
  if (actor.kind !== "officer" || !actor.posts.some((post) => post.kind === "head" && post.authority === authority)) {
    throw new Refusal("forbidden", "not-yours", {
      zh: "只有应办单位的负责人可以改派。",
      en: "Only the head of the authority that must act can hand the duty over.",
    });
  }
  const route = routeOfficer(directory, officer, dayOf(now));
  if (!route?.post || findOfficer(directory, officer)?.authority !== authority) throw notOfThisAuthority();
  return { next: route, ...(matter!.responsible?.authority === authority && { responsible: route }) };
};
