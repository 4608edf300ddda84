import { decodeBase64, encodeBase64 } from "./base64.ts";
import { HASH_SIZE } from "./hash.ts";
import type { Signer, Verifier } from "./key.ts";
import { signNote, verifyNote } from "./note.ts";
import { TlogError } from "./tlog-error.ts";

/** What a log commits to: its first `size` leaves have this root. `extensions` are further lines, kept unread. */
export type Checkpoint = { origin: string; size: number; root: Uint8Array; extensions: string[] };

/** Writes a checkpoint's text: origin, size and base64 root, a line each (C2SP tlog-checkpoint). */
export function formatCheckpoint(checkpoint: { origin: string; size: number; root: Uint8Array }): string {
  return `${checkpoint.origin}\n${checkpoint.size}\n${encodeBase64(checkpoint.root)}\n`;
}

/** Reads a checkpoint's text strictly: one spelling for each value. Throws `malformed`. */
export function parseCheckpoint(text: string): Checkpoint {
  if (!text.endsWith("\n")) throw malformed("it does not end in a newline");
  const [origin, size, base64, ...extensions] = text.slice(0, -1).split("\n");
  const root = base64 === undefined ? undefined : decodeBase64(base64);
  if (origin === undefined || origin === "") throw malformed("it has no origin");
  if (size === undefined || !/^(0|[1-9][0-9]*)$/.test(size) || !Number.isSafeInteger(Number(size)))
    throw malformed("its size is not a decimal number");
  if (root?.length !== HASH_SIZE) throw malformed("its root is not 32 bytes in base64");
  if (extensions.includes("")) throw malformed("it holds an empty line");
  return { origin, size: Number(size), root, extensions };
}

/** Signs a checkpoint; the first signer should be the log's own key, whose name is the origin. */
export function signCheckpoint(
  checkpoint: { origin: string; size: number; root: Uint8Array },
  signers: readonly Signer[],
): string {
  return signNote(formatCheckpoint(checkpoint), signers);
}

/**
 * Reads a signed checkpoint and checks that a trusted key *named as its origin* signed it: a witness's line
 * alone does not make a checkpoint. Throws `malformed`, `bad-signature` or `unverified`.
 */
export function openCheckpoint(note: string | Uint8Array, verifiers: readonly Verifier[]): Checkpoint {
  const { text, verified } = verifyNote(note, verifiers);
  const checkpoint = parseCheckpoint(text);
  if (!verified.some(({ name }) => name === checkpoint.origin)) {
    throw new TlogError("unverified", "no trusted key of the log's own name has signed the checkpoint");
  }
  return checkpoint;
}

function malformed(why: string): TlogError {
  return new TlogError("malformed", `the checkpoint can't be read: ${why}`);
}
