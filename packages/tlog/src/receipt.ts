import { openCheckpoint, parseCheckpoint, type Checkpoint } from "./checkpoint.ts";
import { leafHash, sameBytes } from "./hash.ts";
import { parseVkey } from "./key.ts";
import { composeLeaf, LEAF_SIZE, leafNames } from "./leaf.ts";
import { parseNote } from "./note.ts";
import type { Node } from "./node-reader.ts";
import { inclusionProof } from "./proof.ts";
import { formatProofFile, parseProofFile } from "./proof-file.ts";
import { TlogError } from "./tlog-error.ts";
import { verifyInclusion } from "./verify-proof.ts";

/** Why a receipt does not hold. `other-fact`: it is the receipt of another version or matter. */
export type ReceiptFault = "malformed" | "untrusted" | "other-fact" | "not-included";

/** What a receipt shows when it holds: where the fact stands and in which tree. */
export type ReceiptResult =
  | { ok: true; index: number; checkpoint: Checkpoint; tag: Uint8Array }
  | { ok: false; fault: ReceiptFault; detail: string; index?: number };

/** Makes the receipt of a fact: a proof file against `checkpoint` whose `extra` line is `tag ‖ nonce`. `node` reads the tree of that checkpoint. */
export async function makeReceipt(fact: {
  node: Node;
  checkpoint: string;
  index: number;
  key: Uint8Array;
  version: number;
}): Promise<string> {
  const { size } = parseCheckpoint(parseNote(fact.checkpoint).text);
  const { tag, nonce } = leafNames(fact.key, fact.version);
  const proof = await inclusionProof(fact.node, fact.index, size);
  return formatProofFile({ index: fact.index, proof, checkpoint: fact.checkpoint, extra: Buffer.concat([tag, nonce]) });
}

/**
 * Checks a receipt against the exact stored bytes of a fact and trusted keys. Whoever holds the matter's key gives
 * `fact` too: then the receipt must be the one of that version, not of another fact with the same bytes.
 */
export function verifyReceipt(claim: {
  receipt: string;
  bytes: Uint8Array;
  vkeys: readonly string[];
  fact?: { key: Uint8Array; version: number };
}): ReceiptResult {
  const verifiers = claim.vkeys.map(parseVkey);
  let file;
  let checkpoint;
  try {
    file = parseProofFile(claim.receipt);
    checkpoint = openCheckpoint(file.checkpoint, verifiers);
  } catch (error) {
    if (!(error instanceof TlogError)) throw error;
    const fault = error.code === "malformed" ? "malformed" : "untrusted";
    return { ok: false, fault, detail: error.message, ...(file && { index: file.index }) };
  }
  const { index, proof, extra } = file;
  if (extra?.length !== LEAF_SIZE)
    return { ok: false, fault: "malformed", detail: "the receipt's extra line is not tag and nonce", index };
  const names = { tag: extra.subarray(0, 32), nonce: extra.subarray(32) };
  if (claim.fact) {
    const wanted = leafNames(claim.fact.key, claim.fact.version);
    if (!sameBytes(wanted.tag, names.tag) || !sameBytes(wanted.nonce, names.nonce)) {
      return { ok: false, fault: "other-fact", detail: "the receipt belongs to another fact", index };
    }
  }
  const leaf = leafHash(composeLeaf(names, claim.bytes));
  if (!verifyInclusion({ leafHash: leaf, index, size: checkpoint.size, root: checkpoint.root, proof })) {
    return {
      ok: false,
      fault: "not-included",
      detail: `these bytes are not what the log holds at index ${index}`,
      index,
    };
  }
  return { ok: true, index, checkpoint, tag: names.tag };
}
