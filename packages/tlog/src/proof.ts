import { nodeHash } from "./hash.ts";
import type { Node } from "./node-reader.ts";

type Range = readonly [from: number, to: number];

/** Hashes that prove leaf `index` is in the tree of `size` leaves, from the leaf's sibling up (RFC 6962 §2.1.1). */
export async function inclusionProof(node: Node, index: number, size: number): Promise<Uint8Array[]> {
  if (!(index >= 0 && index < size)) throw new RangeError("the leaf is not in the tree");
  return Promise.all(inclusionRanges(index, 0, size).map((range) => rangeRoot(node, range)));
}

/** Hashes that prove the tree of `to` leaves begins with the tree of `from` leaves (RFC 6962 §2.1.2); none when from is 0 or to. */
export async function consistencyProof(node: Node, from: number, to: number): Promise<Uint8Array[]> {
  if (!(from >= 0 && from <= to)) throw new RangeError("the earlier tree is not smaller");
  if (from === 0) return [];
  return Promise.all(consistencyRanges(from, 0, to, true).map((range) => rangeRoot(node, range)));
}

/** Root of the tree of `size` leaves, from its nodes. */
export async function rootOf(node: Node, size: number): Promise<Uint8Array> {
  return rangeRoot(node, [0, size]);
}

function inclusionRanges(index: number, from: number, to: number): Range[] {
  if (to - from === 1) return [];
  const middle = from + split(to - from);
  return index < middle
    ? [...inclusionRanges(index, from, middle), [middle, to]]
    : [...inclusionRanges(index, middle, to), [from, middle]];
}

function consistencyRanges(leaves: number, from: number, to: number, known: boolean): Range[] {
  if (leaves === to - from) return known ? [] : [[from, to]];
  const left = split(to - from);
  return leaves <= left
    ? [...consistencyRanges(leaves, from, from + left, known), [from + left, to]]
    : [...consistencyRanges(leaves - left, from + left, to, false), [from, from + left]];
}

/** A range of the tree is a perfect subtree, or one joined to the smaller rest on its right. */
async function rangeRoot(node: Node, [from, to]: Range): Promise<Uint8Array> {
  const leaves = to - from;
  const left = split(leaves);
  if (left * 2 === leaves || leaves === 1) return node(Math.log2(leaves), from / leaves);
  return nodeHash(await rangeRoot(node, [from, from + left]), await rangeRoot(node, [from + left, to]));
}

/** The largest power of two smaller than `leaves`. */
function split(leaves: number): number {
  let left = 1;
  while (left * 2 < leaves) left *= 2;
  return left;
}
