import { EMPTY_ROOT, nodeHash, sameBytes } from "./hash.ts";

/** Whether the proof shows the leaf hash at `index` of the tree with this size and root (RFC 9162 §2.1.3.2). */
export function verifyInclusion(claim: {
  leafHash: Uint8Array;
  index: number;
  size: number;
  root: Uint8Array;
  proof: readonly Uint8Array[];
}): boolean {
  const { index, size, root, proof } = claim;
  if (!Number.isSafeInteger(index) || !Number.isSafeInteger(size) || index < 0 || index >= size) return false;
  let at = index;
  let last = size - 1;
  let hash = claim.leafHash;
  for (const sibling of proof) {
    if (last === 0) return false;
    if (at % 2 === 1 || at === last) {
      hash = nodeHash(sibling, hash);
      while (at % 2 === 0 && at !== 0) [at, last] = [at / 2, half(last)];
    } else {
      hash = nodeHash(hash, sibling);
    }
    [at, last] = [half(at), half(last)];
  }
  return last === 0 && sameBytes(hash, root);
}

/** Whether the proof shows that the tree `to` begins with the tree `from` (RFC 9162 §2.1.4.2). */
export function verifyConsistency(claim: {
  from: { size: number; root: Uint8Array };
  to: { size: number; root: Uint8Array };
  proof: readonly Uint8Array[];
}): boolean {
  const { from, to, proof } = claim;
  if (!Number.isSafeInteger(from.size) || !Number.isSafeInteger(to.size) || from.size < 0 || from.size > to.size)
    return false;
  if (from.size === to.size) return proof.length === 0 && sameBytes(from.root, to.root);
  if (from.size === 0) return proof.length === 0 && sameBytes(from.root, EMPTY_ROOT);
  let at = from.size - 1;
  let last = to.size - 1;
  while (at % 2 === 1) [at, last] = [half(at), half(last)];
  // An earlier size that is a power of two is itself the first node, and the proof leaves it out.
  const [first, ...rest] = at === 0 ? [from.root, ...proof] : proof;
  if (first === undefined) return false;
  let earlier = first;
  let later = first;
  for (const node of rest) {
    if (last === 0) return false;
    if (at % 2 === 1 || at === last) {
      earlier = nodeHash(node, earlier);
      later = nodeHash(node, later);
      while (at % 2 === 0 && at !== 0) [at, last] = [at / 2, half(last)];
    } else {
      later = nodeHash(later, node);
    }
    [at, last] = [half(at), half(last)];
  }
  return last === 0 && sameBytes(earlier, from.root) && sameBytes(later, to.root);
}

// Not a shift: sizes go up to 2^53, shifts only to 2^31.
function half(value: number): number {
  return Math.floor(value / 2);
}
