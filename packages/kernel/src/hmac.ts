import { hash } from "node:crypto";

const BLOCK = 64;

const padded = (key: Uint8Array, pad: number): Buffer => {
  const block = Buffer.alloc(BLOCK, pad);
  const short = key.length > BLOCK ? Buffer.from(hash("sha256", key, "hex"), "hex") : key;
  for (let at = 0; at < short.length; at++) block[at] = short[at]! ^ pad;
  return block;
};

// One-shot hashing to hex: Node makes a key object for every createHmac, which costs ten times the hashing itself.
const sha256 = (...parts: readonly Uint8Array[]): Buffer =>
  Buffer.from(hash("sha256", Buffer.concat(parts), "hex"), "hex");

/** HMAC-SHA256 (RFC 2104) under `key`, ready for many messages. */
export const hmacSha256 = (key: Uint8Array): ((message: Uint8Array) => Buffer) => {
  const inner = padded(key, 0x36);
  const outer = padded(key, 0x5c);
  return (message) => sha256(outer, sha256(inner, message));
};
