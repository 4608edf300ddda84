import type { Matter } from "./flow.ts";

export interface Known {
  matter: Matter;
  key: Uint8Array;
}

/** The matters last used, at most `limit`; the one unused longest leaves first. A stale entry costs one refused append, never a wrong fact. */
export const matterCache = (limit: number) => {
  const known = new Map<string, Known>();
  return {
    get(id: string): Known | undefined {
      const found = known.get(id);
      if (found) {
        known.delete(id);
        known.set(id, found);
      }
      return found;
    },
    set(id: string, entry: Known): void {
      known.delete(id);
      known.set(id, entry);
      if (known.size > limit) known.delete(known.keys().next().value!);
    },
    forget: (id: string): boolean => known.delete(id),
  };
};
