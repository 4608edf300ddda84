import { encodeBase64 } from "./base64.ts";
import { parseCheckpoint } from "./checkpoint.ts";
import { MATTER_KEY_SIZE } from "./leaf.ts";
import { parseNote } from "./note.ts";
import { encodeBundle } from "./entry-bundle.ts";
import { readEntries } from "./read-tile.ts";
import type { Read } from "./storage.ts";
import { entriesPath, TILE_WIDTH, tileWidth } from "./tile.ts";
import { TlogError } from "./tlog-error.ts";

/** Name and version of the export's layout, written in its manifest. */
export const EXPORT_FORMAT = "yihan-chain-export/1";

/** Logs up to this many leaves travel whole in an export, so that it proves alone that no fact is missing. */
export const ENCLOSED_LEAVES = 4096;

/**
 * Where everything stands in an export, a zip or a folder:
 * `manifest.json` · `checkpoint` (signed) · `keys` (verifier keys, a line each, advisory) ·
 * `matters/<matter>.json` {key, versions} · `facts/<matter>/<version>.pb` (exact stored bytes) ·
 * `facts/<matter>/<version>.tlog-proof` (receipt) · `papers/<sha256>` · `log/tile/entries/…` (small logs) · `timeline.json` (for people, not checked).
 */
export const exportPaths = {
  manifest: "manifest.json",
  checkpoint: "checkpoint",
  keys: "keys",
  timeline: "timeline.json",
  log: "log/",
  matter: (matter: string) => `matters/${matter}.json`,
  fact: (matter: string, version: number) => `facts/${matter}/${version}.pb`,
  receipt: (matter: string, version: number) => `facts/${matter}/${version}.tlog-proof`,
  paper: (sha256: string) => `papers/${sha256}`,
};

/** `manifest.json`: what the export says it holds. It is not signed, so everything in it is checked against the log. */
export type ExportManifest = {
  format: typeof EXPORT_FORMAT;
  chain: string;
  origin: string;
  madeAt: string;
  /** `enclosed`: the log's entries are in the export. `check online`: whether a later fact exists must be asked of the log. */
  absence: "enclosed" | "check online";
  matters: { matter: string; facts: { version: number; index: number; file: string; papers: string[] }[] }[];
};

/** `matters/<matter>.json`: the key that gives the tags of all its leaves, and how many facts it has. */
export type ExportedMatter = { key: string; versions: number };

/** A fact to export: bytes exactly as stored, its place in the log, its receipt, and the lower-case hex SHA-256 of each paper that goes with it. */
export type FactToExport = {
  version: number;
  index: number;
  bytes: Uint8Array;
  receipt: string;
  papers?: readonly string[];
};

/** Everything an export is made of. `bundles` comes from `enclosedBundles`; `madeAt` is ISO 8601. */
export type ExportInput = {
  chain: string;
  madeAt: string;
  checkpoint: string;
  vkeys: readonly string[];
  matters: readonly { matter: string; key: Uint8Array; facts: readonly FactToExport[] }[];
  papers?: Iterable<{ sha256: string; bytes: Uint8Array }>;
  bundles?: readonly { path: string; bytes: Uint8Array }[] | undefined;
  timeline?: unknown;
};

/** One file of an export. */
export type ExportFile = { path: string; bytes: Uint8Array };

/** Whether an id can stand in a path of an export: letters, digits, dot, hyphen and underscore, not beginning with a dot. */
export function isExportName(id: string): boolean {
  return /^[A-Za-z0-9_-][A-Za-z0-9._-]{0,127}$/.test(id);
}

/** Gives the files of an export one after another, the manifest first; the caller zips them or writes them to a folder. Throws `malformed` for an id that can't be a file name. */
export function* buildExportFiles(input: ExportInput): Iterable<ExportFile> {
  for (const { matter, key } of input.matters) {
    if (!isExportName(matter)) throw new TlogError("malformed", "a matter's id can't be used as a file name");
    if (key.length !== MATTER_KEY_SIZE) throw new TlogError("malformed", "a matter's key is 32 bytes long");
  }
  yield json(exportPaths.manifest, manifestOf(input));
  yield { path: exportPaths.checkpoint, bytes: Buffer.from(input.checkpoint) };
  yield { path: exportPaths.keys, bytes: Buffer.from(input.vkeys.map((vkey) => `${vkey}\n`).join("")) };
  for (const { matter, key, facts } of input.matters) {
    const about: ExportedMatter = { key: encodeBase64(key), versions: facts.length };
    yield json(exportPaths.matter(matter), about);
    for (const fact of facts) {
      yield { path: exportPaths.fact(matter, fact.version), bytes: fact.bytes };
      yield { path: exportPaths.receipt(matter, fact.version), bytes: Buffer.from(fact.receipt) };
    }
  }
  for (const { sha256, bytes } of input.papers ?? []) yield { path: exportPaths.paper(sha256), bytes };
  for (const { path, bytes } of input.bundles ?? []) yield { path: exportPaths.log + path, bytes };
  if (input.timeline !== undefined) yield json(exportPaths.timeline, input.timeline);
}

function manifestOf(input: ExportInput): ExportManifest {
  return {
    format: EXPORT_FORMAT,
    chain: input.chain,
    origin: parseCheckpoint(parseNote(input.checkpoint).text).origin,
    madeAt: input.madeAt,
    absence: input.bundles === undefined ? "check online" : "enclosed",
    matters: input.matters.map(({ matter, facts }) => ({
      matter,
      facts: facts.map(({ version, index, papers = [] }) => ({
        version,
        index,
        file: exportPaths.fact(matter, version),
        papers: [...papers],
      })),
    })),
  };
}

/** The complete entry bundles of a log of `size` leaves, or undefined when it is too large to go along. Each is as wide as this size has it. */
export async function enclosedBundles(
  read: Read,
  size: number,
): Promise<{ path: string; bytes: Uint8Array }[] | undefined> {
  if (size > ENCLOSED_LEAVES) return undefined;
  const indexes = Array.from({ length: Math.ceil(size / TILE_WIDTH) }, (_, index) => index);
  return Promise.all(
    indexes.map(async (index) => ({
      path: entriesPath(index, tileWidth(size, 0, index)),
      bytes: encodeBundle(await readEntries(read, index, size)),
    })),
  );
}

function json(path: string, value: unknown): ExportFile {
  return { path, bytes: Buffer.from(`${JSON.stringify(value, undefined, 2)}\n`) };
}
