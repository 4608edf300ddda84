import type { Instant } from "@yihan/kernel";
import { isEscalation } from "@yihan/matter";
import type { MatterRow } from "./matter-row.ts";
import type { KeptClock } from "./row-clocks.ts";

/** A deadline that passed by the record, and when it was met after all. Escalations are no deadlines of their own. */
export interface Lapse {
  id: string;
  matter: string;
  flow: string;
  /** Whose time passed. */
  authority: string;
  /** Code of the clock. */
  clock: string;
  due: Instant;
  /** When its passing was recorded. */
  passed: Instant;
  /** When a later fact discharged it; absent while it is overdue. */
  met?: Instant;
}

/** A clock may be opened anew under its id with another end: that is another deadline. */
const idOf = (matter: string, { id, due }: KeptClock): string => `${matter}/${id}/${due}`;

const counts = ({ lapsed, code }: KeptClock): boolean => lapsed && !isEscalation(code);

/** What one fact says of passed deadlines: those that pass by it, and the ids of those that it meets. Ordinary lanes only. */
export const lapsesOf = (
  before: MatterRow | undefined,
  row: MatterRow,
  recorded: Instant,
): { passed: Lapse[]; met: string[] } => {
  if (row.lane !== "ordinary" || before?.clocks === row.clocks) return { passed: [], met: [] };
  const was = new Set((before?.clocks ?? []).filter(counts).map((clock) => idOf(row.id, clock)));
  const late = row.clocks.filter(counts);
  const now = new Set(late.map((clock) => idOf(row.id, clock)));
  return {
    passed: late
      .filter((clock) => !was.has(idOf(row.id, clock)))
      .map((clock) => ({
        id: idOf(row.id, clock),
        matter: row.id,
        flow: row.flow,
        authority: clock.authority,
        clock: clock.code,
        due: clock.due,
        passed: recorded,
      })),
    met: [...was].filter((id) => !now.has(id)),
  };
};
