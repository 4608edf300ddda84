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
  for (let at = 0; at < size; at += 10_000)
    log.append(Array.from({ length: Math.min(10_000, size - at) }, (_, n) => testLeaf(at + n)));
  return { storage, log, ...(await log.integrate()) };
}

describe("proofs", () => {
  test("every leaf of every tree to 130 is proven, and at no other index", async () => {
    // Collected rather than expected one by one: 40,000 expectations take longer than all the hashing.
    const wrong: string[] = [];
    const check = (claim: Parameters<typeof verifyInclusion>[0], holds: boolean, what: string) => {
      if (verifyInclusion(claim) !== holds) wrong.push(`leaf ${claim.index} of ${claim.size}, ${what}`);
    };
    for (let size = 1; size <= SMALL; size++) {
      const { storage, root } = await logOf(size);
      expect(root).toEqual(Uint8Array.from(naiveRoot(leaves.slice(0, size))));
      const node = nodeReader(storage.read, size);
      for (let index = 0; index < size; index++) {
        const proof = await inclusionProof(node, index, size);
        const claim = { leafHash: leafHash(leaves[index]!), index, size, root, proof };
        check(claim, true, "true");
        check({ ...claim, index: (index + 1) % size || size }, false, "other index");
        check({ ...claim, leafHash: leafHash(leaves[(index + 1) % SMALL]!) }, false, "other leaf");
        check({ ...claim, proof: [...proof, root] }, false, "longer proof");
        if (proof.length > 0) check({ ...claim, proof: proof.slice(1) }, false, "shorter proof");
      }
    }
    expect(wrong).toEqual([]);
  });

  test("every tree to 130 is proven to begin with every smaller one, and with no other", async () => {
    const wrong: string[] = [];
    const check = (claim: Parameters<typeof verifyConsistency>[0], holds: boolean, what: string) => {
      if (verifyConsistency(claim) !== holds) wrong.push(`${claim.from.size} to ${claim.to.size}, ${what}`);
    };
    const roots = Array.from({ length: SMALL + 1 }, (_, size) => naiveRoot(leaves.slice(0, size)));
    for (let size = 0; size <= SMALL; size++) {
      const { storage } = await logOf(size);
      const node = nodeReader(storage.read, size);
      const to = { size, root: roots[size]! };
      for (let earlier = 0; earlier <= size; earlier++) {
        const proof = await consistencyProof(node, earlier, size);
        const from = { size: earlier, root: roots[earlier]! };
        check({ from, to, proof }, true, "true");
        check({ from: { ...from, root: leafHash(leaves[3]!) }, to, proof }, false, "other earlier root");
        // The empty tree begins every tree.
        check({ from, to: { size, root: leafHash(leaves[3]!) }, proof }, earlier === 0 && size > 0, "other later root");
        check({ from, to, proof: [...proof, to.root] }, false, "longer proof");
      }
    }
    expect(wrong).toEqual([]);
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
        expect(
          verifyConsistency({ from, to: { size, root }, proof: await consistencyProof(node, earlier, size) }),
        ).toBe(true);
      }),
      { numRuns: 60 },
    );
  });
});
