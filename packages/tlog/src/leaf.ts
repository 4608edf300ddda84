import { hmacSha256 } from "@yihan/kernel/hmac";
import { sha256 } from "./hash.ts";

/** Length of a leaf in bytes: `tag ‖ commitment`, 32 each. */
export const LEAF_SIZE = 64;

/** Length of a matter's key in bytes. */
export const MATTER_KEY_SIZE = 32;

/** What a matter's key gives for one of its versions. Without the key neither can be told from random bytes. */
export type LeafNames = { tag: Uint8Array; nonce: Uint8Array };

/**
 * Tag and nonce of a version: `HMAC-SHA256(key, "tag" ‖ version)` and `HMAC-SHA256(key, "nonce" ‖ version)`.
 * The words are ASCII; the version, from 1, is 8 bytes big-endian.
 */
export function leafNames(key: Uint8Array, version: number): LeafNames {
  if (key.length !== MATTER_KEY_SIZE) throw new RangeError("a matter's key is 32 bytes long");
  if (!Number.isSafeInteger(version) || version < 1) throw new RangeError("versions count from 1");
  const counted = Buffer.alloc(8);
  counted.writeBigUInt64BE(BigInt(version));
  const mac = hmacSha256(key);
  return {
    tag: mac(Buffer.concat([Buffer.from("tag"), counted])),
    nonce: mac(Buffer.concat([Buffer.from("nonce"), counted])),
  };
}

/** The leaf for exact stored bytes: `tag ‖ SHA-256(nonce ‖ bytes)`. */
export function composeLeaf({ tag, nonce }: LeafNames, bytes: Uint8Array): Uint8Array {
  return Buffer.concat([tag, sha256(Buffer.concat([nonce, bytes]))]);
}

/** The leaf of a matter's fact: its key, its version and its bytes exactly as they are stored. */
export function makeLeaf(key: Uint8Array, version: number, bytes: Uint8Array): Uint8Array {
  return composeLeaf(leafNames(key, version), bytes);
}
