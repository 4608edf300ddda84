import { decodeBase64, encodeBase64 } from "./base64.ts";
import { isKeyName, type Signer, type Verifier } from "./key.ts";
import { TlogError } from "./tlog-error.ts";

/** One signature line: who says to have signed, with which key, and the bytes after the key id. */
export type NoteSignature = { name: string; keyId: number; signature: Uint8Array };

/** A note as read: the signed text, its last newline included, and all its signature lines, none of them checked. */
export type Note = { text: string; signatures: NoteSignature[] };

/** Which lines of a note were made by trusted keys, and which are by keys unknown here. */
export type VerifiedNote = { text: string; verified: NoteSignature[]; unknown: NoteSignature[] };

const MAX_NOTE_SIZE = 1_000_000;
const MAX_SIGNATURES = 100;
// C2SP signed-note: UTF-8 without ASCII control characters other than newline.
// oxlint-disable-next-line no-control-regex
const FORBIDDEN = /[\u0000-\u0009\u000b-\u001f]/;

/** Signs a text, which must end in a newline; signature lines come in the order of the signers (C2SP signed-note). */
export function signNote(text: string, signers: readonly Signer[]): string {
  if (!text.endsWith("\n") || FORBIDDEN.test(text) || !text.isWellFormed()) {
    throw new TlogError("malformed", "a note's text ends in a newline and holds no other control character");
  }
  const bytes = Buffer.from(text);
  return `${text}\n${signers.map((signer) => signatureLine({ ...signer, signature: signer.sign(bytes) })).join("")}`;
}

/** Writes one signature line, LF included. */
export function signatureLine({ name, keyId, signature }: NoteSignature): string {
  const id = Buffer.alloc(4);
  id.writeUInt32BE(keyId);
  return `— ${name} ${encodeBase64(Buffer.concat([id, signature]))}\n`;
}

/** Reads a note strictly, without checking who signed it. Throws `malformed`. */
export function parseNote(note: string | Uint8Array): Note {
  const whole = typeof note === "string" ? note : decodeUtf8(note);
  if (Buffer.byteLength(whole) > MAX_NOTE_SIZE) throw malformed("it is too long");
  if (FORBIDDEN.test(whole) || !whole.isWellFormed())
    throw malformed("it holds a control character or is not Unicode text");
  const split = whole.lastIndexOf("\n\n");
  if (split < 0 || !whole.endsWith("\n") || split + 2 === whole.length) throw malformed("it has no signature lines");
  const lines = whole.slice(split + 2, -1).split("\n");
  if (lines.length > MAX_SIGNATURES) throw malformed(`it has more than ${MAX_SIGNATURES} signature lines`);
  return { text: whole.slice(0, split + 1), signatures: lines.map(parseSignatureLine) };
}

/**
 * Checks a note against trusted keys. Lines by other keys are passed over. Throws `bad-signature` when a
 * line under a trusted key's name and id is not its signature, and `unverified` when no trusted key signed.
 */
export function verifyNote(note: string | Uint8Array, verifiers: readonly Verifier[]): VerifiedNote {
  const { text, signatures } = parseNote(note);
  const bytes = Buffer.from(text);
  const verified: NoteSignature[] = [];
  const unknown: NoteSignature[] = [];
  for (const line of signatures) {
    const verifier = verifiers.find(({ name, keyId }) => name === line.name && keyId === line.keyId);
    if (verifier === undefined) unknown.push(line);
    else if (!verifier.verify(bytes, line.signature)) {
      throw new TlogError("bad-signature", `the signature line of ${line.name} does not belong to this text`);
    } else if (!verified.some(({ name, keyId }) => name === line.name && keyId === line.keyId)) verified.push(line);
  }
  if (verified.length === 0) throw new TlogError("unverified", "no trusted key has signed the note");
  return { text, verified, unknown };
}

function parseSignatureLine(line: string): NoteSignature {
  const [dash, name, base64, ...more] = line.split(" ");
  const bytes = base64 === undefined ? undefined : decodeBase64(base64);
  if (
    dash !== "—" ||
    name === undefined ||
    !isKeyName(name) ||
    bytes === undefined ||
    bytes.length < 5 ||
    more.length > 0
  ) {
    throw malformed("a signature line is not written as a dash, a name and base64");
  }
  return { name, keyId: Buffer.from(bytes).readUInt32BE(0), signature: bytes.subarray(4) };
}

function decodeUtf8(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (cause) {
    throw new TlogError("malformed", `the note is not UTF-8 text: ${(cause as Error).message}`);
  }
}

function malformed(why: string): TlogError {
  return new TlogError("malformed", `the note can't be read: ${why}`);
}
