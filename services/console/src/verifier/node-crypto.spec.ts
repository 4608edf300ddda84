import * as node from "node:crypto";
import { ed25519 } from "@noble/curves/ed25519.js";
import { sha512 } from "@noble/hashes/sha2.js";
import fc from "fast-check";
import * as browser from "./node-crypto.ts";

const bytesOf = (length: number) => fc.uint8Array({ minLength: length, maxLength: length });
const PKCS8 = Buffer.from("302e020100300506032b657004220420", "hex");
const SPKI = Buffer.from("302a300506032b6570032100", "hex");
const der = <Type extends "spki" | "pkcs8">(prefix: Uint8Array, raw: Uint8Array, type: Type) => ({
  key: Buffer.concat([prefix, raw]),
  format: "der" as const,
  type,
});

/** What either says of a signature; a key that can't even be read is none. */
const judged = (verify: () => boolean): boolean => {
  try {
    return verify();
  } catch {
    return false;
  }
};
const both = (raw: Uint8Array, text: Uint8Array, signature: Uint8Array) => {
  const key = der(SPKI, raw, "spki");
  return {
    node: judged(() => node.verify(null, text, node.createPublicKey(key), signature)),
    browser: judged(() => browser.verify(null, text, browser.createPublicKey(key), signature)),
  };
};

test("SHA-256 is that of Node for any bytes and any text", () => {
  fc.assert(
    fc.property(fc.oneof(fc.uint8Array({ maxLength: 300 }), fc.string({ unit: "grapheme" })), (data) => {
      expect(browser.hash("sha256", data, "hex")).toBe(node.hash("sha256", data, "hex"));
      expect(Buffer.from(browser.hash("sha256", data, "buffer"))).toEqual(node.hash("sha256", data, "buffer"));
    }),
  );
});

test("a key signs the same bytes and has the same public half as in Node", () => {
  fc.assert(
    fc.property(bytesOf(32), fc.uint8Array({ maxLength: 200 }), (seed, text) => {
      const key = der(PKCS8, seed, "pkcs8");
      const [theirs, ours] = [node.createPrivateKey(key), browser.createPrivateKey(key)];
      expect(Buffer.from(browser.sign(null, text, ours))).toEqual(node.sign(null, text, theirs));
      const exported = { format: "der", type: "spki" } as const;
      expect(Buffer.from(browser.createPublicKey(ours).export(exported))).toEqual(
        node.createPublicKey(theirs).export(exported),
      );
    }),
    { numRuns: 40 },
  );
});

test("a signature holds exactly where Node says so, however it was changed", () => {
  fc.assert(
    fc.property(bytesOf(32), fc.uint8Array({ maxLength: 200 }), fc.nat(63), fc.nat(255), (seed, text, at, mask) => {
      const key = node.createPrivateKey(der(PKCS8, seed, "pkcs8"));
      const raw = node.createPublicKey(key).export({ format: "der", type: "spki" }).subarray(SPKI.length);
      const signature = node.sign(null, text, key);
      signature[at]! ^= mask;
      const verdicts = both(raw, text, signature);
      expect(verdicts.browser).toBe(verdicts.node);
      expect(verdicts.browser).toBe(mask === 0);
    }),
    { numRuns: 60 },
  );
});

// Points of order 1, 2, 4 and 8, and spellings of them that are not the shortest: where libraries are known to differ.
const ODD_POINTS = [
  "0100000000000000000000000000000000000000000000000000000000000000",
  "0100000000000000000000000000000000000000000000000000000000000080",
  "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
  "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
  "0000000000000000000000000000000000000000000000000000000000000000",
  "0000000000000000000000000000000000000000000000000000000000000080",
  "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
  "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
  "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
  "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
  "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
  "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
].map((hex) => Buffer.from(hex, "hex"));

test("odd keys and odd signatures are judged as Node judges them", () => {
  const zero = Buffer.alloc(32);
  for (const key of ODD_POINTS)
    for (const commitment of ODD_POINTS)
      for (let word = 0; word < 4; word++) {
        const text = Buffer.from(`text ${word}`);
        const verdicts = both(key, text, Buffer.concat([commitment, zero]));
        expect({
          key: key.toString("hex"),
          commitment: commitment.toString("hex"),
          word,
          holds: verdicts.browser,
        }).toMatchObject({ holds: verdicts.node });
      }
});

/** A signature over `text` by the secret scalar `secret` whose key and commitment are moved by points of small order. */
const crafted = (secret: bigint, nonce: bigint, text: Uint8Array, [onKey, onCommitment]: [Uint8Array, Uint8Array]) => {
  const { Point } = ed25519;
  const order = Point.Fn.ORDER;
  const key = Point.BASE.multiplyUnsafe(secret).add(Point.fromBytes(onKey, true)).toBytes();
  const commitment = Point.BASE.multiplyUnsafe(nonce).add(Point.fromBytes(onCommitment, true)).toBytes();
  const little = (bytes: Uint8Array) => bytes.reduceRight((number, byte) => (number << 8n) | BigInt(byte), 0n);
  const challenge = little(sha512(Buffer.concat([commitment, key, text]))) % order;
  const response = (nonce + challenge * secret) % order;
  const bytes = Buffer.from(response.toString(16).padStart(64, "0"), "hex").toReversed();
  return { key, signature: Buffer.concat([commitment, Buffer.from(bytes)]) };
};

test("keys and commitments moved by points of small order are judged as Node judges them", () => {
  const counted = { holds: 0, fails: 0 };
  for (const onKey of ODD_POINTS.slice(0, 8))
    for (const onCommitment of ODD_POINTS.slice(0, 8))
      for (const nonce of [0n, 5n, 77n]) {
        const text = Buffer.from(`text ${nonce}`);
        const { key, signature } = crafted(12_345n, nonce, text, [onKey, onCommitment]);
        const verdicts = both(key, text, signature);
        expect({ onKey, onCommitment, nonce, holds: verdicts.browser }).toMatchObject({ holds: verdicts.node });
        counted[verdicts.node ? "holds" : "fails"]++;
      }
  // Both kinds are among them, or nothing would have been compared.
  expect(Math.min(counted.holds, counted.fails)).toBeGreaterThan(5);
});

test("a response above the group's order is refused", () => {
  const key = node.createPrivateKey(der(PKCS8, new Uint8Array(32).fill(7), "pkcs8"));
  const raw = node.createPublicKey(key).export({ format: "der", type: "spki" }).subarray(SPKI.length);
  const text = Buffer.from("text");
  const signature = node.sign(null, text, key);
  const order = 2n ** 252n + 27742317777372353535851937790883648493n;
  const response = signature.subarray(32).reduceRight((number, byte) => (number << 8n) | BigInt(byte), 0n) + order;
  for (let at = 0; at < 32; at++) signature[32 + at] = Number((response >> BigInt(8 * at)) & 0xffn);
  expect(both(raw, text, signature)).toEqual({ node: false, browser: false });
});
