import { oneByOne } from "@yihan/kernel/one-by-one";
import { boundedWrites } from "./bounded-writes.ts";
import { openCheckpoint, signCheckpoint, type Checkpoint } from "./checkpoint.ts";
import { copyEdge, edgeRoot, emptyEdge, pushHash } from "./edge.ts";
import { encodeBundle, MAX_ENTRY_SIZE } from "./entry-bundle.ts";
import { copyBytes, EMPTY_ROOT, HASH_SIZE, leafHash, sameBytes } from "./hash.ts";
import { parseVkey, type Signer } from "./key.ts";
import { nodeReader } from "./node-reader.ts";
import { openEdge, type OpenEdge } from "./open-edge.ts";
import { partialFiles } from "./partial-files.ts";
import { rootOf } from "./proof.ts";
import { readEntries } from "./read-tile.ts";
import type { Storage } from "./storage.ts";
import { entriesPath, hashesAtLevel, TILE_WIDTH, tilePath } from "./tile.ts";
import { TlogError } from "./tlog-error.ts";

/** The published state: size and root, the signed checkpoint, and how many superseded files could not be removed yet. */
export type Integrated = { size: number; root: Uint8Array; checkpoint: string; leftovers: number };

/** One log, open for appending. Only one may be open on a storage at a time. */
export type Log = {
  /** Number of leaves the published checkpoint covers. */
  size(): number;
  /** Index the next appended leaf gets: `size()` and the leaves waiting. */
  next(): number;
  /** The published checkpoint, or undefined before the first one. */
  checkpoint(): string | undefined;
  /** Takes leaves in order and returns the first one's index. They are in memory only until `integrate`. Throws `too-large` or `backlog-full`, and then took none. */
  append(leaves: readonly Uint8Array[]): number;
  /** Like append, for leaves that have an index already: those that stand are compared (`different-leaf`), the others appended; a gap is refused (`gap`). */
  appendAt(index: number, leaves: readonly Uint8Array[]): Promise<void>;
  /** Makes everything appended so far durable and publishes a checkpoint over it. On failure nothing is lost and it can be called again. Calls run one after another. */
  integrate(): Promise<Integrated>;
};

/**
 * Opens a log for appending, creating it if the storage is empty. Reads only the checkpoint and the right edge.
 *
 * - `signer` is the log's key and bears the origin as its name; `cosigners` add further lines after it.
 * - `checkpoint` is the newest one the caller has kept elsewhere: a storage that is older, or disagrees, is refused
 *   (`rolled-back`, `inconsistent`) rather than forked.
 * - `maxBacklog` bounds the bytes waiting for `integrate` (64 MiB unless told).
 */
