import { hash, randomFillSync } from "node:crypto";
import type { Instant } from "./instant.ts";

const dashed = (hex: string): string =>
  `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;

// Drawn in bulk: one system call for many ids. Bytes are handed out once and wiped behind.
const pool = Buffer.alloc(8_192);
let unused = 0;

/** Random bytes from the operating system, for keys, nonces and ids. */
export const randomBytes = (count: number): Buffer => {
  if (unused < count) {
    randomFillSync(pool);
    unused = pool.length;
  }
  const drawn = Buffer.from(pool.subarray(unused - count, unused));
  pool.fill(0, unused - count, unused);
  unused -= count;
  return drawn;
};

/** UUIDv7 (RFC 9562 §5.7): new ids sort by time. */
export const newId = (now: Instant): string => {
  const bytes = randomBytes(16);
  bytes.writeUIntBE(now, 0, 6);
  bytes[6] = (bytes[6]! & 0x0f) | 0x70;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  return dashed(bytes.toString("hex"));
};

/** UUIDv8 (RFC 9562 §5.8) made from names: the same names give the same id for ever, so doing a thing twice is doing it once. */
export const derivedId = (...names: readonly string[]): string => {
  const bytes = hash("sha256", JSON.stringify(names), "buffer").subarray(0, 16);
  bytes[6] = (bytes[6]! & 0x0f) | 0x80;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  return dashed(bytes.toString("hex"));
};

/** A matter's secret: 32 random bytes. */
export const newMatterKey = (): Uint8Array => randomBytes(32);

/** SHA-256 in lower-case hex. */
export const sha256Hex = (bytes: Uint8Array | string): string => hash("sha256", bytes, "hex");
