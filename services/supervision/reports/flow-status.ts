import type { Day, Views } from "@yihan/kernel";
import { everyPage } from "../every-page.ts";
import { addCounts, EVER, noCounts, type Counts, type Tally } from "../tallies.ts";
import { TALLIES } from "../views.ts";

/** Numbers of a flow at an authority in a period. */
export interface FlowStatus extends Counts {
  flow: string;
  authority: string;
}

/**
 * The report `flow-status`: what was opened, issued, told, claimed (in time), lapsed and closed from the first to the last
 * day, both included, per flow and authority, in a fixed order. A day that has passed never changes its numbers, so the
 * report of a past period comes out byte for byte.
 */
export const flowStatus = async (
  views: Views,
  from: Day,
  to: Day,
): Promise<{ report: string; from: Day; to: Day; rows: FlowStatus[]; total: Counts }> => {
  const rows = new Map<string, FlowStatus>();
  const total = noCounts();
  const period = { where: { all: { day: { gte: from, lte: to } } }, order: { by: "day" } };
  for await (const page of everyPage<Tally>(views, TALLIES, period)) {
    for (const tally of page.filter(({ day }) => day !== EVER)) {
      const id = `${tally.flow}/${tally.authority}`;
      const row = rows.get(id) ?? { flow: tally.flow, authority: tally.authority, ...noCounts() };
      addCounts(row, tally);
      addCounts(total, tally);
      rows.set(id, row);
    }
  }
  return { report: "flow-status", from, to, rows: [...rows.keys()].toSorted().map((id) => rows.get(id)!), total };
};
