import { edgeRoot, emptyEdge, pushHash } from "../edge.ts";
import { readBundle } from "../entry-bundle.ts";
import { copyBytes, HASH_SIZE, leafHashInto, sameBytes } from "../hash.ts";
import type { Read } from "../storage.ts";
import { entriesPath, hashesAtLevel, TILE_WIDTH, tilePath, tileWidth, type TileCoordinate } from "../tile.ts";

/** Where entries and stored tiles part: the first leaf below the first hash that differs, and the tile. */
export type TileDifference = { leaf: number; tile: TileCoordinate; missing: boolean };

/** What one pass over the entries found. `root` is absent when they broke off. */
export type LogWalk = {
  root?: Uint8Array;
  /** Roots of the first n leaves, for each n that was asked for and reached. */
  roots: Map<number, Uint8Array>;
  /** First leaf whose entry can't be read or does not hash to its stored leaf hash, and the bundle at fault: a surplus entry stands at the end of the bundle before its index. */
  firstEntry?: { index: number; bundle: number };
  /** First difference of each level between the tiles that the entries give and the stored ones; level 0 included. */
  tiles: TileDifference[];
};

/**
 * Reads every entry of a log of `size` leaves once, rebuilds the tree from them and compares each stored hash tile.
 * Memory is bounded: one tile a level and `ahead` bundles on their way. `onEntry` sees every readable entry in order.
 */
export async function walkLog(log: {
  read: Read;
  size: number;
  rootsAt?: readonly number[];
  ahead?: number;
  onEntry?: (entry: Uint8Array, index: number) => void;
}): Promise<LogWalk> {
  const { read, size, ahead = 32, onEntry } = log;
  const edge = emptyEdge();
  const walk: LogWalk = { roots: new Map(), tiles: [] };
  const wanted = [...new Set(log.rootsAt)].filter((at) => at <= size).toSorted((a, b) => a - b);
  const noteRoots = () => {
    while (wanted[0] === edge.size) walk.roots.set(wanted.shift()!, edgeRoot(edge));
  };
  const compare = (tile: TileCoordinate, computed: Uint8Array, stored: Uint8Array | undefined) => {
    if (stored !== undefined && sameBytes(computed, stored)) return undefined;
    const at = stored === undefined ? 0 : firstDifference(computed, stored);
    const difference = {
      leaf: (tile.index * TILE_WIDTH + at) * TILE_WIDTH ** tile.level,
      tile,
      missing: stored === undefined,
    };
    if (!walk.tiles.some((known) => known.tile.level === tile.level)) walk.tiles.push(difference);
    return difference;
  };

  noteRoots();
  const bundles = Math.ceil(size / TILE_WIDTH);
  const fetch = (index: number) => {
    const width = tileWidth(size, 0, index);
    const both = Promise.all([
      readPartial(read, entriesPath(index, width), entriesPath(index)),
      readHashes(read, { level: 0, index, width }),
    ]);
    // A failed read is thrown where it is awaited below, a few rounds later.
    both.catch(() => undefined);
    return both;
  };
  const coming: ReturnType<typeof fetch>[] = [];
  const flat = new Uint8Array(TILE_WIDTH * HASH_SIZE);
  const hashes = Buffer.from(flat.buffer);
  for (let index = 0; index < bundles; index++) {
    while (coming.length < ahead && index + coming.length < bundles) coming.push(fetch(index + coming.length));
    const [bytes, stored] = await coming.shift()!;
    const width = tileWidth(size, 0, index);
    const { entries, brokenAt } = readBundle(bytes?.content ?? new Uint8Array(0));
    const upper: { tile: TileCoordinate; hashes: Uint8Array }[] = [];
    const surplus = bytes?.exact === true && (entries.length > width || brokenAt !== undefined);
    for (const [at, entry] of entries.slice(0, width).entries()) {
      leafHashInto(entry, hashes, at * HASH_SIZE);
      onEntry?.(entry, edge.size);
      pushHash(edge, flat.subarray(at * HASH_SIZE, (at + 1) * HASH_SIZE), (level, tileIndex, full) => {
        if (level > 0) upper.push({ tile: { level, index: tileIndex, width: TILE_WIDTH }, hashes: copyBytes(full) });
      });
      noteRoots();
    }
    const readable = Math.min(entries.length, width);
    const tile = { level: 0, index, width };
    const difference = compare(
      tile,
      hashes.subarray(0, readable * HASH_SIZE),
      readable < width ? stored?.subarray(0, readable * HASH_SIZE) : stored,
    );
    if (difference !== undefined && !difference.missing) walk.firstEntry ??= { index: difference.leaf, bundle: index };
    if (readable < width || surplus) {
      walk.firstEntry ??= { index: index * TILE_WIDTH + readable, bundle: index };
      return walk;
    }
    for (const { tile: above, hashes: full } of upper) compare(above, full, await readHashes(read, above));
  }
  for (let level = 1; hashesAtLevel(size, level) > 0; level++) {
    const width = hashesAtLevel(size, level) % TILE_WIDTH;
    if (width === 0) continue;
    const tile = { level, index: Math.floor(hashesAtLevel(size, level) / TILE_WIDTH), width };
    compare(tile, edge.tiles[level]!.hashes.subarray(0, width * HASH_SIZE), await readHashes(read, tile));
  }
  walk.root = edgeRoot(edge);
  return walk;
}

/** The stored hashes of a tile, of whatever length they are; a full tile answers for a partial one that is gone. */
async function readHashes(read: Read, tile: TileCoordinate): Promise<Uint8Array | undefined> {
  const file = await readPartial(read, tilePath(tile), tilePath({ ...tile, width: TILE_WIDTH }));
  return file?.exact ? file.content : file?.content.subarray(0, tile.width * HASH_SIZE);
}

async function readPartial(
  read: Read,
  exact: string,
  full: string,
): Promise<{ content: Uint8Array; exact: boolean } | undefined> {
  const content = await read(exact);
  if (content !== undefined) return { content, exact: true };
  const instead = exact === full ? undefined : await read(full);
  return instead && { content: instead, exact: false };
}

/** Place of the first hash that differs, at the end of the shorter when one is cut. */
function firstDifference(a: Uint8Array, b: Uint8Array): number {
  const at = a.findIndex((byte, place) => byte !== b[place]);
  return Math.floor((at < 0 ? Math.max(Math.min(a.length, b.length) - 1, 0) : at) / HASH_SIZE);
}
