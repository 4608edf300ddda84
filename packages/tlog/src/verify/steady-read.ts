import { parseCheckpoint } from "../checkpoint.ts";
import { parseNote } from "../note.ts";
import type { Read } from "../storage.ts";
import { entriesPath, hashesAtLevel, TILE_WIDTH, tilePath, tileWidth } from "../tile.ts";
import { TlogError } from "../tlog-error.ts";

const TRIES = 5;

/** The files at the right edge of a log of `size` leaves, each with the full one that may stand in its place later. */
const edgeOf = (size: number): { path: string; full: string }[] => {
  if (size === 0) return [];
  const last = Math.floor((size - 1) / TILE_WIDTH);
  const edge = [{ path: entriesPath(last, tileWidth(size, 0, last)), full: entriesPath(last) }];
  for (let level = 0; hashesAtLevel(size, level) > 0; level++) {
    const width = hashesAtLevel(size, level) % TILE_WIDTH;
    if (width === 0) continue;
    const index = Math.floor(hashesAtLevel(size, level) / TILE_WIDTH);
    edge.push({ path: tilePath({ level, index, width }), full: tilePath({ level, index, width: TILE_WIDTH }) });
  }
  return edge;
};

const sizeOf = (checkpoint: Uint8Array): number | undefined => {
  try {
    return parseCheckpoint(parseNote(checkpoint).text).size;
  } catch (error) {
    // Whether the checkpoint can be read is for the verification to say.
    if (error instanceof TlogError) return undefined;
    throw error;
  }
};

/**
 * One state of a log that goes on growing: the checkpoint and the partial files at its edge, which may be deleted once
 * the log has moved on, are taken at once and kept. Whatever still lacks after a few tries is left to the verification.
 */
export const steadyRead = async (read: Read): Promise<Read> => {
  let kept = new Map<string, Uint8Array>();
  for (let tried = 1; tried <= TRIES; tried++) {
    const checkpoint = await read("checkpoint");
    const size = checkpoint && sizeOf(checkpoint);
    if (checkpoint === undefined || size === undefined) return read;
    kept = new Map([["checkpoint", checkpoint]]);
    const taken = await Promise.all(
      edgeOf(size).map(async ({ path, full }) => {
        const bytes = await read(path);
        if (bytes) kept.set(path, bytes);
        return bytes !== undefined || (await read(full)) !== undefined;
      }),
    );
    if (taken.every(Boolean)) break;
  }
  return async (path) => kept.get(path) ?? read(path);
};
