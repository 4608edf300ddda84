import { openCheckpoint, type Checkpoint } from "../checkpoint.ts";
import { exportPaths } from "../export-layout.ts";
import { sameBytes, sha256 } from "../hash.ts";
import { parseVkey } from "../key.ts";
import type { Read } from "../storage.ts";
import { TlogError } from "../tlog-error.ts";
import { checkFacts, type ProvenFact } from "./check-facts.ts";
import { checkStrayFiles } from "./check-stray-files.ts";
import { FaultFound, type ExportFault } from "./export-fault.ts";
import { readWhole, type ExportFiles } from "./export-files.ts";
import { readEnclosedLog, searchTags, type RootAt, type TagSearch } from "./find-tags.ts";
import { readManifest, type ListedFact, type ListedMatter, type ReadManifest } from "./read-manifest.ts";
import { verifyLog } from "./verify-log.ts";

/**
 * An export that holds. `absence` is `unproven` when neither the export nor the caller had the log's entries: then all facts
 * are genuine, but a later one may have been left out. `trusted` says whose keys were believed. `withheld` lists papers
 * that facts name and the export does not enclose (known only with `papersOf`), `unbound` those enclosed with facts that could
 * not be read (sealed ones), so that only the manifest says they belong to them.
 */
export type ExportHolds = {
  ok: true;
  chain: string;
  origin: string;
  size: number;
  trusted: "given" | "enclosed";
  absence: "proven" | "unproven";
  matters: number;
  facts: number;
  papers: number;
  withheld: PaperOfFact[];
  unbound: PaperOfFact[];
};

/** A paper, by the lower-case hex SHA-256 of its bytes, and the fact it goes with. */
export type PaperOfFact = { matter: string; version: number; sha256: string };

/** Which papers a fact's bytes name; undefined when they can't be read without a key the caller lacks. */
export type PapersOf = (bytes: Uint8Array) => readonly string[] | undefined;

/** A fact of an export whose bytes, receipt and papers were found to hold, in the order in which they are checked. */
export type CheckedFact = ListedFact & { matter: string; bytes: Uint8Array };

/** Outcome of a verification. */
export type ExportVerdict = ExportHolds | ExportFault;

/**
 * Verifies a chain export offline: every fact by its receipt under the matter's key, versions 1 to n each once and no n + 1,
 * every paper by its hash, nothing besides.
 *
 * - `vkeys`: the log keys the caller trusts. Without them the enclosed ones are believed and the result says so.
 * - `log`: the log itself, folder or URL, where the export is too small to hold it; it is then verified whole.
 * - `papersOf`: for callers who can decode facts. Without it a listed paper must have its hash, in hex, somewhere in the fact's bytes.
 * - `onFact`: told of each fact as soon as it holds by itself; whether the matter is complete shows only at the end.
 */
export async function verifyExport(
  files: ExportFiles,
  trust: {
    vkeys?: readonly string[];
    log?: Read;
    papersOf?: PapersOf;
    onFact?: (fact: CheckedFact) => void | Promise<void>;
  } = {},
): Promise<ExportVerdict> {
  try {
    const manifest = await readManifest(files);
    const vkeys = trust.vkeys ?? (await enclosedKeys(files));
    const signed = await readCheckpoint(files, vkeys);
    if (signed.origin !== manifest.origin)
      throw new FaultFound("export-malformed", "the checkpoint is of another log than the manifest says");

    const search = searchTags(manifest.matters);
    const rootAt = await readLog(files, manifest, signed, vkeys, search, trust.log);
    const counts = { facts: 0, papers: new Set<string>(), withheld: [] as PaperOfFact[], unbound: [] as PaperOfFact[] };
    for (const listed of manifest.matters) {
      const { matter } = listed;
      const proven = await checkFacts(
        files,
        listed,
        vkeys,
        (version) => search.found(matter, version)[0],
        async (fact, bytes) => {
          await checkPapers(files, { matter, ...fact });
          for (const paper of fact.papers) counts.papers.add(paper);
          const { withheld, unbound } = comparePapers(matter, fact, bytes, trust.papersOf);
          counts.withheld.push(...withheld);
          counts.unbound.push(...unbound);
          await trust.onFact?.({ ...fact, matter, bytes });
        },
      );
      counts.facts += proven.length;
      if (rootAt) checkAgainstLog(listed, proven, search, rootAt);
    }
    await checkStrayFiles(files, manifest);
    return {
      ok: true,
      chain: manifest.chain,
      origin: signed.origin,
      size: signed.size,
      trusted: trust.vkeys ? "given" : "enclosed",
      absence: rootAt ? "proven" : "unproven",
      matters: manifest.matters.length,
      facts: counts.facts,
      papers: counts.papers.size,
      withheld: counts.withheld,
      unbound: counts.unbound,
    };
  } catch (error) {
    if (error instanceof FaultFound) return error.fault;
    if (error instanceof TlogError) return { ok: false, class: "export-malformed", detail: error.message };
    throw error;
  }
}

