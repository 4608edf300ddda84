import { ed25519 } from "@noble/curves/ed25519.js";
import { sha512 } from "@noble/hashes/sha2.js";

const { Point } = ed25519;
const { ORDER } = Point.Fn;
const KEPT = 256;

const known = new Map<string, boolean>();

/**
 * Whether an Ed25519 signature (RFC 8032 §5.1.7) holds, judged as Node judges: S below the group's order, no cofactor,
 * no key or R of small order, R compared byte for byte, keys in any spelling of their point. The library's own `verify` multiplies by the cofactor, so
 * that a signer could make signatures which hold in a browser and not on a server. Nothing in here is secret.
 */
export const verifyEd25519 = (publicKey: Uint8Array, text: Uint8Array, signature: Uint8Array): boolean => {
  // Receipts of one export carry the same checkpoint, and a verification costs a millisecond or more.
  const name = [publicKey, signature, sha512(text)].map((bytes) => bytes.join()).join(":");
  const before = known.get(name);
  if (before !== undefined) return before;
  const holds = judge(publicKey, text, signature);
  if (known.size >= KEPT) known.clear();
  known.set(name, holds);
  return holds;
};

const judge = (publicKey: Uint8Array, text: Uint8Array, signature: Uint8Array): boolean => {
  if (signature.length !== 64 || publicKey.length !== 32) return false;
  const key = pointOf(publicKey);
  const response = numberOf(signature.subarray(32));
  const commitment = signature.subarray(0, 32);
  // A key or commitment of small order lets one signature hold for many texts; Node refuses them too.
  if (key === undefined || key.isSmallOrder() || response >= ORDER || pointOf(commitment)?.isSmallOrder() === true)
    return false;
  const challenge = numberOf(sha512(Uint8Array.of(...commitment, ...publicKey, ...text))) % ORDER;
  const expected = Point.BASE.multiplyUnsafe(response).subtract(key.multiplyUnsafe(challenge)).toBytes();
  return expected.every((byte, at) => byte === commitment[at]);
};

/** The point that 32 bytes stand for; undefined where they stand for none. */
const pointOf = (bytes: Uint8Array): InstanceType<typeof Point> | undefined => {
  try {
    // The second argument admits spellings that are not the shortest, as Node does.
    return Point.fromBytes(bytes, true);
  } catch (error) {
    if (error instanceof Error) return undefined;
    throw error;
  }
};

/** Bytes as a number, the least significant first. */
const numberOf = (bytes: Uint8Array): bigint => bytes.reduceRight((number, byte) => (number << 8n) | BigInt(byte), 0n);
