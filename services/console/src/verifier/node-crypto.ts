import { ed25519 } from "@noble/curves/ed25519.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { Buffer } from "buffer/";
import { verifyEd25519 } from "./ed25519.ts";

// Takes the place of `node:crypto` in the browser's build, for as much of it as the log's verification asks for.

/** DER around a raw 32-byte Ed25519 key (RFC 8410). */
const PKCS8 = Buffer.from("302e020100300506032b657004220420", "hex");
const SPKI = Buffer.from("302a300506032b6570032100", "hex");

/** A key as Node's functions hand it on: raw bytes, and what they are. */
export interface KeyObject {
  type: "public" | "private";
  raw: Uint8Array;
  export(as: { format: "der"; type: "spki" }): Buffer;
}

/** A key in DER. */
export interface DerKey {
  key: Uint8Array;
  format: "der";
  type: "spki" | "pkcs8";
}

/** SHA-256 of bytes, or of a text in UTF-8, in hex or as bytes; no other algorithm. */
export function hash(algorithm: string, data: Uint8Array | string, encoding: "hex"): string;
export function hash(algorithm: string, data: Uint8Array | string, encoding: "buffer"): Buffer;
export function hash(
  algorithm: string,
  data: Uint8Array | string,
  encoding: "hex" | "buffer" = "hex",
): string | Buffer {
  if (algorithm !== "sha256") throw new TypeError(`no ${algorithm} here`);
  const digest = Buffer.from(sha256(typeof data === "string" ? new TextEncoder().encode(data) : data));
  return encoding === "hex" ? digest.toString("hex") : digest;
}

const rawOf = ({ key }: DerKey, prefix: Uint8Array): Uint8Array => {
  const holds = key.length === prefix.length + 32 && prefix.every((byte, at) => byte === key[at]);
  if (!holds) throw new TypeError("not an Ed25519 key in DER");
  return Uint8Array.from(key.subarray(prefix.length));
};

const keyObject = (type: KeyObject["type"], raw: Uint8Array): KeyObject => ({
  type,
  raw,
  export: () => Buffer.concat([SPKI, raw]),
});

/** An Ed25519 key from PKCS #8. */
export const createPrivateKey = (key: DerKey): KeyObject => keyObject("private", rawOf(key, PKCS8));

/** An Ed25519 public key from SPKI, or that of a private key. */
export const createPublicKey = (key: DerKey | KeyObject): KeyObject =>
  keyObject("public", "raw" in key ? ed25519.getPublicKey(key.raw) : rawOf(key, SPKI));

/** Signs with Ed25519, which takes no digest: `null`. */
export const sign = (_digest: null, text: Uint8Array, { raw }: KeyObject): Buffer =>
  Buffer.from(ed25519.sign(text, raw));

/** Whether an Ed25519 signature holds. */
export const verify = (_digest: null, text: Uint8Array, { raw }: KeyObject, signature: Uint8Array): boolean =>
  verifyEd25519(raw, text, signature);
