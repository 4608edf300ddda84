/** A row that has left the list while it was read stays in its place, marked, until the reader asks for the list anew. */
export interface Steady<T> {
  rows: readonly T[];
  gone: ReadonlySet<string>;
  /** How many rows have come that are not shown yet. */
  fresh: number;
}

/**
 * What is read keeps its place: rows that were shown stay in their order with their latest content, what is new further
 * down than all of them is added, and what came in between is only counted.
 */
export const steady = <T extends { id: string }>(shown: readonly T[], latest: readonly T[]): Steady<T> => {
  const same = shown.length === latest.length && shown.every((row, index) => row === latest[index]);
  if (shown.length === 0 || same) return { rows: same ? shown : latest, gone: new Set(), fresh: 0 };
  const now = new Map(latest.map((row) => [row.id, row]));
  const known = new Set(shown.map(({ id }) => id));
  const gone = new Set(shown.filter(({ id }) => !now.has(id)).map(({ id }) => id));
  const lastKnown = latest.findLastIndex(({ id }) => known.has(id));
  const added = lastKnown === -1 ? [] : latest.slice(lastKnown + 1);
  const rows = [...shown.map((row) => now.get(row.id) ?? row), ...added];
  return { rows, gone, fresh: latest.filter(({ id }) => !known.has(id)).length - added.length };
};