export async function openLog(options: {
  storage: Storage;
  origin: string;
  signer: Signer;
  cosigners?: readonly Signer[];
  checkpoint?: string;
  maxBacklog?: number;
}): Promise<Log> {
  const { storage, origin, signer, cosigners = [], maxBacklog = 64 * 1024 * 1024 } = options;
  if (signer.name !== origin) throw new TlogError("malformed", "the log's key must bear the origin as its name");
  const verifiers = [parseVkey(signer.vkey)];
  const stored = await storage.read("checkpoint");
  let published = stored && Buffer.from(stored).toString("utf8");
  const start = published === undefined ? undefined : openCheckpoint(published, verifiers);
  if (options.checkpoint !== undefined)
    await requireContinues(storage, start, openCheckpoint(options.checkpoint, verifiers));

  let state: OpenEdge =
    start && start.size > 0 ? await openEdge(storage.read, start) : { edge: emptyEdge(), bundle: [] };
  let root = start?.root ?? EMPTY_ROOT;
  let waiting: Uint8Array[] = [];
  let waitingBytes = 0;
  const inTurn = oneByOne();
  const partials = partialFiles(storage, state.edge.size);

  const next = () => state.edge.size + waiting.length;

  function append(leaves: readonly Uint8Array[]): number {
    const first = next();
    let bytes = 0;
    for (const leaf of leaves) {
      if (leaf.length > MAX_ENTRY_SIZE)
        throw new TlogError("too-large", `a leaf holds at most ${MAX_ENTRY_SIZE} bytes; log a digest of a larger one`);
      bytes += leaf.length;
    }
    if (waitingBytes + bytes > maxBacklog) throw new TlogError("backlog-full", "too many leaves wait to be integrated");
    for (const leaf of leaves) waiting.push(copyBytes(leaf));
    waitingBytes += bytes;
    return first;
  }

  async function appendAt(index: number, leaves: readonly Uint8Array[]): Promise<void> {
    if (!Number.isSafeInteger(index) || index < 0) throw new RangeError("an index is a whole number from 0");
    if (index > next()) throw new TlogError("gap", `the log's next index is ${next()}, not ${index}`);
    let at = index;
    // Integrating goes on meanwhile, so where a leaf stands is asked anew for each.
    let bundle: { index: number; entries: Uint8Array[] } | undefined;
    for (const leaf of leaves.slice(0, next() - index)) {
      let standing = waiting[at - state.edge.size];
      if (at < state.edge.size) {
        const wanted = Math.floor(at / TILE_WIDTH);
        if (bundle?.index !== wanted || bundle.entries.length <= at % TILE_WIDTH) {
          bundle = { index: wanted, entries: await readEntries(storage.read, wanted, state.edge.size) };
        }
        standing = bundle.entries[at % TILE_WIDTH];
      }
      if (standing === undefined || !sameBytes(standing, leaf))
        throw new TlogError("different-leaf", `another leaf stands at index ${at}`);
      at++;
    }
    const rest = leaves.slice(at - index);
    if (rest.length === 0) return;
    if (at < next()) return appendAt(at, rest);
    append(rest);
  }

  async function integrateNow(): Promise<Integrated> {
    if (waiting.length === 0 && published !== undefined)
      return { size: state.edge.size, root, checkpoint: published, leftovers: await partials.sweep() };
    const batch = waiting.slice();
    const from = state.edge.size;
    const edge = copyEdge(state.edge);
    const finished = await writeTiles(edge, batch);
    const bundle = finished.bundle;

    const newRoot = edgeRoot(edge);
    const note = signCheckpoint({ origin, size: edge.size, root: newRoot }, [signer, ...cosigners]);
    await storage.write("checkpoint", Buffer.from(note));

    state = { edge, bundle };
    root = newRoot;
    published = note;
    waiting = waiting.slice(edge.size - from);
    waitingBytes = waiting.reduce((sum, leaf) => sum + leaf.length, 0);
    for (const full of finished.full) partials.superseded(full);
    return { size: edge.size, root, checkpoint: note, leftovers: await partials.sweep() };
  }

  /** Pushes a batch onto the edge and makes every touched tile and bundle durable; only the checkpoint is left to write. */
  async function writeTiles(
    edge: OpenEdge["edge"],
    batch: readonly Uint8Array[],
  ): Promise<{ bundle: Uint8Array[]; full: string[] }> {
    const from = edge.size;
    const writes = boundedWrites(storage, 16);
    const full: string[] = [];
    let bundle = state.bundle.slice();
    let ready: { path: string; bytes: Uint8Array }[] = [];
    for (const leaf of batch) {
      bundle.push(leaf);
      pushHash(edge, leafHash(leaf), (level, index, hashes) =>
        ready.push({ path: tilePath({ level, index, width: TILE_WIDTH }), bytes: copyBytes(hashes) }),
      );
      if (ready.length === 0) continue;
      ready.push({ path: entriesPath(edge.size / TILE_WIDTH - 1), bytes: encodeBundle(bundle) });
      for (const { path, bytes } of ready) {
        full.push(path);
        await writes.write(path, bytes);
      }
      ready = [];
      bundle = [];
    }
    for (const [level, { hashes, width }] of edge.tiles.entries()) {
      if (width === 0 || hashesAtLevel(from, level) === hashesAtLevel(edge.size, level)) continue;
      const index = Math.floor(hashesAtLevel(edge.size, level) / TILE_WIDTH);
      partials.noted(tilePath({ level, index, width: TILE_WIDTH }), width);
      await writes.write(tilePath({ level, index, width }), copyBytes(hashes.subarray(0, width * HASH_SIZE)));
    }
    if (bundle.length > 0 && batch.length > 0) {
      const index = Math.floor(edge.size / TILE_WIDTH);
      partials.noted(entriesPath(index), bundle.length);
      await writes.write(entriesPath(index, bundle.length), encodeBundle(bundle));
    }
    await writes.settle();
    return { bundle, full };
  }

  return {
    size: () => state.edge.size,
    next,
    checkpoint: () => published,
    append,
    appendAt,
    integrate: () => inTurn(integrateNow),
  };
}

/** The storage must hold everything a checkpoint kept elsewhere covers. */
async function requireContinues(storage: Storage, stored: Checkpoint | undefined, kept: Checkpoint): Promise<void> {
  if (kept.size > (stored?.size ?? 0)) {
    throw new TlogError(
      "rolled-back",
      `the log folder ends at ${stored?.size ?? 0}, before the checkpoint at ${kept.size} that was kept elsewhere`,
    );
  }
  if (stored === undefined || kept.size === 0) return;
  const root = await rootOf(nodeReader(storage.read, stored.size), kept.size);
  if (!sameBytes(root, kept.root))
    throw new TlogError(
      "inconsistent",
      `the log folder does not continue the checkpoint at ${kept.size} that was kept elsewhere`,
    );
}
