import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from "node:crypto";

const NONCE = 12;
const TAG = 16;

const keyFor = (key: Uint8Array, purpose: string): Uint8Array =>
  new Uint8Array(hkdfSync("sha256", key, new Uint8Array(), `yihan ${purpose}`, 32));

/** Encrypts personal data under a key that can be destroyed (AES-256-GCM; nonce ‖ bytes ‖ tag). `purpose` keeps uses apart. */
export const seal = (key: Uint8Array, purpose: string, content: object): Buffer => {
  const nonce = randomBytes(NONCE);
  const cipher = createCipheriv("aes-256-gcm", keyFor(key, purpose), nonce);
  return Buffer.concat([nonce, cipher.update(JSON.stringify(content)), cipher.final(), cipher.getAuthTag()]);
};

/** What `seal` sealed. Throws if the key or the purpose is another, or a byte was changed. */
export const unseal = <T>(key: Uint8Array, purpose: string, sealed: Uint8Array): T => {
  const decipher = createDecipheriv("aes-256-gcm", keyFor(key, purpose), sealed.subarray(0, NONCE));
  decipher.setAuthTag(sealed.subarray(sealed.length - TAG));
  return JSON.parse(
    Buffer.concat([decipher.update(sealed.subarray(NONCE, sealed.length - TAG)), decipher.final()]).toString(),
  ) as T;
};

/** HMAC-SHA256 in hex under a secret of the data folder: the same text gives the same hash, and nobody else can try numbers out. */
export const keyedHash =
  (secret: Uint8Array) =>
  (text: string): string =>
    createHmac("sha256", secret).update(text).digest("hex");

/** The key for a matter's personal data: needs both the matter's key and the data folder's secret, so that an export, which carries the first, opens nothing; destroying either erases it. */
export const personalKey =
  (secret: Uint8Array) =>
  (matterKey: Uint8Array): Uint8Array =>
    createHmac("sha256", secret).update("personal").update(matterKey).digest();
