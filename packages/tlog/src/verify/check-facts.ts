import { exportPaths } from "../export-layout.ts";
import { sha256 } from "../hash.ts";
import { verifyReceipt } from "../receipt.ts";
import type { Checkpoint } from "../checkpoint.ts";
import { FaultFound } from "./export-fault.ts";
import { readWhole, type ExportFiles } from "./export-files.ts";
import type { ListedFact, ListedMatter } from "./read-manifest.ts";

/** A fact whose bytes and receipt hold: where it stands in the log, and the checkpoint its receipt was made against. */
export type ProvenFact = { version: number; index: number; checkpoint: Checkpoint };

/** Called with each fact's bytes once they are proven. */
export type OnFact = (fact: ListedFact, bytes: Uint8Array) => Promise<void>;

/**
 * Checks a matter's facts: versions 1 to n each once, each with the receipt of exactly its bytes under the matter's key.
 * `indexOf` finds where the log holds a version that the export lacks, if the log is at hand.
 */
export async function checkFacts(
  files: ExportFiles,
  listed: ListedMatter,
  vkeys: readonly string[],
  indexOf: (version: number) => number | undefined,
  onFact: OnFact,
): Promise<ProvenFact[]> {
  const { matter, versions } = listed;
  const facts = listed.facts.toSorted((a, b) => a.version - b.version);
  for (const [at, { version, index }] of facts.entries()) {
    if (version === facts[at - 1]?.version)
      throw new FaultFound("fact-doubled", `fact ${version} is listed twice`, { matter, version, index });
    if (version > at + 1) throw leftOut(matter, at + 1, indexOf(at + 1));
  }
  if (facts.length < versions) throw leftOut(matter, facts.length + 1, indexOf(facts.length + 1));
  if (facts.length > versions) {
    const { version, index } = facts[versions]!;
    throw new FaultFound("fact-doubled", `the matter has ${versions} facts, but ${facts.length} are listed`, {
      matter,
      version,
      index,
    });
  }

  const digests = new Map<string, number>();
  const proven: ProvenFact[] = [];
  for (const fact of facts) {
    const { version, index } = fact;
    const altered = (path: string) => ({ class: "fact-altered" as const, about: { matter, version, index, path } });
    const factPath = exportPaths.fact(matter, version);
    const bytes = await readWhole(files, factPath, altered(factPath));
    if (bytes === undefined) throw leftOut(matter, version, index);
    const receiptPath = exportPaths.receipt(matter, version);
    const receipt = await readWhole(files, receiptPath, altered(receiptPath));
    if (receipt === undefined)
      throw new FaultFound("receipt-missing", `fact ${version} has no receipt`, { matter, version, index });
    const digest = Buffer.from(sha256(bytes)).toString("hex");
    const claim = { receipt: Buffer.from(receipt).toString("utf8"), bytes, vkeys };
    const result = verifyReceipt({ ...claim, fact: { key: listed.key, version } });
    if (!result.ok) {
      if (result.fault === "malformed")
        throw new FaultFound("fact-altered", result.detail, {
          matter,
          version,
          index,
          path: receiptPath,
        });
      if (result.fault === "untrusted")
        throw new FaultFound("checkpoint-untrusted", result.detail, { matter, version, index });
      if (result.fault === "not-included")
        throw new FaultFound("fact-altered", `fact ${version}, or its receipt, is not what the log holds at ${index}`, {
          matter,
          version,
          index,
        });
      const twin = digests.get(digest);
      if (twin !== undefined)
        throw new FaultFound("fact-doubled", `version ${version} is fact ${twin} a second time`, {
          matter,
          version,
          index,
        });
      for (let other = version + 1; other <= versions + 1; other++) {
        if (verifyReceipt({ ...claim, fact: { key: listed.key, version: other } }).ok)
          throw leftOut(matter, version, indexOf(version));
      }
      throw new FaultFound("receipt-of-another-fact", `the receipt of fact ${version} belongs to another fact`, {
        matter,
        version,
        index,
      });
    }
    if (result.index !== index)
      throw new FaultFound(
        "export-malformed",
        `fact ${version} stands at ${result.index} in the log, the manifest says ${index}`,
        { matter, version, index: result.index },
      );
    digests.set(digest, version);
    proven.push({ version, index, checkpoint: result.checkpoint });
    await onFact(fact, bytes);
  }
  return proven;
}

function leftOut(matter: string, version: number, index: number | undefined): FaultFound {
  return new FaultFound(
    "fact-left-out",
    `fact ${version} is missing${index === undefined ? "" : `; the log holds it at ${index}`}`,
    { matter, version, index },
  );
}