async function enclosedKeys(files: ExportFiles): Promise<string[]> {
  const keys = await files.read(exportPaths.keys);
  return Buffer.from(keys ?? [])
    .toString("utf8")
    .split("\n")
    .filter((line) => line !== "");
}

async function readCheckpoint(files: ExportFiles, vkeys: readonly string[]): Promise<Checkpoint> {
  const note = await files.read(exportPaths.checkpoint);
  if (note === undefined)
    throw new FaultFound("export-malformed", "the checkpoint is missing", { path: exportPaths.checkpoint });
  const verifiers = vkeys.map(parseVkey);
  try {
    return openCheckpoint(note, verifiers);
  } catch (error) {
    if (error instanceof TlogError)
      throw new FaultFound("checkpoint-untrusted", error.message, { path: exportPaths.checkpoint });
    throw error;
  }
}

/** Goes through the log's entries, enclosed or asked for, up to the export's checkpoint. Undefined when there are none to go through. */
async function readLog(
  files: ExportFiles,
  manifest: ReadManifest,
  signed: Checkpoint,
  vkeys: readonly string[],
  search: TagSearch,
  log: Read | undefined,
): Promise<RootAt | undefined> {
  if (manifest.absence === "enclosed") {
    const rootAt = await readEnclosedLog(files, signed.size, search.see);
    if (!sameBytes(rootAt(signed.size)!, signed.root))
      throw new FaultFound("log-altered", "the enclosed log is not the one the checkpoint was signed for");
    return rootAt;
  }
  if (log === undefined) return undefined;
  const earlier = Buffer.from((await files.read(exportPaths.checkpoint))!).toString("utf8");
  const verdict = await verifyLog({
    read: log,
    vkeys,
    earlier: [earlier],
    // What came after the export was made is no business of it.
    onEntry: (entry, index) => void (index < signed.size && search.see(entry, index)),
  });
  if (!verdict.ok)
    throw new FaultFound("log-altered", `the log does not verify (${verdict.class}): ${verdict.detail}`, {
      index: verdict.index,
    });
  return (size) => (size === signed.size ? signed.root : undefined);
}

/** Each version's tag stands in the log once, where its receipt says, and there is none after the last. */
function checkAgainstLog(
  { matter, versions }: ListedMatter,
  proven: readonly ProvenFact[],
  search: TagSearch,
  rootAt: RootAt,
): void {
  for (const { version, index, checkpoint } of proven) {
    const root = rootAt(checkpoint.size);
    if (root && !sameBytes(root, checkpoint.root))
      throw new FaultFound(
        "forked",
        `the receipt of fact ${version} was made for another tree of ${checkpoint.size} leaves`,
        { matter, version, index },
      );
    const again = search.found(matter, version).find((place) => place !== index);
    if (again !== undefined)
      throw new FaultFound("fact-doubled", `the log holds a second fact ${version} at ${again}`, {
        matter,
        version,
        index: again,
      });
  }
  const after = search.found(matter, versions + 1)[0];
  if (after !== undefined)
    throw new FaultFound("fact-left-out", `fact ${versions + 1} is missing; the log holds it at ${after}`, {
      matter,
      version: versions + 1,
      index: after,
    });
}

async function checkPapers(
  files: ExportFiles,
  { matter, version, index, papers }: { matter: string; version: number; index: number; papers: readonly string[] },
): Promise<void> {
  for (const paper of papers) {
    const path = exportPaths.paper(paper);
    const bytes = await readWhole(files, path, { class: "paper-altered", about: { matter, version, index, path } });
    if (bytes === undefined)
      throw new FaultFound("paper-left-out", `a paper of fact ${version} is missing`, { matter, version, index, path });
    if (Buffer.from(sha256(bytes)).toString("hex") !== paper)
      throw new FaultFound("paper-altered", `a paper of fact ${version} is not the one whose hash the fact holds`, {
        matter,
        version,
        index,
        path,
      });
  }
}

/** Compares the papers listed with a fact with those its bytes name. */
function comparePapers(
  matter: string,
  { version, index, papers }: { version: number; index: number; papers: readonly string[] },
  bytes: Uint8Array,
  papersOf: PapersOf | undefined,
): { withheld: PaperOfFact[]; unbound: PaperOfFact[] } {
  const ofFact = (sha: string): PaperOfFact => ({ matter, version, sha256: sha });
  const named = papersOf ? papersOf(bytes) : papers.filter((paper) => Buffer.from(bytes).includes(paper));
  if (named === undefined) return { withheld: [], unbound: papers.map(ofFact) };
  const foreign = papers.find((paper) => !named.includes(paper));
  if (foreign !== undefined) {
    const path = exportPaths.paper(foreign);
    const detail = `fact ${version} does not name a paper that is listed with it`;
    throw new FaultFound("paper-altered", detail, { matter, version, index, path });
  }
  return { withheld: named.filter((paper) => !papers.includes(paper)).map(ofFact), unbound: [] };
}
