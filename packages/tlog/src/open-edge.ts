import type { Checkpoint } from "./checkpoint.ts";
import { edgeRoot, type Edge } from "./edge.ts";
import { copyBytes, HASH_SIZE, leafHash, sameBytes } from "./hash.ts";
import { readEntries, readTile } from "./read-tile.ts";
import type { Read } from "./storage.ts";
import { hashesAtLevel, TILE_WIDTH } from "./tile.ts";
import { TlogError } from "./tlog-error.ts";

/** What appending needs to go on from a checkpoint: the edge of the tree and the entries of the unfinished bundle. */
export type OpenEdge = { edge: Edge; bundle: Uint8Array[] };

/**
 * Reads the right edge of the tree a checkpoint commits to: at most one tile per level and one bundle.
 * Throws `inconsistent` when they don't give the checkpoint's root, `missing` or `malformed` when they can't be read.
 */
export async function openEdge(read: Read, { size, root }: Checkpoint): Promise<OpenEdge> {
  const edge: Edge = { size, tiles: [] };
  for (let level = 0; hashesAtLevel(size, level) > 0; level++) {
    const hashes = new Uint8Array(TILE_WIDTH * HASH_SIZE);
    const width = hashesAtLevel(size, level) % TILE_WIDTH;
    if (width > 0)
      hashes.set(await readTile(read, { level, index: Math.floor(hashesAtLevel(size, level) / TILE_WIDTH), width }));
    edge.tiles.push({ hashes, width });
  }
  if (!sameBytes(edgeRoot(edge), root))
    throw new TlogError("inconsistent", `the tiles at the edge don't give the root of the checkpoint at size ${size}`);
  if (size % TILE_WIDTH === 0) return { edge, bundle: [] };
  const bundle = (await readEntries(read, Math.floor(size / TILE_WIDTH), size)).map(copyBytes);
  const wrong = bundle.findIndex(
    (entry, at) => !sameBytes(leafHash(entry), edge.tiles[0]!.hashes.subarray(at * HASH_SIZE, (at + 1) * HASH_SIZE)),
  );
  if (wrong >= 0)
    throw new TlogError("inconsistent", `entry ${size - bundle.length + wrong} is not the one its tile was made from`);
  return { edge, bundle };
}
