import type { Storage } from "./storage.ts";
import { entriesPath, hashesAtLevel, TILE_WIDTH, tilePath } from "./tile.ts";

/** Remembers which partial files stand beside each unfinished tile, and removes them once the full one is published. */
export type PartialFiles = {
  /** A partial file is about to be written. `full` is the path of the finished tile it will be part of. */
  noted(full: string, width: number): void;
  /** The full file is durable and a checkpoint covers it: its partial files may go. */
  superseded(full: string): void;
  /** Removes what may go; what fails is kept for the next time. Returns how many files are still to be removed. */
  sweep(): Promise<number>;
};

/**
 * Starts for a log opened at `size`. Which partial files earlier runs left is unknown without listing folders,
 * so all widths of the unfinished tiles are presumed: removing an absent file is cheap and happens once.
 */
export function partialFiles(storage: Storage, size: number): PartialFiles {
  const widths = new Map<string, Set<number>>();
  const removable = new Set<string>();
  const every = () => new Set(Array.from({ length: TILE_WIDTH - 1 }, (_, width) => width + 1));
  if (size > 0) widths.set(entriesPath(Math.floor(size / TILE_WIDTH)), every());
  for (let level = 0; hashesAtLevel(size, level) > 0; level++) {
    const index = Math.floor(hashesAtLevel(size, level) / TILE_WIDTH);
    widths.set(tilePath({ level, index, width: TILE_WIDTH }), every());
  }
  return {
    noted: (full, width) => {
      widths.set(full, (widths.get(full) ?? new Set()).add(width));
    },
    superseded: (full) => {
      for (const width of widths.get(full) ?? []) removable.add(`${full}.p/${width}`);
      widths.delete(full);
    },
    sweep: async () => {
      if (storage.remove === undefined) removable.clear();
      for (const path of removable) {
        const removed = await storage.remove!(path).then(
          () => true,
          () => false,
        );
        if (removed) removable.delete(path);
      }
      return removable.size;
    },
  };
}
