import type { Flow } from "../../api/types.gen.ts";

/** Sizes of the drawing in pixels. */
export const sizes = { width: 116, height: 34, across: 166, down: 76, margin: 28 } as const;

/** A status at its place: left upper corner. `start` is where a matter begins. */
export interface PlacedStatus {
  code: string;
  title: string;
  start: boolean;
  ends: boolean;
  x: number;
  y: number;
}

/** A way from one status to another with the numbers of the steps that take it. */
export interface Way {
  from: string;
  to: string;
  steps: number[];
  path: string;
  label: { x: number; y: number };
}

export interface FlowDrawing {
  statuses: PlacedStatus[];
  ways: Way[];
  width: number;
  height: number;
}

const START = "nothing";

type Steps = Flow["steps"];

/** Where each step leads from where; steps of any open status would hide the picture and stand in the table alone. */
const waysOf = (steps: Steps, known: ReadonlySet<string>): { from: string; to: string; steps: number[] }[] => {
  const ways = new Map<string, { from: string; to: string; steps: number[] }>();
  for (const [index, { from, to: always, mayTo }] of steps.entries()) {
    const targets = [...(always === null ? [] : [always]), ...mayTo];
    for (const [one, to] of from.flatMap((status) => targets.map((target) => [status, target] as const))) {
      if (!known.has(one) || !known.has(to) || one === to) continue;
      const key = `${one} ${to}`;
      const way = ways.get(key) ?? { from: one, to, steps: [] };
      ways.set(key, way);
      way.steps.push(index + 1);
    }
  }
  return [...ways.values()];
};

/** How many ways each status is from the beginning; those that no drawn way reaches stand last. */
const ranksOf = (statuses: readonly string[], ways: readonly { from: string; to: string }[]): Map<string, number> => {
  const ranks = new Map([[START, 0]]);
  for (const reached of ranks.keys()) {
    for (const { from, to } of ways) if (from === reached && !ranks.has(to)) ranks.set(to, ranks.get(reached)! + 1);
  }
  const last = Math.max(...ranks.values());
  for (const status of statuses) if (!ranks.has(status)) ranks.set(status, last + 1);
  return ranks;
};

const middle = ({ x, y }: PlacedStatus): { x: number; y: number } => ({
  x: x + sizes.width / 2,
  y: y + sizes.height / 2,
});

/** A curve from side to side; backwards it leaves and enters below, within a column at the right, so that all three are told apart. */
const curve = (from: PlacedStatus, to: PlacedStatus): Pick<Way, "path" | "label"> => {
  const a = middle(from);
  const b = middle(to);
  if (b.x > a.x) {
    const [x1, x2] = [a.x + sizes.width / 2, b.x - sizes.width / 2 - 6];
    const bend = Math.min(60, (x2 - x1) / 2);
    return {
      path: `M${x1},${a.y} C${x1 + bend},${a.y} ${x2 - bend},${b.y} ${x2},${b.y}`,
      label: { x: x1 + (x2 - x1) * 0.36, y: a.y + (b.y - a.y) * 0.3 },
    };
  }
  if (b.x === a.x) {
    const [x1, x2] = [a.x + sizes.width / 2, b.x + sizes.width / 2 + 6];
    const out = x1 + 18 + Math.abs(b.y - a.y) * 0.08;
    return {
      path: `M${x1},${a.y + 8} C${out},${a.y + 8} ${out},${b.y - 8} ${x2},${b.y - 8}`,
      label: { x: out - 4, y: (a.y + b.y) / 2 },
    };
  }
  const [y1, y2] = [a.y + sizes.height / 2, b.y + sizes.height / 2 + 6];
  const depth = Math.max(y1, y2) + 22 + (a.x - b.x) * 0.03;
  return {
    path: `M${a.x + 12},${y1} C${a.x + 12},${depth} ${b.x - 12},${depth} ${b.x - 12},${y2}`,
    label: { x: (a.x + b.x) / 2, y: (y1 + 6 * depth + y2) / 8 },
  };
};

/** A flow's table as a drawing: statuses from left to right by how soon they can be reached, ways between them with the steps' numbers. */
export const flowDrawing = ({ statuses, steps }: Pick<Flow, "statuses" | "steps">, start: string): FlowDrawing => {
  const ways = waysOf(steps, new Set([START, ...statuses.map(({ code }) => code)]));
  const ranks = ranksOf(
    statuses.map(({ code }) => code),
    ways,
  );
  const rows = new Map<number, number>();
  const placed = new Map<string, PlacedStatus>();
  const endsIn = (code: string): boolean => steps.some((step) => step.ends && step.to === code);
  // What ends a matter is reached from nearly everywhere: below all others its ways cross the fewest.
  for (const { code, title } of [
    { code: START, title: start },
    ...statuses.toSorted((a, b) => Number(endsIn(a.code)) - Number(endsIn(b.code))),
  ]) {
    const rank = ranks.get(code)!;
    const row = rows.get(rank) ?? 0;
    rows.set(rank, row + 1);
    placed.set(code, {
      code,
      title,
      start: code === START,
      ends: endsIn(code),
      x: sizes.margin + rank * sizes.across,
      y: sizes.margin + row * sizes.down + (rank % 2) * 14,
    });
  }
  const all = [...placed.values()];
  return {
    statuses: all,
    ways: ways.map((way) => ({ ...way, ...curve(placed.get(way.from)!, placed.get(way.to)!) })),
    width: Math.max(...all.map(({ x }) => x)) + sizes.width + sizes.margin,
    height: Math.max(...all.map(({ y }) => y)) + sizes.height + sizes.margin + 28,
  };
};
