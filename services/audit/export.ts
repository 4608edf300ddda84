import { PassThrough } from "node:stream";
import { frameOf } from "@yihan/contracts";
import { factId, toRfc3339, type Fact, type Instant, type Papers } from "@yihan/kernel";
import {
  buildExportFiles,
  enclosedBundles,
  parseCheckpoint,
  parseNote,
  type FactToExport,
  type Storage,
} from "@yihan/tlog";
import { ZipFile } from "yazl";

export interface ChainToExport {
  chain: string;
  vkey: string;
  madeAt: Instant;
  /** The checkpoint under which everything is shown. */
  checkpoint: string;
  read: Storage["read"];
  papers: Papers;
  /** The facts of each matter, and of each stream of readings, in order. */
  streams: readonly (readonly Fact[])[];
  indexOf: ReadonlyMap<string, number>;
  receiptOf: (fact: Fact, index: number) => Promise<string>;
}

/** A zip that proves the chain to somebody who has nothing else: facts as stored, receipts, papers, keys, and the log if it is small. */
export const exportChain = async (chain: ChainToExport): Promise<AsyncIterable<Uint8Array>> => {
  const { size } = parseCheckpoint(parseNote(chain.checkpoint).text);
  const matters = [];
  const papers = new Map<string, Uint8Array>();
  for (const stream of chain.streams) {
    const facts: FactToExport[] = [];
    for (const fact of stream) {
      const index = chain.indexOf.get(factId(fact));
      // Facts after the checkpoint are not shown under it.
      if (index === undefined || index >= size) break;
      const named = [...new Set(frameOf(fact.data).papers.map(({ sha256 }) => sha256))];
      for (const sha256 of named) {
        const bytes = papers.get(sha256) ?? (await chain.papers.get(sha256));
        if (bytes) papers.set(sha256, bytes);
      }
      facts.push({
        version: fact.version,
        index,
        bytes: fact.data,
        receipt: await chain.receiptOf(fact, index),
        papers: named.filter((sha256) => papers.has(sha256)),
      });
    }
    if (facts.length > 0) matters.push({ matter: stream[0]!.matter, key: stream[0]!.key, facts });
  }
  const bundles = await enclosedBundles(chain.read, size);
  return zipped(
    buildExportFiles({
      chain: chain.chain,
      madeAt: toRfc3339(chain.madeAt),
      checkpoint: chain.checkpoint,
      vkeys: [chain.vkey],
      matters,
      papers: [...papers].map(([sha256, bytes]) => ({ sha256, bytes })),
      bundles,
      timeline: timelineOf(chain.streams),
    }),
    chain.madeAt,
  );
};

/** What happened, for people to read; the proof is in the facts' bytes. */
const timelineOf = (streams: ChainToExport["streams"]): object[] =>
  streams
    .flat()
    .map((fact) => ({ fact, frame: frameOf(fact.data) }))
    .toSorted((a, b) => a.fact.time - b.fact.time || a.fact.version - b.fact.version)
    .map(({ fact, frame }) => ({
      fact: factId(fact),
      time: toRfc3339(fact.time),
      legalTime: toRfc3339(frame.legalTime),
      flow: frame.flow,
      step: frame.step,
      status: frame.status,
      by: frame.actor?.name || frame.actor?.id,
      authority: frame.actor?.authority,
      title: frame.title,
      documentNumber: frame.documentNumber,
      next: frame.next?.officerName,
      cause: frame.cause,
      opens: frame.openings,
    }));

const zipped = (files: Iterable<{ path: string; bytes: Uint8Array }>, madeAt: Instant): AsyncIterable<Uint8Array> => {
  const zip = new ZipFile();
  // Hashes and scans do not shrink, and packing each small fact by itself takes longer than its bytes on any line.
  for (const { path, bytes } of files)
    zip.addBuffer(Buffer.from(bytes), path, { mtime: new Date(madeAt), compress: path.endsWith(".json") });
  zip.end();
  return zip.outputStream.pipe(new PassThrough());
};
