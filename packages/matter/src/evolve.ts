import type { Frame } from "@yihan/contracts";
import type { Lane } from "@yihan/kernel";
import type { Flow, FlowFact, Matter, PartyHeld, RunningClock } from "./flow.ts";

const ESCALATIONS = new Set(["E1", "E2"]);

const partiesAfter = (before: Matter["parties"], frame: Frame): Matter["parties"] => {
  if (frame.parties.length === 0) return before;
  const parties: Record<string, PartyHeld> = {};
  for (const { role, authority, name } of frame.parties) parties[role] = { authority, name };
  return parties;
};

const clocksAfter = (before: readonly RunningClock[], frame: Frame, lapsed: string): readonly RunningClock[] => {
  if (frame.opened.length === 0 && frame.discharged.length === 0 && lapsed === "") return before;
  const gone = new Set([...frame.discharged, ...frame.opened.map((clock) => clock.id)]);
  const kept = before
    .filter((clock) => !gone.has(clock.id))
    .map((clock) => (clock.id === lapsed ? { ...clock, lapsed: true } : clock));
  const opened = frame.opened.map((clock) => ({ ...clock, lapsed: false }));
  return [...kept, ...opened];
};

const countsAfter = (before: Matter | undefined, frame: Frame): Matter["clockCounts"] => {
  const known = new Set(before?.clocks.map((clock) => clock.id));
  const counts: Record<string, number> = { ...before?.clockCounts };
  for (const clock of frame.opened) if (!known.has(clock.id)) counts[clock.code] = (counts[clock.code] ?? 0) + 1;
  return counts;
};

/** The clock that a fact recorded as passed, or "". */
export const lapsedClock = (fact: FlowFact): string =>
  fact.step?.$case === "lapsed" ? (fact.step.value as { clock: string }).clock : "";

/**
 * The matter after `fact`. Reads the frame and the flow's own memory, never the table: amending a flow changes what may
 * happen next, never what happened. Never throws on a fact it knows; the same facts always give the same matter.
 */
export const evolve = <F extends FlowFact, M>(flow: Flow<F, M>, before: Matter<M> | undefined, fact: F): Matter<M> => {
  const frame = fact.frame!;
  return {
    id: frame.matter,
    chain: frame.chain,
    cause: before?.cause ?? frame.cause,
    flow: frame.flow,
    version: frame.version,
    status: frame.status,
    lane: frame.lane as Lane,
    title: frame.title || (before?.title ?? ""),
    documentNumber: frame.documentNumber || (before?.documentNumber ?? ""),
    opened: before?.opened ?? frame.recordedTime,
    updated: frame.recordedTime,
    ended: frame.ended,
    responsible: frame.responsible,
    next: frame.next,
    parties: partiesAfter(before?.parties ?? {}, frame),
    copies:
      frame.copies.length === 0 ? (before?.copies ?? []) : [...new Set([...(before?.copies ?? []), ...frame.copies])],
    clocks: clocksAfter(before?.clocks ?? [], frame, lapsedClock(fact)),
    papers: frame.papers.length === 0 ? (before?.papers ?? []) : [...(before?.papers ?? []), ...frame.papers],
    clockCounts: countsAfter(before, frame),
    taken: { ...before?.taken, [frame.step]: (before?.taken[frame.step] ?? 0) + 1 },
    memory: flow.remember(before?.memory ?? flow.initial, fact),
  };
};

/** The matter that a list of facts made; undefined for none. */
export const fold = <F extends FlowFact, M>(flow: Flow<F, M>, facts: readonly F[]): Matter<M> | undefined =>
  facts.reduce<Matter<M> | undefined>((matter, fact) => evolve(flow, matter, fact), undefined);

/** True for the clocks by which silence climbs. */
export const isEscalation = (code: string): boolean => ESCALATIONS.has(code);
