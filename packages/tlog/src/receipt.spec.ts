import fc from "fast-check";
import { composeLeaf, leafNames, makeLeaf } from "./leaf.ts";
import { openLog } from "./log.ts";
import { nodeReader } from "./node-reader.ts";
import { formatProofFile, parseProofFile } from "./proof-file.ts";
import { makeReceipt, verifyReceipt } from "./receipt.ts";
import { memoryStorage, testLeaf, testSigner } from "./testing.ts";

const signer = testSigner();
const key = new Uint8Array(32).fill(3);
const fact = Buffer.from("a fact as stored");

async function receiptIn(size: number, index: number, version = 2) {
  const storage = memoryStorage();
  const log = await openLog({ storage, origin: signer.name, signer });
  log.append(Array.from({ length: size }, (_, at) => (at === index ? makeLeaf(key, version, fact) : testLeaf(at))));
  const { checkpoint } = await log.integrate();
  return makeReceipt({ node: nodeReader(storage.read, size), checkpoint, index, key, version });
}

describe("leaves", () => {
  test("a leaf is 64 bytes, and its names are these for this key", () => {
    const names = leafNames(key, 1);
    expect(Buffer.from(names.tag).toString("hex")).toBe(
      "00728f673da53f6f8b2cab3f462ba8ef952d38bfe52d98460b9a3cedafd8d1d4",
    );
    expect(Buffer.from(names.nonce).toString("hex")).toBe(
      "37573ad71f390dcfdb757c719b9ee9c5ddd7eef6c2ea8bca3e762439b52a2ce2",
    );
    expect(composeLeaf(names, fact)).toHaveLength(64);
  });

  test("the key must be 32 bytes and versions count from 1", () => {
    expect(() => leafNames(new Uint8Array(16), 1)).toThrow("32 bytes");
    for (const version of [0, -1, 1.5, 2 ** 53]) expect(() => leafNames(key, version)).toThrow("count from 1");
  });
});

describe("receipts", () => {
  test.each([
    [1, 0],
    [2, 1],
    [257, 256],
    [300, 17],
  ])("in a log of %i leaves the fact at %i is proven by its bytes and the key alone", async (size, index) => {
    const receipt = await receiptIn(size, index);
    expect(verifyReceipt({ receipt, bytes: fact, vkeys: [signer.vkey], fact: { key, version: 2 } })).toMatchObject({
      ok: true,
      index,
      checkpoint: { size },
    });
    expect(verifyReceipt({ receipt, bytes: fact, vkeys: [signer.vkey] })).toMatchObject({ ok: true, index });
  });

  test("the receipt of a log of one leaf has no hash line", async () => {
    expect(await receiptIn(1, 0)).toMatch(/^c2sp\.org\/tlog-proof@v1\nextra [A-Za-z0-9+/=]+\nindex 0\n\nlog\.example/);
  });

  test("one changed byte of the fact, another version or another log's key are told apart", async () => {
    const receipt = await receiptIn(300, 17);
    const claim = { receipt, bytes: fact, vkeys: [signer.vkey], fact: { key, version: 2 } };
    expect(verifyReceipt({ ...claim, bytes: Buffer.from("A fact as stored") })).toMatchObject({
      ok: false,
      fault: "not-included",
      index: 17,
    });
    expect(verifyReceipt({ ...claim, fact: { key, version: 3 } })).toMatchObject({
      ok: false,
      fault: "other-fact",
      index: 17,
    });
    expect(verifyReceipt({ ...claim, vkeys: [testSigner(signer.name, 8).vkey] })).toMatchObject({
      ok: false,
      fault: "untrusted",
    });
    expect(verifyReceipt({ ...claim, receipt: receipt.replace("index 17", "index 017") })).toMatchObject({
      ok: false,
      fault: "malformed",
    });
  });

  test("no change of a single character lets a receipt pass as another index", async () => {
    const receipt = await receiptIn(40, 17);
    fc.assert(
      fc.property(fc.nat(receipt.length - 1), fc.constantFrom(..."01AZaz+/=\n "), (at, character) => {
        const changed = receipt.slice(0, at) + character + receipt.slice(at + 1);
        const result = verifyReceipt({
          receipt: changed,
          bytes: fact,
          vkeys: [signer.vkey],
          fact: { key, version: 2 },
        });
        if (changed === receipt) expect(result.ok).toBe(true);
        else expect(result.ok).toBe(false);
      }),
      { numRuns: 500 },
    );
  });

  test("proof files are read as they are written", () => {
    fc.assert(
      fc.property(
        fc.nat(),
        fc.array(fc.uint8Array({ minLength: 32, maxLength: 32 }), { maxLength: 63 }),
        fc.option(fc.uint8Array(), { nil: undefined }),
        (index, proof, extra) => {
          const file = { index, proof, checkpoint: "any\n\n— text\n", ...(extra && { extra }) };
          const read = parseProofFile(formatProofFile(file));
          expect({
            ...read,
            proof: read.proof.map((hash) => Uint8Array.from(hash)),
            ...(read.extra && { extra: Uint8Array.from(read.extra) }),
          }).toEqual(file);
        },
      ),
    );
  });
});
