import { edgeRoot, emptyEdge, pushHash, type Edge } from "../edge.ts";
import { HASH_SIZE, sameBytes } from "../hash.ts";
import { readTile } from "../read-tile.ts";
import type { Read } from "../storage.ts";
import { hashesAtLevel, TILE_WIDTH, tilePath, tileWidth } from "../tile.ts";
import { TlogError } from "../tlog-error.ts";
import { faultAt, faultIn, type LogFault } from "./log-fault.ts";
import { nameEntryFault } from "./name-entry-fault.ts";
import type { LogWalk } from "./walk-log.ts";

/**
 * Compares what a walk found with the signed root. The root decides who is right where entries and tiles differ.
 * `vouched` leaves are known to be true from an earlier checkpoint, and narrow the span of a rebuild.
 */
export async function judgeTree(
  read: Read,
  signed: { size: number; root: Uint8Array },
  walk: LogWalk,
  vouched: number,
): Promise<LogFault | undefined> {
  if (walk.root !== undefined && sameBytes(walk.root, signed.root)) {
    const first = walk.tiles.toSorted((a, b) => a.leaf - b.leaf || a.tile.level - b.tile.level)[0];
    if (first === undefined) return undefined;
    return faultAt(
      "tile-replaced",
      first.leaf,
      `${tilePath(first.tile)} ${first.missing ? "is missing" : "is not what its entries give"}`,
    );
  }
  if (walk.firstEntry !== undefined) return nameEntryFault(read, signed.size, walk.firstEntry);

  // Entries and leaf hashes agree, the signed root does not: someone hashed them anew, up to some level.
  for (const { leaf, tile } of walk.tiles.toSorted((a, b) => a.tile.level - b.tile.level)) {
    if (tile.level === 0) continue;
    const root = await rootFromLevel(read, signed.size, tile.level);
    if (root && sameBytes(root, signed.root)) {
      const span = { from: leaf, to: Math.min(leaf + TILE_WIDTH ** tile.level, signed.size) };
      return faultIn(
        "rebuilt-without-key",
        span,
        `entries and tiles below ${tilePath(tile)} were made anew and don't give the signed root`,
      );
    }
  }
  return faultIn(
    "rebuilt-without-key",
    { from: vouched, to: signed.size },
    "entries and tiles agree with each other, but not with the signed root",
  );
}

/** The root that the stored tiles from one level up would give, with the unfinished tiles below it; undefined when they can't be read. */
async function rootFromLevel(read: Read, size: number, level: number): Promise<Uint8Array | undefined> {
  try {
    const lower: Edge["tiles"] = [];
    for (let below = 0; below < level; below++) {
      const width = hashesAtLevel(size, below) % TILE_WIDTH;
      const index = Math.floor(hashesAtLevel(size, below) / TILE_WIDTH);
      lower.push({
        hashes: width === 0 ? new Uint8Array(0) : await readTile(read, { level: below, index, width }),
        width,
      });
    }
    const upper = emptyEdge();
    for (let index = 0; tileWidth(size, level, index) > 0; index++) {
      const width = tileWidth(size, level, index);
      const hashes = await readTile(read, { level, index, width });
      for (let at = 0; at < width; at++)
        pushHash(upper, hashes.subarray(at * HASH_SIZE, (at + 1) * HASH_SIZE), () => undefined);
    }
    return edgeRoot({ size, tiles: [...lower, ...upper.tiles] });
  } catch (error) {
    if (error instanceof TlogError) return undefined;
    throw error;
  }
}
