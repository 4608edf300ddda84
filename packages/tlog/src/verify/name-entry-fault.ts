import { readBundle } from "../entry-bundle.ts";
import { HASH_SIZE, leafHash, sameBytes } from "../hash.ts";
import type { Read } from "../storage.ts";
import { entriesPath, TILE_WIDTH, tilePath, tileWidth } from "../tile.ts";
import { faultAt, type LogFault } from "./log-fault.ts";

/**
 * Says what happened to the entries, from the first index where they part from the stored leaf hashes. The hashes
 * still tell the old order, so an entry that stands elsewhere in them was moved or copied, not altered.
 */
export async function nameEntryFault(
  read: Read,
  size: number,
  { index, bundle: bundleIndex }: { index: number; bundle: number },
): Promise<LogFault> {
  const width = tileWidth(size, 0, bundleIndex);
  const bytes = (await read(entriesPath(bundleIndex, width))) ?? (await read(entriesPath(bundleIndex)));
  const { entries, brokenAt } = readBundle(bytes ?? new Uint8Array(0));
  const at = index - bundleIndex * TILE_WIDTH;
  const entry = entries[at];
  const ours = await leafHashAt(read, size, index);

  if (entry === undefined) {
    const rest = brokenAt === undefined ? undefined : bytes!.subarray(brokenAt + 2);
    if (at >= width) return faultAt("entry-altered", index, `bytes follow the last entry of bundle ${bundleIndex}`);
    if (rest && ours && holdsWholeEntry(rest, ours))
      return faultAt("entry-altered", index, `the length of entry ${index} was changed`);
    return faultAt(
      "bundle-truncated",
      index,
      bytes === undefined ? `bundle ${bundleIndex} is missing` : `bundle ${bundleIndex} ends before entry ${index}`,
    );
  }

  const stored = async (place: number) => {
    if (place < 0 || place >= size) return undefined;
    const other = Math.floor(place / TILE_WIDTH);
    const file =
      other === bundleIndex
        ? bytes
        : ((await read(entriesPath(other, tileWidth(size, 0, other)))) ?? (await read(entriesPath(other))));
    const found = file && readBundle(file).entries[place - other * TILE_WIDTH];
    return found && leafHash(found);
  };
  const same = async (a: Promise<Uint8Array | undefined>, b: Promise<Uint8Array | undefined>) => {
    const [first, second] = await Promise.all([a, b]);
    return first !== undefined && second !== undefined && sameBytes(first, second);
  };
  const tree = (place: number) => leafHashAt(read, size, place);

  const home = await findLeafHash(read, size, leafHash(entry), index);
  if (at >= width) {
    return home === undefined
      ? faultAt("entry-altered", index, `bundle ${bundleIndex} holds an entry too many, which is not in the tree`)
      : faultAt("entry-doubled", index, `entry ${home} stands a second time at the end of bundle ${bundleIndex}`);
  }
  if (home === undefined) return faultAt("entry-altered", index, `entry ${index} is not what the tree was made from`);
  if (await same(stored(home), tree(index)))
    return faultAt("entries-swapped", index, `entries ${index} and ${home} have changed places`);
  if (await same(stored(index + 1), tree(index)))
    return faultAt(
      "entry-doubled",
      index,
      `entry ${home} stands a second time at ${index}, before the one that belongs there`,
    );
  if (await same(stored(home), tree(home))) {
    return home === index + 1 && (await same(stored(index + 1), tree(index + 2)))
      ? faultAt("entry-dropped", index, `entry ${index} is missing and those after it have moved up`)
      : faultAt(
          "entry-doubled",
          index,
          `entry ${home} stands a second time at ${index}, in place of the one that belongs there`,
        );
  }
  if (home > index)
    return faultAt(
      "entry-dropped",
      index,
      `${home - index === 1 ? `entry ${index} is` : `entries ${index} to ${home - 1} are`} missing and those after have moved up`,
    );
  return faultAt("entries-swapped", index, `entry ${home} has been moved to ${index}`);
}

/** The stored leaf hash of an index, from its level 0 tile. */
async function leafHashAt(read: Read, size: number, index: number): Promise<Uint8Array | undefined> {
  if (index < 0 || index >= size) return undefined;
  const tileIndex = Math.floor(index / TILE_WIDTH);
  const tile = await leafHashes(read, size, tileIndex);
  const at = (index - tileIndex * TILE_WIDTH) * HASH_SIZE;
  return tile && tile.length >= at + HASH_SIZE ? tile.subarray(at, at + HASH_SIZE) : undefined;
}

/** Where a leaf hash stands in the tree: after `near` first, since that is where a neighbour would be, then anywhere. */
async function findLeafHash(read: Read, size: number, hash: Uint8Array, near: number): Promise<number | undefined> {
  const start = Math.floor(near / TILE_WIDTH);
  const count = Math.ceil(size / TILE_WIDTH);
  for (let step = 0; step < count; step++) {
    const tileIndex = (start + step) % count;
    const tile = (await leafHashes(read, size, tileIndex)) ?? new Uint8Array(0);
    for (let at = 0; at + HASH_SIZE <= tile.length; at += HASH_SIZE) {
      const place = tileIndex * TILE_WIDTH + at / HASH_SIZE;
      if (place !== near && place < size && sameBytes(tile.subarray(at, at + HASH_SIZE), hash)) return place;
    }
  }
  return undefined;
}

async function leafHashes(read: Read, size: number, index: number): Promise<Uint8Array | undefined> {
  return (
    (await read(tilePath({ level: 0, index, width: tileWidth(size, 0, index) }))) ??
    (await read(tilePath({ level: 0, index, width: TILE_WIDTH })))
  );
}

/** Whether bytes that were cut off by a wrong length begin with the entry after all. */
function holdsWholeEntry(rest: Uint8Array, hash: Uint8Array): boolean {
  for (let length = 0; length <= rest.length; length++) {
    if (sameBytes(leafHash(rest.subarray(0, length)), hash)) return true;
  }
  return false;
}
