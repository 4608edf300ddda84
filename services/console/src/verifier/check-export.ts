import { encodeBase64 } from "@yihan/tlog/base64";
import { parseCheckpoint } from "@yihan/tlog/checkpoint";
import { exportPaths } from "@yihan/tlog/export-layout";
import { parseVkey } from "@yihan/tlog/key";
import { parseNote, verifyNote } from "@yihan/tlog/note";
import type { Read } from "@yihan/tlog/storage";
import { TlogError } from "@yihan/tlog/tlog-error";
import type { ExportFault } from "@yihan/tlog/verify/export-fault";
import type { ExportFiles } from "@yihan/tlog/verify/export-files";
import { readManifest } from "@yihan/tlog/verify/read-manifest";
import { verifyExport } from "@yihan/tlog/verify/verify-export";
import { verifyLog } from "@yihan/tlog/verify/verify-log";
import type { Checked, FactWords, ShownKey, ShownMatter } from "./checked.ts";
import { contradicts, papersOf, toldWords, wordsOf } from "./fact-words.ts";
import { openZipBlob } from "./zip-files.ts";

/** Where the log took a matter's first fact; what no index is known of stands last. */
const begunAt = ({ facts }: ShownMatter): number =>
  Math.min(...facts.map(({ index }) => index).filter((index) => index >= 0));

/** What to check, and on whose word. */
export interface ExportClaim {
  zip: Blob;
  /** Verifier keys that the reader trusts; without them the enclosed ones are believed, and the result says so. */
  vkeys?: readonly string[];
  /** The log itself, where it can be asked: it is then gone through as well, tiles included, and must begin with what the export was made from. */
  log?: Read;
  /** How many facts were found to hold, of how many; called for each. */
  onProgress?: (done: number, total: number) => void;
  now: () => number;
}

/** Verifies an export by the same rules as the command line does, and gives what was checked in the shape in which it is shown. Never throws for what is wrong with the export. */
export const checkExport = async (claim: ExportClaim): Promise<Checked> => {
  const from = claim.now();
  const checked = await check(claim);
  return { ...checked, milliseconds: Math.round(claim.now() - from) };
};

/** Larger logs are not gone through in a browser: it would fetch more than 25 MB. */
const LARGEST_LOG = 262_144;

const askedLog = async (log: Read): Promise<NonNullable<Checked["log"]> | undefined> => {
  const note = await log("checkpoint");
  if (note === undefined) return undefined;
  const { size } = parseCheckpoint(parseNote(note).text);
  return { size, state: size > LARGEST_LOG ? "too-large" : "holds" };
};

const enclosedKeys = async (files: ExportFiles): Promise<string[]> =>
  new TextDecoder()
    .decode(await files.read(exportPaths.keys))
    .split("\n")
    .filter((line) => line !== "");

/** Goes through the log as it is now; undefined where it holds and begins with the tree under which the export was made. */
const checkLog = async (files: ExportFiles, read: Read, vkeys: readonly string[]): Promise<ExportFault | undefined> => {
  const earlier = new TextDecoder().decode(await files.read(exportPaths.checkpoint));
  const verdict = await verifyLog({ read, vkeys, earlier: [earlier] });
  if (verdict.ok) return undefined;
  const detail = `the log does not verify (${verdict.class}): ${verdict.detail}`;
  return { ok: false, class: "log-altered", detail, ...(verdict.index !== undefined && { index: verdict.index }) };
};

type Untimed = Omit<Checked, "milliseconds">;

