import type { Frame, Route } from "@yihan/contracts";
import type { MatterRow } from "./matter-row.ts";

/** Why somebody is told of a fact. */
export type Kind = "to-act" | "told" | "lapsed" | "urged" | "escalated";

export interface Recipient {
  kind: Kind;
  route: Route;
}

const kinds: Readonly<Record<string, Kind>> = { lapsed: "lapsed", urged: "urged", escalated: "escalated" };

const sameTurn = (before: MatterRow["next"], next: Route): boolean =>
  before !== undefined &&
  before.officer === next.officer &&
  (before.post ?? "") === next.post &&
  before.authority === next.authority;

/**
 * Who is told of a fact, each officer once: whoever has become the one to act, and those whom the frame names. When a
 * clock passed and the frame names nobody, the one who should have acted is told. Whoever acted is not told of their own
 * act; only the opening fact reaches even its own author, so that no matter begins with nobody told.
 */
export const recipientsOf = (before: MatterRow | undefined, frame: Frame): Recipient[] => {
  const found = new Map<string, Recipient>();
  const actor = frame.actor?.kind === "officer" ? frame.actor.id : "";
  const tell = (kind: Kind, route: Route, even = false): void => {
    if (route.officer === "" || found.has(route.officer) || (route.officer === actor && !even)) return;
    found.set(route.officer, { kind, route });
  };
  if (frame.next && !sameTurn(before?.next, frame.next)) tell("to-act", frame.next, before === undefined);
  const kind = kinds[frame.step] ?? "told";
  for (const route of frame.told) tell(kind, route);
  if (frame.step === "lapsed" && frame.told.length === 0 && frame.next) tell("lapsed", frame.next);
  return [...found.values()];
};
