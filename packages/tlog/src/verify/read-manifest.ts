import { decodeBase64 } from "../base64.ts";
import { EXPORT_FORMAT, exportPaths, isExportName, type ExportManifest } from "../export-layout.ts";
import { MATTER_KEY_SIZE } from "../leaf.ts";
import { FaultFound } from "./export-fault.ts";
import { readJson, type ExportFiles } from "./export-files.ts";

/** A fact as the manifest lists it. */
export type ListedFact = { version: number; index: number; papers: string[] };

/** A matter as the export presents it: its key and how many facts it says to have, and those it lists. */
export type ListedMatter = { matter: string; key: Uint8Array; versions: number; facts: ListedFact[] };

/** The manifest and the matters' own files, read and of the right shape; nothing in them is believed yet. */
export type ReadManifest = Omit<ExportManifest, "matters"> & { matters: ListedMatter[] };

/** Reads what an export says it holds. Ends with `export-malformed` when that has not the shape of the layout. */
export async function readManifest(files: ExportFiles): Promise<ReadManifest> {
  const manifest = (await readJson(files, exportPaths.manifest)) as Partial<ExportManifest> | null;
  const { format, chain, origin, madeAt, absence, matters } = manifest ?? {};
  if (format !== EXPORT_FORMAT) throw malformed(`its format is not ${EXPORT_FORMAT}`);
  if (typeof chain !== "string" || typeof origin !== "string" || typeof madeAt !== "string")
    throw malformed("chain, origin or time is missing");
  if (absence !== "enclosed" && absence !== "check online") throw malformed("it does not say how absence is shown");
  if (!Array.isArray(matters) || matters.length === 0) throw malformed("it lists no matter");
  const listed: ListedMatter[] = [];
  for (const entry of matters as unknown[]) listed.push(await readMatter(files, entry));
  if (new Set(listed.map(({ matter }) => matter)).size < listed.length) throw malformed("it lists a matter twice");
  return { format, chain, origin, madeAt, absence, matters: listed };
}

async function readMatter(files: ExportFiles, entry: unknown): Promise<ListedMatter> {
  const { matter, facts } = (entry ?? {}) as { matter?: unknown; facts?: unknown };
  if (typeof matter !== "string" || !isExportName(matter))
    throw malformed("a matter's id can't be used as a file name");
  const about = (await readJson(files, exportPaths.matter(matter))) as { key?: unknown; versions?: unknown } | null;
  const key = typeof about?.key === "string" ? decodeBase64(about.key) : undefined;
  if (key?.length !== MATTER_KEY_SIZE) throw malformed("a matter's key is not 32 bytes in base64");
  if (!isCount(about?.versions) || !Array.isArray(facts)) throw malformed("a matter does not say which facts it has");
  return { matter, key, versions: about.versions, facts: (facts as unknown[]).map(readFact) };
}

function readFact(fact: unknown): ListedFact {
  const { version, index, papers } = (fact ?? {}) as { version?: unknown; index?: unknown; papers?: unknown };
  const known =
    Array.isArray(papers) && papers.every((paper) => typeof paper === "string" && /^[0-9a-f]{64}$/.test(paper));
  if (!isCount(version) || version === 0 || !isCount(index) || !known)
    throw malformed("a fact has no version, index or papers");
  return { version, index, papers: papers as string[] };
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}

function malformed(why: string): FaultFound {
  return new FaultFound("export-malformed", `the manifest can't be used: ${why}`, { path: exportPaths.manifest });
}