const check = async ({ zip, vkeys, log, onProgress }: ExportClaim): Promise<Untimed> => {
  const nothing: Untimed = {
    ok: false,
    keys: [],
    trusted: vkeys ? "given" : "enclosed",
    absence: "unproven",
    matters: [],
    facts: 0,
    papers: 0,
    withheld: [],
    unbound: [],
    contradicted: [],
  };
  try {
    const files = await openZipBlob(zip);
    const listed = await readListed(files);
    const asked = log && (await askedLog(log));
    const whole = asked?.state === "too-large" ? undefined : log;
    const total = listed?.matters.reduce((sum, { facts }) => sum + facts.length, 0) ?? 0;
    const proven = new Map<string, FactWords | undefined>();
    const verdict = await verifyExport(files, {
      ...(vkeys && { vkeys }),
      ...(whole && { log: whole }),
      papersOf,
      onFact: ({ matter, version, bytes }) => {
        proven.set(`${matter}/${version}`, wordsOf(bytes));
        onProgress?.(proven.size, total);
      },
    });
    const told = await toldWords(files).catch(noneIfMalformed);
    // An export that encloses the log's entries is judged by those, and says nothing of the log as it is now.
    const logFault =
      verdict.ok && whole && listed?.absence === "enclosed"
        ? await checkLog(files, whole, vkeys ?? (await enclosedKeys(files)))
        : undefined;
    const fault = verdict.ok ? logFault : verdict;
    const logState = asked && {
      log: { ...asked, state: fault?.class === "log-altered" ? ("wrong" as const) : asked.state },
    };
    const about = {
      ...nothing,
      ...(listed && { chain: listed.chain, origin: listed.origin, madeAt: listed.madeAt }),
      ...(await aboutCheckpoint(files, vkeys)),
      ...logState,
    };
    const matters = (listed?.matters ?? [])
      .map(({ matter, facts }) => shownMatter({ matter, facts, proven, told, ...(fault && { fault }) }))
      .toSorted((a, b) => begunAt(a) - begunAt(b));
    const contradicted = [...proven]
      .filter(([fact, words]) => words && told.has(fact) && contradicts(told.get(fact)!, words))
      .map(([fact]) => fact);
    if (fault) return { ...about, fault, matters, facts: proven.size, contradicted };
    if (!verdict.ok) return about;
    const { absence, facts, papers, withheld, unbound } = verdict;
    return { ...about, ok: true, matters, absence, facts, papers, withheld, unbound, contradicted };
  } catch (error) {
    if (!(error instanceof TlogError)) throw error;
    return { ...nothing, fault: { ok: false, class: "export-malformed", detail: error.message } };
  }
};

/** What the export says it holds; undefined where that can't be read, which is for the verification to say. */
const readListed = async (files: ExportFiles) => {
  try {
    return await readManifest(files);
  } catch (error) {
    if (error instanceof TlogError || (error instanceof Error && "fault" in error)) return undefined;
    throw error;
  }
};

const noneIfMalformed = (error: unknown): Map<string, FactWords> => {
  if (error instanceof TlogError) return new Map();
  throw error;
};

/** Size, root and signers of the enclosed checkpoint, as far as they can be read. */
const aboutCheckpoint = async (
  files: ExportFiles,
  given: readonly string[] | undefined,
): Promise<{ size?: number; root?: string; keys: ShownKey[] }> => {
  let keys: ShownKey[] = [];
  try {
    const note = await files.read(exportPaths.checkpoint);
    keys = (given ?? (await enclosedKeys(files))).map((vkey) => shownKey(vkey, note));
    if (note === undefined) return { keys };
    const { size, root } = parseCheckpoint(parseNote(note).text);
    return { size, root: encodeBase64(root), keys };
  } catch (error) {
    if (error instanceof TlogError) return { keys };
    throw error;
  }
};

const shownKey = (vkey: string, note: Uint8Array | undefined): ShownKey => {
  const verifier = parseVkey(vkey);
  return {
    vkey: verifier.vkey,
    name: verifier.name,
    keyId: verifier.keyId.toString(16).padStart(8, "0"),
    signed: note !== undefined && signedBy(verifier, note),
  };
};

const signedBy = (verifier: ReturnType<typeof parseVkey>, note: Uint8Array): boolean => {
  try {
    return verifyNote(note, [verifier]).verified.length > 0;
  } catch (error) {
    if (error instanceof TlogError) return false;
    throw error;
  }
};

const shownMatter = (found: {
  matter: string;
  facts: readonly { version: number; index: number; papers: readonly string[] }[];
  proven: ReadonlyMap<string, FactWords | undefined>;
  told: ReadonlyMap<string, FactWords>;
  fault?: ExportFault;
}): ShownMatter => {
  const { matter, proven, told, fault } = found;
  const wrong = fault?.matter === matter ? fault.version : undefined;
  const listed = found.facts.map(({ version, index, papers }) => ({ version, index, papers: papers.length }));
  const lacking =
    wrong !== undefined && !listed.some(({ version }) => version === wrong)
      ? [{ version: wrong, index: fault?.index ?? -1, papers: 0 }]
      : [];
  return {
    matter,
    facts: [...listed, ...lacking]
      .toSorted((a, b) => a.version - b.version)
      .map((fact) => {
        const name = `${matter}/${fact.version}`;
        const words = proven.get(name) ?? told.get(name);
        const state = fact.version === wrong ? "wrong" : proven.has(name) ? "holds" : "not-reached";
        return { ...fact, state, ...(words && { words }) };
      }),
  };
};
