import { HASH_SIZE, pairUp } from "./hash.ts";
import { readTile } from "./read-tile.ts";
import type { Read } from "./storage.ts";
import { TILE_WIDTH, tileWidth } from "./tile.ts";

/** Hash of a perfect subtree: `level` counts single tree levels from the leaves, `index` the nodes of that level. */
export type Node = (level: number, index: number) => Promise<Uint8Array>;

const TILE_HEIGHT = 8;

/**
 * Gives the hashes of a tree of `size` leaves, reading only the tiles asked for, each once. Throws
 * `missing` or `malformed` when a tile is not as it should be. Keep one reader for a batch of proofs, not longer:
 * it holds the tiles it has read (16 KiB each).
 */
export function nodeReader(read: Read, size: number): Node {
  const tiles = new Map<string, Promise<Uint8Array[]>>();
  return async (level, index) => {
    if ((index + 1) * 2 ** level > size) throw new RangeError("that node is not in the tree");
    const tileLevel = Math.floor(level / TILE_HEIGHT);
    const height = level % TILE_HEIGHT;
    const perTile = TILE_WIDTH / 2 ** height;
    const tileIndex = Math.floor(index / perTile);
    const key = `${tileLevel}/${tileIndex}`;
    let rows = tiles.get(key);
    if (rows === undefined) {
      rows = readTile(read, { level: tileLevel, index: tileIndex, width: tileWidth(size, tileLevel, tileIndex) }).then(
        rowsOfTile,
      );
      tiles.set(key, rows);
    }
    const at = (index % perTile) * HASH_SIZE;
    return (await rows)[height]!.subarray(at, at + HASH_SIZE);
  };
}

/** All perfect nodes inside a tile: row r holds the nodes r levels above the tile's own hashes. */
function rowsOfTile(hashes: Uint8Array): Uint8Array[] {
  const rows = [hashes];
  for (let height = 1; height < TILE_HEIGHT; height++) {
    const row = Buffer.from(rows[height - 1]!);
    const even = Math.floor(row.length / HASH_SIZE / 2) * 2;
    rows.push(row.subarray(0, pairUp(row, even) * HASH_SIZE));
  }
  return rows;
}
