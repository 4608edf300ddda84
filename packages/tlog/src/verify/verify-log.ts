import { openCheckpoint, parseCheckpoint, type Checkpoint } from "../checkpoint.ts";
import { sameBytes } from "../hash.ts";
import { parseVkey, type Verifier } from "../key.ts";
import { parseNote } from "../note.ts";
import type { Read } from "../storage.ts";
import { entriesPath, TILE_WIDTH, tileWidth } from "../tile.ts";
import { TlogError } from "../tlog-error.ts";
import { checkRows, type Row } from "./check-rows.ts";
import { judgeTree } from "./judge-tree.ts";
import { faultAt, faultIn, type LogFault } from "./log-fault.ts";
import { walkLog, type LogWalk } from "./walk-log.ts";

/** A log that holds: its size, root and origin, and what was compared. `unchecked` counts others' checkpoints that reach beyond the log as read. */
export type LogHolds = {
  ok: true;
  origin: string;
  size: number;
  root: Uint8Array;
  rows: number;
  earlier: number;
  others: number;
  unchecked: number;
};

/** Outcome of a verification. */
export type LogVerdict = LogHolds | LogFault;

/**
 * Verifies a whole log, trusting only `vkeys`: the checkpoint's signature, every entry, every hash tile.
 * What no log shows by itself takes what the auditor holds: `earlier` checkpoints of this log (a rollback, a deleted
 * tail, a rewrite with the true key), `others`' checkpoints (a fork), and the database `rows` in ascending order of index.
 * Those checkpoints must be signed by the trusted keys too: one that is not is refused by a TlogError, since it proves nothing.
 * `onEntry` sees each entry as it is read. Streams: memory does not grow with the log.
 */
export async function verifyLog(claim: {
  read: Read;
  vkeys: readonly string[];
  earlier?: readonly string[];
  others?: readonly string[];
  rows?: AsyncIterable<Row> | Iterable<Row>;
  onEntry?: (entry: Uint8Array, index: number) => void;
}): Promise<LogVerdict> {
  const { read, onEntry } = claim;
  const verifiers = claim.vkeys.map(parseVkey);
  const earlier = (claim.earlier ?? [])
    .map((note) => openCheckpoint(note, verifiers))
    .toSorted((a, b) => a.size - b.size);
  const others = (claim.others ?? [])
    .map((note) => openCheckpoint(note, verifiers))
    .toSorted((a, b) => a.size - b.size);

  const note = await read("checkpoint");
  if (note === undefined) return { ok: false, class: "checkpoint-missing", detail: "there is no checkpoint" };
  const signed = judgeSignature(note, verifiers, earlier);
  if ("ok" in signed) return signed;
  for (const held of [...earlier, ...others]) {
    if (held.origin !== signed.origin)
      throw new TlogError("inconsistent", `a checkpoint of ${held.origin} says nothing about ${signed.origin}`);
  }

  const walk = await walkLog({
    read,
    size: signed.size,
    rootsAt: [...earlier, ...others].map(({ size }) => size),
    ...(onEntry && { onEntry }),
  });
  const agreed = earlier.filter((held) => agrees(walk, held) === true).at(-1)?.size ?? 0;
  const fault =
    (await judgeTree(read, signed, walk, agreed)) ??
    judgeEarlier(walk, earlier, agreed) ??
    (await judgeLength(read, signed, earlier)) ??
    judgeOthers(walk, others, agreed);
  if (fault) return fault;
  const rows = await checkRows(read, signed.size, claim.rows ?? []);
  if (typeof rows !== "number") return rows;
  const unchecked = others.filter(({ size }) => size > signed.size).length;
  return {
    ok: true,
    origin: signed.origin,
    size: signed.size,
    root: signed.root,
    rows,
    earlier: earlier.length,
    others: others.length - unchecked,
    unchecked,
  };
}

function judgeSignature(
  note: Uint8Array,
  verifiers: readonly Verifier[],
  earlier: readonly Checkpoint[],
): Checkpoint | LogFault {
  let text: Checkpoint;
  try {
    text = parseCheckpoint(parseNote(note).text);
  } catch (error) {
    if (!(error instanceof TlogError)) throw error;
    return { ok: false, class: "checkpoint-malformed", detail: error.message };
  }
  try {
    return openCheckpoint(note, verifiers);
  } catch (error) {
    if (!(error instanceof TlogError)) throw error;
    const span = { from: 0, to: text.size };
    // A true key's line under a text it did not sign: the text was made anew, unless it is known to be true.
    const known = earlier.some(({ size, root }) => size === text.size && sameBytes(root, text.root));
    return error.code === "bad-signature" && !known
      ? faultIn(
          "rebuilt-without-key",
          span,
          "the checkpoint carries the log's signature line, but it was made for another tree",
        )
      : faultIn("foreign-signature", span, "the checkpoint is not signed by a trusted key");
  }
}

/** Whether the walked log begins with the tree a checkpoint commits to; undefined when it is too short to say. */
function agrees(walk: LogWalk, held: Checkpoint): boolean | undefined {
  const root = walk.roots.get(held.size);
  return root && sameBytes(root, held.root);
}

function judgeEarlier(walk: LogWalk, earlier: readonly Checkpoint[], agreed: number): LogFault | undefined {
  const bad = earlier.find((held) => agrees(walk, held) === false);
  if (!bad) return undefined;
  const span = { from: Math.min(agreed, bad.size), to: bad.size };
  return faultIn(
    "rewritten-with-key",
    span,
    `the log is signed with the true key, but no longer begins with the ${bad.size} leaves of a checkpoint held from earlier`,
  );
}

function judgeOthers(walk: LogWalk, others: readonly Checkpoint[], agreed: number): LogFault | undefined {
  const bad = others.find((held) => agrees(walk, held) === false);
  if (!bad) return undefined;
  const common = others.filter((held) => held.size < bad.size && agrees(walk, held) === true).at(-1)?.size ?? 0;
  const span = { from: Math.min(Math.max(agreed, common), bad.size), to: bad.size };
  return faultIn("forked", span, `another was shown a different tree of ${bad.size} leaves, signed with the same key`);
}

async function judgeLength(
  read: Read,
  signed: Checkpoint,
  earlier: readonly Checkpoint[],
): Promise<LogFault | undefined> {
  const longest = earlier.at(-1);
  if (!longest || longest.size <= signed.size) return undefined;
  const last = Math.floor((longest.size - 1) / TILE_WIDTH);
  const entries = (await read(entriesPath(last, tileWidth(longest.size, 0, last)))) ?? (await read(entriesPath(last)));
  return entries
    ? faultAt(
        "rolled-back",
        signed.size,
        `the checkpoint covers ${signed.size} leaves, one held from earlier ${longest.size}; the entries are still there`,
      )
    : faultAt(
        "tail-deleted",
        signed.size,
        `the log ends at ${signed.size}, a checkpoint held from earlier covers ${longest.size}; the entries are gone`,
      );
}
