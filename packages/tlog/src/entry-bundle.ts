import { TlogError } from "./tlog-error.ts";

/** Longest entry a bundle can hold, in bytes: its length is a uint16. A larger fact goes in by digest. */
export const MAX_ENTRY_SIZE = 65_535;

/** What could be read of a bundle: whole entries in order and, when the bytes end early, where the rest begins. */
export type ReadBundle = { entries: Uint8Array[]; brokenAt?: number };

/** Writes entries as C2SP tlog-tiles has them: big-endian uint16 length, then the bytes, nothing between or after. */
export function encodeBundle(entries: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(entries.reduce((sum, entry) => sum + 2 + entry.length, 0));
  let at = 0;
  for (const entry of entries) {
    if (entry.length > MAX_ENTRY_SIZE)
      throw new TlogError("too-large", `an entry holds at most ${MAX_ENTRY_SIZE} bytes`);
    bytes[at] = entry.length >> 8;
    bytes[at + 1] = entry.length & 0xff;
    bytes.set(entry, at + 2);
    at += 2 + entry.length;
  }
  return bytes;
}

/** Reads as many whole entries as the bytes hold (views, not copies); `brokenAt` is the offset of a cut one. */
export function readBundle(file: Uint8Array): ReadBundle {
  // Views of a plain array are cheaper than a Buffer's, and there are 256 of them.
  const bytes = new Uint8Array(file.buffer, file.byteOffset, file.byteLength);
  const entries: Uint8Array[] = [];
  let at = 0;
  while (at < bytes.length) {
    const end = at + 2 + ((bytes[at]! << 8) | (bytes[at + 1] ?? 0));
    if (at + 2 > bytes.length || end > bytes.length) return { entries, brokenAt: at };
    entries.push(bytes.subarray(at + 2, end));
    at = end;
  }
  return { entries };
}

/** Reads a bundle that must hold exactly `count` entries; throws `malformed` otherwise. */
export function decodeBundle(bytes: Uint8Array, count: number): Uint8Array[] {
  const { entries, brokenAt } = readBundle(bytes);
  if (brokenAt !== undefined) throw new TlogError("malformed", `the bundle ends inside entry ${entries.length}`);
  if (entries.length !== count)
    throw new TlogError("malformed", `the bundle holds ${entries.length} entries instead of ${count}`);
  return entries;
}
