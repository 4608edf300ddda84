import { decodeBase64, encodeBase64 } from "./base64.ts";
import { HASH_SIZE } from "./hash.ts";
import { TlogError } from "./tlog-error.ts";

const HEADER = "c2sp.org/tlog-proof@v1";

/** A `.tlog-proof`: leaf index, inclusion proof from the leaf's sibling up, the signed checkpoint, and `extra` bytes, which nothing in the file vouches for. */
export type ProofFile = { index: number; proof: readonly Uint8Array[]; checkpoint: string; extra?: Uint8Array };

/** Writes a proof file (C2SP tlog-proof); the checkpoint stands in it verbatim. */
export function formatProofFile({ index, proof, checkpoint, extra }: ProofFile): string {
  const lines = [
    HEADER,
    ...(extra ? [`extra ${encodeBase64(extra)}`] : []),
    `index ${index}`,
    ...proof.map(encodeBase64),
  ];
  return `${lines.join("\n")}\n\n${checkpoint}`;
}

/** Reads a proof file strictly; nothing in it is checked yet. Throws `malformed`. */
export function parseProofFile(text: string): ProofFile {
  const split = text.indexOf("\n\n");
  if (split < 0) throw malformed("it has no blank line before the checkpoint");
  const [header, ...lines] = text.slice(0, split).split("\n");
  if (header !== HEADER) throw malformed(`its first line is not ${HEADER}`);
  const extraText = lines[0]?.startsWith("extra ") ? lines.shift()!.slice("extra ".length) : undefined;
  const extra = extraText === undefined ? undefined : decodeBase64(extraText);
  if (extraText !== undefined && extra === undefined) throw malformed("its extra line is not base64");
  const index = /^index (0|[1-9][0-9]*)$/.exec(lines.shift() ?? "")?.[1];
  if (index === undefined || !Number.isSafeInteger(Number(index))) throw malformed("it has no index line");
  const proof = lines.map((line) => {
    const hash = decodeBase64(line);
    if (hash?.length !== HASH_SIZE) throw malformed("a hash line is not 32 bytes in base64");
    return hash;
  });
  // A tree of 2^63 leaves needs no more.
  if (proof.length > 63) throw malformed("it has more than 63 hash lines");
  return { index: Number(index), proof, checkpoint: text.slice(split + 2), ...(extra && { extra }) };
}

function malformed(why: string): TlogError {
  return new TlogError("malformed", `the proof file can't be read: ${why}`);
}
