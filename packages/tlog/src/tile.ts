/** Hashes in a full tile and entries in a full bundle (C2SP tlog-tiles). */
export const TILE_WIDTH = 256;

/** Highest tile level that can hold anything while sizes are safe integers (2^53). */
export const TOP_LEVEL = 6;

/** A hash tile: `level` 0 holds leaf hashes; `index` counts tiles of the level; `width` 1 to 256 hashes. */
export type TileCoordinate = { level: number; index: number; width: number };

/** What a path under `tile/` names. */
export type TileName = ({ kind: "hash" } & TileCoordinate) | { kind: "entries"; index: number; width: number };

/** Writes a tile index in groups of three digits, all but the last marked with `x`: 1234067 → `x001/x234/067`. */
export function formatTileIndex(index: number): string {
  if (!Number.isSafeInteger(index) || index < 0) throw new RangeError("a tile index is a whole number from 0");
  let path = String(index % 1000).padStart(3, "0");
  for (let rest = Math.floor(index / 1000); rest > 0; rest = Math.floor(rest / 1000)) {
    path = `x${String(rest % 1000).padStart(3, "0")}/${path}`;
  }
  return path;
}

/** Path of a hash tile: `tile/<level>/<index>`, with `.p/<width>` when it is not full. */
export function tilePath({ level, index, width }: TileCoordinate): string {
  return `tile/${level}/${formatTileIndex(index)}${partialSuffix(width)}`;
}

/** Path of an entry bundle: `tile/entries/<index>`, with `.p/<width>` when it is not full. */
export function entriesPath(index: number, width: number = TILE_WIDTH): string {
  return `tile/entries/${formatTileIndex(index)}${partialSuffix(width)}`;
}

function partialSuffix(width: number): string {
  if (!Number.isInteger(width) || width < 1 || width > TILE_WIDTH) throw new RangeError("a tile is 1 to 256 wide");
  return width === TILE_WIDTH ? "" : `.p/${width}`;
}

/** Number of hashes stored at a tile level for a tree of this size: roots of the full tiles one level below. */
export function hashesAtLevel(size: number, level: number): number {
  return Math.floor(size / TILE_WIDTH ** level);
}

/** How wide tile `index` of a level is in a tree of this size: 256, 1 to 255 at the right edge, or 0 when it does not exist. */
export function tileWidth(size: number, level: number, index: number): number {
  return Math.min(Math.max(hashesAtLevel(size, level) - index * TILE_WIDTH, 0), TILE_WIDTH);
}

// Level without leading zeros; index groups `x` + 3 digits, the last one bare; optional partial width without leading zeros.
const TILE_PATH = /^tile\/(entries|0|[1-9][0-9]?)\/((?:x[0-9]{3}\/)*[0-9]{3})(?:\.p\/([1-9][0-9]{0,2}))?$/;

/** Reads a path under `tile/`; undefined when it is not exactly how tlog-tiles writes one. */
export function parseTilePath(path: string): TileName | undefined {
  const match = TILE_PATH.exec(path);
  if (match === null) return undefined;
  const index = Number(match[2]!.replaceAll(/[x/]/g, ""));
  const width = match[3] === undefined ? TILE_WIDTH : Number(match[3]);
  if (!Number.isSafeInteger(index) || formatTileIndex(index) !== match[2]) return undefined;
  if (match[3] !== undefined && width >= TILE_WIDTH) return undefined;
  if (match[1] === "entries") return { kind: "entries", index, width };
  const level = Number(match[1]);
  return level > 63 ? undefined : { kind: "hash", level, index, width };
}
