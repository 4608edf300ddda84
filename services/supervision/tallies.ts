import type { Frame } from "@yihan/contracts";
import type { Day } from "@yihan/kernel";
import { dayAt } from "./day-at.ts";
import type { MatterRow } from "./matter-row.ts";

/** What is counted, per day, flow and authority. */
export interface Counts {
  opened: number;
  /** First documents issued: letters, transfers. */
  issued: number;
  /** Matters that reached a named officer other than the desk of last resort. */
  told: number;
  /** Matters for which another authority became responsible. */
  claimed: number;
  claimedInTime: number;
  lapsed: number;
  closed: number;
}

/** One row of the tallies. The day `EVER` sums a flow over all days and authorities. */
export interface Tally extends Counts {
  day: Day;
  flow: string;
  authority: string;
}

/** Sorts behind every day, so that no period holds it. */
export const EVER: Day = "ever";

export type Tallies = Map<string, Tally>;

export const noCounts = (): Counts => ({
  opened: 0,
  issued: 0,
  told: 0,
  claimed: 0,
  claimedInTime: 0,
  lapsed: 0,
  closed: 0,
});

const one = (tallies: Tallies, day: Day, flow: string, authority: string): Tally => {
  const id = `${day}/${flow}/${authority}`;
  let tally = tallies.get(id);
  if (!tally) tallies.set(id, (tally = { day, flow, authority, ...noCounts() }));
  return tally;
};

/** `into` with the counts of `more` added. */
export const addCounts = (into: Counts, more: Counts): void => {
  for (const name of Object.keys(noCounts()) as (keyof Counts)[]) into[name] += more[name];
};

/** Adds what a fact counts for, on the day it was recorded: later facts never change an earlier day's numbers. */
export const count = (tallies: Tallies, before: MatterRow | undefined, row: MatterRow, frame: Frame): void => {
  if (row.lane !== "ordinary") return;
  const day = dayAt(frame.recordedTime);
  const add = (what: keyof Counts, authority: string): void => {
    one(tallies, day, row.flow, authority)[what] += 1;
    one(tallies, EVER, row.flow, "")[what] += 1;
  };
  if (!before) add("opened", row.opener);
  if (row.documentNumber !== "" && !before?.documentNumber) add("issued", row.opener);
  if (row.told && !before?.told) add("told", row.opener);
  if (row.accepted !== undefined && before?.accepted === undefined) {
    const claimer = frame.responsible?.authority ?? "";
    add("claimed", claimer);
    if (!(before?.clocks ?? []).some(({ id, lapsed }) => lapsed && frame.discharged.includes(id)))
      add("claimedInTime", claimer);
  }
  if (frame.step === "lapsed") add("lapsed", frame.opened.find(({ after }) => after !== "")?.authority ?? row.opener);
  if (row.ended && !before?.ended) add("closed", row.opener);
};
