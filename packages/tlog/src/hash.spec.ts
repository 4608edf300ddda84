import { EMPTY_ROOT, leafHash, sha256, treeRoot } from "./hash.ts";
import { naiveRoot, testLeaf } from "./testing.ts";

// Test leaves and roots of the certificate-transparency project, for RFC 6962 §2.1.
const LEAVES = ["", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"];
const ROOTS = [
  "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
  "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
  "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
  "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
  "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
  "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
  "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
  "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
];

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString("hex");

describe("tree hashes", () => {
  test("the empty tree is the hash of nothing", () => {
    expect(hex(EMPTY_ROOT)).toBe("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    expect(treeRoot(new Uint8Array(0))).toEqual(EMPTY_ROOT);
  });

  test.each(ROOTS.map((root, at) => [at + 1, root] as const))(
    "the published tree of %i leaves has its published root",
    (size, root) => {
      const hashes = LEAVES.slice(0, size).map((leaf) => leafHash(Buffer.from(leaf, "hex")));
      expect(hex(treeRoot(Buffer.concat(hashes)))).toBe(root);
    },
  );

  test("lifting the odd node gives the tree that RFC 6962 defines, at every size to 300", () => {
    const leaves = Array.from({ length: 300 }, (_, at) => testLeaf(at));
    for (let size = 0; size <= 300; size++) {
      const some = leaves.slice(0, size);
      expect(treeRoot(Buffer.concat(some.map(leafHash)))).toEqual(Uint8Array.from(naiveRoot(some)));
    }
  });

  test("a leaf longer than the scratch buffer is hashed like any other", () => {
    for (const length of [4095, 4096, 4097, 65_535]) {
      const leaf = new Uint8Array(length).fill(9);
      expect(leafHash(leaf)).toEqual(sha256(Buffer.concat([Buffer.of(0), leaf])));
    }
  });
});
