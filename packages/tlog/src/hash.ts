import { hash } from "node:crypto";

/** Length of every hash in the log, in bytes: SHA-256, fixed by C2SP tlog-tiles. */
export const HASH_SIZE = 32;

// Hashing is synchronous, so one scratch buffer of each kind serves every call.
const nodeScratch = Buffer.alloc(1 + 2 * HASH_SIZE);
nodeScratch[0] = 0x01;
const leafScratch = new Uint8Array(1 + 4096);
leafScratch[0] = 0x00;

/** SHA-256 of the bytes, 32 bytes. */
export function sha256(bytes: Uint8Array): Uint8Array {
  // By way of hex: asked for a buffer, Node makes a new memory block for each digest, which takes three times as long.
  return Buffer.from(hash("sha256", bytes, "hex"), "hex");
}

function sha256Into(bytes: Uint8Array, out: Buffer, at: number): void {
  out.write(hash("sha256", bytes, "hex"), at, HASH_SIZE, "hex");
}

/** Root of the tree without leaves: SHA-256 of the empty string (RFC 6962 §2.1). */
export const EMPTY_ROOT: Uint8Array = sha256(new Uint8Array(0));

/** Hash of a leaf: SHA-256(0x00 ‖ entry), the entry without its length prefix (RFC 6962 §2.1). */
export function leafHash(entry: Uint8Array): Uint8Array {
  return sha256(withLeafPrefix(entry));
}

/** Like leafHash, written into a flat buffer at a byte offset. */
export function leafHashInto(entry: Uint8Array, out: Buffer, at: number): void {
  sha256Into(withLeafPrefix(entry), out, at);
}

function withLeafPrefix(entry: Uint8Array): Uint8Array {
  const prefixed =
    entry.length < leafScratch.length ? leafScratch.subarray(0, entry.length + 1) : new Uint8Array(entry.length + 1);
  prefixed.set(entry, 1);
  return prefixed;
}

/** Hash of an inner node: SHA-256(0x01 ‖ left ‖ right) (RFC 6962 §2.1). */
export function nodeHash(left: Uint8Array, right: Uint8Array): Uint8Array {
  nodeScratch.set(left, 1);
  nodeScratch.set(right, 1 + HASH_SIZE);
  return sha256(nodeScratch);
}

/** Hashes the pairs of neighbours in `hashes` (flat, 32 bytes each) in place; an odd last one is lifted. Returns the new count. */
export function pairUp(hashes: Buffer, count: number): number {
  const pairs = count >> 1;
  for (let pair = 0; pair < pairs; pair++) {
    const at = pair * 2 * HASH_SIZE;
    hashes.copy(nodeScratch, 1, at, at + 2 * HASH_SIZE);
    sha256Into(nodeScratch, hashes, pair * HASH_SIZE);
  }
  if (count % 2 === 0) return pairs;
  hashes.copyWithin(pairs * HASH_SIZE, (count - 1) * HASH_SIZE, count * HASH_SIZE);
  return pairs + 1;
}

/**
 * Merkle tree hash over ready hashes laid flat (32 bytes each), in the shape of RFC 6962 §2.1. Pairing
 * level by level and lifting the odd one gives the same tree as splitting at the largest power of two.
 */
export function treeRoot(hashes: Uint8Array): Uint8Array {
  if (hashes.length % HASH_SIZE !== 0) throw new RangeError("hashes must lie flat, 32 bytes each");
  if (hashes.length === 0) return EMPTY_ROOT;
  const work = Buffer.from(hashes);
  let count = work.length / HASH_SIZE;
  while (count > 1) count = pairUp(work, count);
  return copyBytes(work.subarray(0, HASH_SIZE));
}

/** A copy that shares no memory. `slice` would not do: on a Buffer it gives a view. */
export function copyBytes(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  return new Uint8Array(bytes);
}

/** Whether two byte strings are the same. */
export function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && Buffer.compare(a, b) === 0;
}
