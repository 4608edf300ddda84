import { createPrivateKey, createPublicKey, sign, verify, type KeyObject } from "node:crypto";
import { decodeBase64, encodeBase64 } from "./base64.ts";
import { sha256 } from "./hash.ts";
import { TlogError } from "./tlog-error.ts";

/** Signature type of C2SP signed-note: plain Ed25519 over the note's text. */
const ED25519 = 0x01;

// Node takes keys as DER; these are the fixed bytes around a raw 32-byte Ed25519 key (RFC 8410).
const PKCS8_PREFIX = Buffer.from("302e020100300506032b657004220420", "hex");
const SPKI_PREFIX = Buffer.from("302a300506032b6570032100", "hex");

/** Signs note texts under a name. `keyId` is the number the signature line begins with. */
export type Signer = { name: string; keyId: number; vkey: string; sign(text: Uint8Array): Uint8Array };

/** Checks the signatures of one key. */
export type Verifier = {
  name: string;
  keyId: number;
  vkey: string;
  verify(text: Uint8Array, signature: Uint8Array): boolean;
};

/** Whether a key may bear this name: 1 to 255 bytes, no white space and no `+` (signed-note). */
export function isKeyName(name: string): boolean {
  return (
    name.length > 0 && Buffer.byteLength(name) <= 255 && name.isWellFormed() && !/[\p{White_Space}\p{Cc}+]/u.test(name)
  );
}

/** First four bytes, as a number, of SHA-256(name ‖ LF ‖ type ‖ raw public key). */
export function keyIdOf(name: string, typedKey: Uint8Array): number {
  const digest = sha256(Buffer.concat([Buffer.from(`${name}\n`), typedKey]));
  return Buffer.from(digest).readUInt32BE(0);
}

/** Makes a signer from a name and a 32-byte Ed25519 seed (RFC 8032), which the caller drew at random and keeps secret. */
export function ed25519Signer(name: string, seed: Uint8Array): Signer {
  requireKeyName(name);
  if (seed.length !== 32) throw new TlogError("malformed", "an Ed25519 seed is 32 bytes long");
  const privateKey = createPrivateKey({ key: Buffer.concat([PKCS8_PREFIX, seed]), format: "der", type: "pkcs8" });
  const publicKey = createPublicKey(privateKey).export({ format: "der", type: "spki" }).subarray(SPKI_PREFIX.length);
  const typedKey = Buffer.concat([Buffer.of(ED25519), publicKey]);
  const keyId = keyIdOf(name, typedKey);
  return { name, keyId, vkey: formatKey(name, keyId, typedKey), sign: (text) => sign(null, text, privateKey) };
}

/** Writes a verifier key, `name+hash+base64(type ‖ key)`, from a raw 32-byte Ed25519 public key. */
export function formatVkey(name: string, publicKey: Uint8Array): string {
  requireKeyName(name);
  if (publicKey.length !== 32) throw new TlogError("malformed", "an Ed25519 public key is 32 bytes long");
  const typedKey = Buffer.concat([Buffer.of(ED25519), publicKey]);
  return formatKey(name, keyIdOf(name, typedKey), typedKey);
}

/** Reads a verifier key. Throws `malformed` when its id is not that of its key, or its type is not Ed25519. */
export function parseVkey(vkey: string): Verifier {
  const { name, keyId, typedKey } = splitKey(vkey.trim());
  if (keyIdOf(name, typedKey) !== keyId)
    throw new TlogError("malformed", "the verifier key's id is not that of its key");
  const publicKey: KeyObject = createPublicKey({
    key: Buffer.concat([SPKI_PREFIX, typedKey.subarray(1)]),
    format: "der",
    type: "spki",
  });
  return {
    name,
    keyId,
    vkey: formatKey(name, keyId, typedKey),
    verify: (text, signature) => signature.length === 64 && verify(null, text, publicKey, signature),
  };
}

const SECRET_PREFIX = "PRIVATE+KEY+";

/** Writes a secret signing key as x/mod's note does: `PRIVATE+KEY+name+hash+base64(type ‖ seed)`. */
export function formatSigningKey(name: string, seed: Uint8Array): string {
  const { keyId } = ed25519Signer(name, seed);
  return SECRET_PREFIX + formatKey(name, keyId, Buffer.concat([Buffer.of(ED25519), seed]));
}

/** Reads a secret signing key written by `formatSigningKey`. Errors never repeat the key. */
export function parseSigningKey(text: string): Signer {
  const key = text.trim();
  if (!key.startsWith(SECRET_PREFIX)) throw new TlogError("malformed", "a signing key begins with PRIVATE+KEY+");
  const { name, keyId, typedKey } = splitKey(key.slice(SECRET_PREFIX.length));
  const signer = ed25519Signer(name, typedKey.subarray(1));
  if (signer.keyId !== keyId) throw new TlogError("malformed", "the signing key's id is not that of its key");
  return signer;
}

function formatKey(name: string, keyId: number, typedKey: Uint8Array): string {
  return `${name}+${keyId.toString(16).padStart(8, "0")}+${encodeBase64(typedKey)}`;
}

function splitKey(key: string): { name: string; keyId: number; typedKey: Uint8Array } {
  // The name holds no `+`, the base64 part may: only the first two are separators.
  const match = /^([^+]+)\+([0-9a-f]{8})\+(.+)$/s.exec(key);
  const typedKey = match && decodeBase64(match[3]!);
  if (!match || !typedKey) throw new TlogError("malformed", "a key is written name+hash+base64");
  requireKeyName(match[1]!);
  if (typedKey[0] !== ED25519 || typedKey.length !== 33)
    throw new TlogError("malformed", "the key is not an Ed25519 key of type 0x01");
  return { name: match[1]!, keyId: Number.parseInt(match[2]!, 16), typedKey };
}

function requireKeyName(name: string): void {
  if (!isKeyName(name))
    throw new TlogError("malformed", "a key's name is 1 to 255 bytes without white space or plus sign");
}
