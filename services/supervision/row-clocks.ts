import type { Clock, Frame } from "@yihan/contracts";
import type { Instant } from "@yihan/kernel";
import { isEscalation, type MatterSummary } from "@yihan/matter";

export type KeptClock = MatterSummary["clocks"][number];

const kept = ({ id, code, authority, due }: Clock): KeptClock => ({ id, code, authority, due, lapsed: false });

/**
 * The clocks after a fact, from its frame alone: which clock a `lapsed` fact is about is said by the escalation clock
 * that begins after it, so no flow's own message has to be read.
 */
export const clocksAfter = (before: readonly KeptClock[], frame: Frame): KeptClock[] => {
  if (frame.opened.length === 0 && frame.discharged.length === 0) return before as KeptClock[];
  const gone = new Set([...frame.discharged, ...frame.opened.map(({ id }) => id)]);
  const passed = frame.step === "lapsed" ? frame.opened.find(({ after }) => after !== "")?.after : undefined;
  const staying = before
    .filter(({ id }) => !gone.has(id))
    .map((clock) => (clock.id === passed ? { ...clock, lapsed: true } : clock));
  return [...staying, ...frame.opened.map(kept)];
};

const earliest = (clocks: readonly KeptClock[]): Instant | undefined =>
  clocks.length === 0 ? undefined : Math.min(...clocks.map(({ due }) => due));

/** The earliest due instant of those that run. */
export const nextDue = (clocks: readonly KeptClock[]): Instant | undefined =>
  earliest(clocks.filter(({ due }) => due !== 0));

/** The clocks whose passing is not on the record yet. */
export const awaited = (clocks: readonly KeptClock[]): KeptClock[] =>
  clocks.filter(({ due, lapsed }) => due !== 0 && !lapsed);

/** When the first of them passes. */
export const nextWake = (clocks: readonly KeptClock[]): Instant | undefined => earliest(awaited(clocks));

/** The authority whose time has passed by the record; undefined if everybody is in time. */
export const lateAt = (clocks: readonly KeptClock[]): string | undefined =>
  clocks.find(({ lapsed, code }) => lapsed && !isEscalation(code))?.authority;
