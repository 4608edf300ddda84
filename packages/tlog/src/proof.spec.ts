import fc from "fast-check";
import { leafHash, nodeHash } from "./hash.ts";
import { openLog } from "./log.ts";
import { nodeReader } from "./node-reader.ts";
import { consistencyProof, inclusionProof, rootOf } from "./proof.ts";
import { memoryStorage, naiveRoot, testLeaf, testSigner } from "./testing.ts";
import { verifyConsistency, verifyInclusion } from "./verify-proof.ts";

const SMALL = 130;
const leaves = Array.from({ length: SMALL }, (_, at) => testLeaf(at));
const signer = testSigner();

async function logOf(size: number) {
  const storage = memoryStorage();
  const log = await openLog({ storage, origin: signer.name, signer });
  for (let at = 0; at < size; at += 10_000) log.append(Array.from({ length: Math.min(10_000, size - at) }, (_, n) => testLeaf(at + n)));
  return { storage, log, ...(await log.integrate()) };
}

describe("proofs", () => {
  test("every leaf of every tree to 130 is proven, and at no other index", async () => {
    for (let size = 1; size <= SMALL; size++) {
      const { storage, root } = await logOf(size);
      expect(root).toEqual(Uint8Array.from(naiveRoot(leaves.slice(0, size))));
      const node = nodeReader(storage.read, size);
      for (let index = 0; index < size; index++) {
        const proof = await inclusionProof(node, index, size);
        const claim = { leafHash: leafHash(leaves[index]!), index, size, root, proof };
        expect(verifyInclusion(claim)).toBe(true);
        expect(verifyInclusion({ ...claim, index: (index + 1) % size || size })).toBe(false);
        expect(verifyInclusion({ ...claim, leafHash: leafHash(leaves[(index + 1) % SMALL]!) })).toBe(false);
        expect(verifyInclusion({ ...claim, proof: [...proof, root] })).toBe(false);
        if (proof.length > 0) expect(verifyInclusion({ ...claim, proof: proof.slice(1) })).toBe(false);
      }
    }
  });

  test("every tree to 130 is proven to begin with every smaller one, and with no other", async () => {
    const roots = Array.from({ length: SMALL + 1 }, (_, size) => naiveRoot(leaves.slice(0, size)));
    for (let size = 0; size <= SMALL; size++) {
      const { storage } = await logOf(size);
      const node = nodeReader(storage.read, size);
      const to = { size, root: roots[size]! };
      for (let earlier = 0; earlier <= size; earlier++) {
        const proof = await consistencyProof(node, earlier, size);
        const from = { size: earlier, root: roots[earlier]! };
        expect(verifyConsistency({ from, to, proof })).toBe(true);
        expect(verifyConsistency({ from: { ...from, root: leafHash(leaves[3]!) }, to, proof })).toBe(false);
        // The empty tree begins every tree.
        expect(verifyConsistency({ from, to: { size, root: leafHash(leaves[3]!) }, proof })).toBe(earlier === 0 && size > 0);
        expect(verifyConsistency({ from, to, proof: [...proof, to.root] })).toBe(false);
      }
    }
  });

  test("trees larger than 2^31 don't overflow: indexes that differ only above bit 32 are told apart", () => {
    const hash = leafHash(leaves[0]!);
    const size = 2 ** 40;
    const proof = Array.from({ length: 40 }, () => hash);
    const root = proof.reduce((sum) => nodeHash(sum, hash), hash);
    expect(verifyInclusion({ leafHash: hash, index: 0, size, root, proof })).toBe(true);
    expect(verifyInclusion({ leafHash: hash, index: 2 ** 35, size, root, proof })).toBe(false);
  });

  test("a proof from a tree of 70,000 leaves reads one tile per level and holds", async () => {
    const size = 70_000;
    const { storage, root } = await logOf(size);
    await fc.assert(
      fc.asyncProperty(fc.nat(size - 1), fc.integer({ min: 1, max: size }), async (index, earlier) => {
        storage.reads.length = 0;
        const proof = await inclusionProof(nodeReader(storage.read, size), index, size);
        expect(storage.reads.length).toBeLessThanOrEqual(6);
        expect(verifyInclusion({ leafHash: leafHash(testLeaf(index)), index, size, root, proof })).toBe(true);
        const node = nodeReader(storage.read, size);
        const from = { size: earlier, root: await rootOf(node, earlier) };
        expect(verifyConsistency({ from, to: { size, root }, proof: await consistencyProof(node, earlier, size) })).toBe(true);
      }),
      { numRuns: 60 },
    );
  });
});
