/** The newest entries of a list with positions 1, 2, 3 …, kept in memory so that who keeps up reads nothing from disk. */
export interface Tail<T> {
  /** Adds the entry of the next position; one that doesn't follow the last starts the tail anew. */
  add(position: number, entry: T): void;
  /** At most `limit` entries from `position` on, or undefined if the tail doesn't reach back that far. */
  from(position: number, limit: number): T[] | undefined;
  clear(): void;
}

/** Keeps at least the newest `length` entries once that many were added, and at most twice as many. */
export const tailOf = <T>(length: number): Tail<T> => {
  let entries: T[] = [];
  let first = 0;
  return {
    add: (position, entry) => {
      if (position !== first + entries.length) {
        entries = [];
        first = position;
      }
      entries.push(entry);
      if (entries.length < 2 * length) return;
      entries = entries.slice(length);
      first += length;
    },
    from: (position, limit) =>
      entries.length === 0 || position < first ? undefined : entries.slice(position - first, position - first + limit),
    clear: () => {
      entries = [];
    },
  };
};
