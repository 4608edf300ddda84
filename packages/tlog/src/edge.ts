import { copyBytes, HASH_SIZE, treeRoot } from "./hash.ts";
import { TILE_WIDTH, TOP_LEVEL } from "./tile.ts";

/** Hashes of the tile a level is filling: `width` of them, laid flat in a buffer for 256. */
type EdgeTile = { hashes: Uint8Array; width: number };

/** The right edge of a growing tree: one unfinished tile per level, which is all that appending and the root need. */
export type Edge = { size: number; tiles: EdgeTile[] };

/** Called for each tile as it fills. `hashes` is reused afterwards: copy what is to be kept. */
export type OnTile = (level: number, index: number, hashes: Uint8Array) => void;

/** The edge of an empty tree. */
export function emptyEdge(): Edge {
  return { size: 0, tiles: [] };
}

/** A copy that can be pushed on without touching the first. */
export function copyEdge(edge: Edge): Edge {
  return { size: edge.size, tiles: edge.tiles.map(({ hashes, width }) => ({ hashes: copyBytes(hashes), width })) };
}

/** Adds a leaf hash. A tile that fills is reported and its root goes up a level. Costs one to two hashes per leaf. */
export function pushHash(edge: Edge, leafHash: Uint8Array, onTile: OnTile): void {
  edge.size++;
  let hash = leafHash;
  for (let level = 0; level <= TOP_LEVEL; level++) {
    const tile = (edge.tiles[level] ??= { hashes: new Uint8Array(TILE_WIDTH * HASH_SIZE), width: 0 });
    tile.hashes.set(hash, tile.width * HASH_SIZE);
    tile.width++;
    if (tile.width < TILE_WIDTH) return;
    onTile(level, edge.size / TILE_WIDTH ** (level + 1) - 1, tile.hashes);
    hash = treeRoot(tile.hashes);
    tile.width = 0;
  }
}

/** Root of the whole tree, from its edge alone. */
export function edgeRoot(edge: Edge): Uint8Array {
  let rest = new Uint8Array(0);
  for (const { hashes, width } of edge.tiles) {
    if (width === 0 && rest.length === 0) continue;
    const row = new Uint8Array(width * HASH_SIZE + rest.length);
    row.set(hashes.subarray(0, width * HASH_SIZE));
    row.set(rest, width * HASH_SIZE);
    // What is unfinished below stands to the right of the finished ones and is lifted with them.
    rest = copyBytes(treeRoot(row));
  }
  return treeRoot(rest);
}
