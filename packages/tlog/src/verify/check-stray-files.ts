import { exportPaths } from "../export-layout.ts";
import { sha256 } from "../hash.ts";
import { parseTilePath } from "../tile.ts";
import { FaultFound } from "./export-fault.ts";
import type { ExportFiles } from "./export-files.ts";
import type { ReadManifest } from "./read-manifest.ts";

/** Refuses what the manifest does not account for: a name that is there twice, a fact beside the listed ones, any other file. */
export async function checkStrayFiles(files: ExportFiles, manifest: ReadManifest): Promise<void> {
  const facts = new Map<string, { matter: string; version: number; index: number }>();
  const expected = new Set([exportPaths.manifest, exportPaths.checkpoint, exportPaths.keys, exportPaths.timeline]);
  for (const { matter, facts: listed } of manifest.matters) {
    expected.add(exportPaths.matter(matter));
    for (const { version, index, papers } of listed) {
      facts.set(exportPaths.fact(matter, version), { matter, version, index });
      facts.set(exportPaths.receipt(matter, version), { matter, version, index });
      for (const paper of papers) expected.add(exportPaths.paper(paper));
    }
  }
  const seen = new Set<string>();
  for (const path of files.paths()) {
    const fact = facts.get(path);
    if (seen.has(path)) {
      if (fact) throw new FaultFound("fact-doubled", `${path} is there twice`, { ...fact, path });
      throw new FaultFound("unexpected-file", `${path} is there twice`, { path });
    }
    seen.add(path);
    const bundle = path.startsWith(exportPaths.log) && parseTilePath(path.slice(exportPaths.log.length)) !== undefined;
    if (fact === undefined && !expected.has(path) && !bundle) throw await strayFile(files, path, facts);
  }
}

async function strayFile(
  files: ExportFiles,
  path: string,
  facts: ReadonlyMap<string, { matter: string; version: number; index: number }>,
): Promise<FaultFound> {
  const content = await files.read(path);
  const digest = content && Buffer.from(sha256(content)).toString("hex");
  for (const [known, fact] of facts) {
    const bytes = path.startsWith("facts/") ? await files.read(known) : undefined;
    if (bytes && Buffer.from(sha256(bytes)).toString("hex") === digest)
      return new FaultFound("fact-doubled", `${path} is fact ${fact.version} a second time`, { ...fact, path });
  }
  return new FaultFound("unexpected-file", `${path} is not listed in the manifest`, { path });
}
