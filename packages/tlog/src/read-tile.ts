import { decodeBundle, readBundle } from "./entry-bundle.ts";
import { HASH_SIZE } from "./hash.ts";
import type { Read } from "./storage.ts";
import { entriesPath, tilePath, tileWidth, TILE_WIDTH, type TileCoordinate } from "./tile.ts";
import { TlogError } from "./tlog-error.ts";

/**
 * Reads a hash tile, `width` hashes laid flat. A partial tile that has been removed is answered from
 * the full one, as tlog-tiles allows. Throws `missing` or `malformed`.
 */
export async function readTile(read: Read, tile: TileCoordinate): Promise<Uint8Array> {
  const length = tile.width * HASH_SIZE;
  const exact = await read(tilePath(tile));
  if (exact !== undefined) {
    if (exact.length !== length)
      throw new TlogError("malformed", `${tilePath(tile)} is ${exact.length} bytes long, not ${length}`);
    return exact;
  }
  const full = tile.width < TILE_WIDTH ? await read(tilePath({ ...tile, width: TILE_WIDTH })) : undefined;
  if (full === undefined) throw new TlogError("missing", `${tilePath(tile)} is missing`);
  if (full.length !== TILE_WIDTH * HASH_SIZE)
    throw new TlogError("malformed", `the full tile in place of ${tilePath(tile)} is not 8,192 bytes long`);
  return full.subarray(0, length);
}

/** Reads the entries of bundle `index` that belong to a tree of this size. Throws `missing` or `malformed`. */
export async function readEntries(read: Read, index: number, size: number): Promise<Uint8Array[]> {
  const width = tileWidth(size, 0, index);
  const exact = await read(entriesPath(index, width));
  if (exact !== undefined) return decodeBundle(exact, width);
  const full = width < TILE_WIDTH ? await read(entriesPath(index)) : undefined;
  if (full === undefined) throw new TlogError("missing", `${entriesPath(index, width)} is missing`);
  const { entries } = readBundle(full);
  if (entries.length < width)
    throw new TlogError("malformed", `${entriesPath(index)} holds fewer than ${width} entries`);
  return entries.slice(0, width);
}
