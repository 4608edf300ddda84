import { createCipheriv, createDecipheriv, createSecretKey, type KeyObject } from "node:crypto";
import { randomBytes } from "@yihan/kernel";
import { hmacSha256 } from "@yihan/kernel/hmac";

const NONCE = 12;
const TAG = 16;

// One key for each use, from a key that is random itself (the expand step of RFC 5869 for a single block).
// A key object, because Node 24 finds out by a thrown error that bytes are none: twice the cost of sealing.
const keyFor = (key: Uint8Array, purpose: string): KeyObject =>
  createSecretKey(hmacSha256(key)(Buffer.from(`yihan ${purpose}\u0001`)));

/** Encrypts personal data under a key that can be destroyed (AES-256-GCM; nonce ‖ bytes ‖ tag). `purpose` keeps uses apart. */
export const seal = (key: Uint8Array, purpose: string, content: object): Buffer => {
  const nonce = randomBytes(NONCE);
  const cipher = createCipheriv("aes-256-gcm", keyFor(key, purpose), nonce);
  return Buffer.concat([nonce, cipher.update(JSON.stringify(content)), cipher.final(), cipher.getAuthTag()]);
};

/** What `seal` sealed. Throws if the key or the purpose is another, or a byte was changed. */
export const unseal = (key: Uint8Array, purpose: string, sealed: Uint8Array): unknown => {
  const decipher = createDecipheriv("aes-256-gcm", keyFor(key, purpose), sealed.subarray(0, NONCE));
  decipher.setAuthTag(sealed.subarray(sealed.length - TAG));
  const content = Buffer.concat([decipher.update(sealed.subarray(NONCE, sealed.length - TAG)), decipher.final()]);
  return JSON.parse(content.toString()) as unknown;
};

/** HMAC-SHA256 in hex under a secret of the data folder: the same text gives the same hash, and nobody else can try numbers out. */
export const keyedHash = (secret: Uint8Array): ((text: string) => string) => {
  const mac = hmacSha256(secret);
  return (text) => mac(Buffer.from(text)).toString("hex");
};

/**
 * The key for a matter's personal data: needs both the matter's key and the data folder's secret, so that an export,
 * which carries the first, opens nothing; destroying either erases it.
 */
export const personalKey = (secret: Uint8Array): ((matterKey: Uint8Array) => Uint8Array) => {
  const mac = hmacSha256(secret);
  return (matterKey) => mac(Buffer.concat([Buffer.from("personal\u0001"), matterKey]));
};
