import type { MatterSummary } from "../../api/types.gen.ts";

/** Sizes of the drawing, in its own units. */
export const sizes = { lane: 116, head: 132, column: 268, node: 224, nodeHeight: 88 } as const;

/** A matter at its place: left upper corner, with the lane it stands in. */
export interface PlacedMatter {
  matter: MatterSummary;
  lane: number;
  column: number;
  x: number;
  y: number;
}

export interface ChainDrawing {
  lanes: { authority: string; name: string }[];
  placed: PlacedMatter[];
  /** From the matter that opened another to the one it opened. */
  arrows: { from: string; to: string }[];
  width: number;
  height: number;
}

/** The authority in whose lane a matter stands: whoever must act, else who is responsible, else its first party. */
const laneOf = ({ responsible, next, parties }: MatterSummary): { authority: string; name: string } => {
  const route = next ?? responsible;
  if (route) return { authority: route.authority, name: route.authorityName || route.authority };
  const [party] = parties;
  return { authority: party?.authority ?? "", name: party?.name || (party?.authority ?? "") };
};

/** The matter whose fact opened this one; "" if it began by itself. */
export const openerOf = ({ cause }: Pick<MatterSummary, "cause">): string =>
  cause.includes("/") ? cause.slice(0, cause.lastIndexOf("/")) : "";

/** The matters by the time they were opened, each after the one that opened it also where both bear the same instant. */
const inOrder = (matters: readonly MatterSummary[]): MatterSummary[] => {
  const waiting = new Map(
    matters.toSorted((a, b) => Date.parse(a.opened) - Date.parse(b.opened)).map((matter) => [matter.id, matter]),
  );
  const ordered: MatterSummary[] = [];
  const take = (matter: MatterSummary): void => {
    waiting.delete(matter.id);
    const opener = waiting.get(openerOf(matter));
    if (opener) take(opener);
    ordered.push(matter);
  };
  // A map gives no more what was deleted while one goes through it.
  for (const matter of waiting.values()) take(matter);
  return ordered;
};

/**
 * A chain as lanes of authorities, each matter right of the one that opened it, none on another. What the reader may not
 * see is not among the matters, and nothing here tells of it: no gap, no arrow that begins or ends in nothing.
 */
export const drawingOf = (matters: readonly MatterSummary[]): ChainDrawing => {
  const lanes: ChainDrawing["lanes"] = [];
  const placed = new Map<string, PlacedMatter>();
  const nextFree = new Map<number, number>();
  const arrows: ChainDrawing["arrows"] = [];
  for (const matter of inOrder(matters)) {
    const { authority, name } = laneOf(matter);
    let lane = lanes.findIndex((one) => one.authority === authority);
    if (lane < 0) lane = lanes.push({ authority, name }) - 1;
    const opener = placed.get(openerOf(matter));
    const column = Math.max(opener ? opener.column + 1 : 0, nextFree.get(lane) ?? 0);
    nextFree.set(lane, column + 1);
    placed.set(matter.id, {
      matter,
      lane,
      column,
      x: sizes.head + 12 + column * sizes.column,
      y: lane * sizes.lane + (sizes.lane - sizes.nodeHeight) / 2,
    });
    if (opener) arrows.push({ from: opener.matter.id, to: matter.id });
  }
  const columns = Math.max(0, ...nextFree.values());
  return {
    lanes,
    placed: [...placed.values()],
    arrows,
    width: sizes.head + 12 + columns * sizes.column,
    height: lanes.length * sizes.lane,
  };
};

export type Direction = "left" | "right" | "up" | "down";

/** The matter that lies nearest in a direction; undefined at the edge. Beside counts before above and below. */
export const nearest = (placed: readonly PlacedMatter[], from: string, direction: Direction): string | undefined => {
  const here = placed.find(({ matter }) => matter.id === from);
  if (!here) return undefined;
  const sideways = direction === "left" || direction === "right";
  const ahead = direction === "right" || direction === "down" ? 1 : -1;
  const [best] = placed
    .map(({ matter, lane, column }) => ({
      id: matter.id,
      along: (sideways ? column - here.column : lane - here.lane) * ahead,
      across: Math.abs(sideways ? lane - here.lane : column - here.column),
    }))
    .filter(({ along }) => along > 0)
    .toSorted((a, b) => a.along - b.along || a.across - b.across);
  return best?.id;
};
