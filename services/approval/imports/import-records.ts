import type { RowValues } from "@yihan/files";
import type { Page, Views } from "@yihan/kernel";
import type { ImportReport, RowOutcome } from "@yihan/matter";
import { seal, unseal } from "./seal.ts";

/** Rows are kept in chunks: one document for many rows, written together with the report. */
export const CHUNK = 500;

/** Reports of a page, unless told, and at most. */
const PAGE = 100;
const MOST = 200;

/** What became of a row; once mended, by which request, so that its repetition is known. */
export interface KeptOutcome extends RowOutcome {
  mended?: { id: string; fingerprint: string };
}

export interface Chunk {
  import: string;
  number: number;
  outcomes: KeptOutcome[];
}

interface Held {
  import: string;
  row: number;
  sealed: string;
}

export interface StoredImport extends ImportReport {
  /** Name of the spooled file inside the imports folder. */
  spool: string;
  /** Name of the machine that sent it; absent where an officer did, who is looked up anew after a restart. */
  machine?: string;
}

const chunkId = (id: string, number: number): string => `${id}/${String(number).padStart(8, "0")}`;

/** What is kept of imports: reports, outcomes by row, and held rows sealed under the data folder's secret. */
export const importRecords = async (views: Views, secret: Uint8Array) => {
  await views.define("imports", [
    { name: "imports", revision: 1, fields: ["started", "state", "authority"] },
    { name: "import-rows", revision: 1, fields: ["import"] },
    { name: "import-held", revision: 1, fields: ["import"] },
  ]);
  const find = (id: string): Promise<StoredImport | undefined> => views.get<StoredImport>("imports", id);
  return {
    find,
    save: (report: StoredImport): Promise<void> =>
      views.write({ puts: [{ view: "imports", id: report.id, doc: report }] }),
    /** All that wait or were being read, the oldest first. */
    unfinished: async (): Promise<StoredImport[]> => {
      const all: StoredImport[] = [];
      for (let cursor: string | undefined; ;) {
        const page = await views.find<StoredImport>("imports", {
          where: { all: { state: { in: ["waiting", "reading"] } } },
          order: { by: "started" },
          limit: PAGE,
          ...(cursor !== undefined && { cursor }),
        });
        all.push(...page.items);
        cursor = page.next;
        if (cursor === undefined) return all;
      }
    },
    list: (
      authority: string | undefined,
      { limit = PAGE, cursor }: { limit?: number; cursor?: string } = {},
    ): Promise<Page<StoredImport>> =>
      views.find<StoredImport>("imports", {
        ...(authority !== undefined && { where: { all: { authority: { eq: authority } } } }),
        order: { by: "started", descending: true },
        limit: Math.max(1, Math.min(limit, MOST)),
        ...(cursor !== undefined && { cursor }),
      }),
    /** One chunk of rows with the report as it then stands: all or nothing. */
    saveChunk: (
      report: StoredImport,
      number: number,
      outcomes: RowOutcome[],
      held: ReadonlyMap<number, RowValues>,
    ): Promise<void> =>
      views.write({
        puts: [
          { view: "imports", id: report.id, doc: report },
          {
            view: "import-rows",
            id: chunkId(report.id, number),
            doc: { import: report.id, number, outcomes } satisfies Chunk,
          },
          ...[...held].map(([row, values]) => ({
            view: "import-held",
            id: `${report.id}/${row}`,
            doc: { import: report.id, row, sealed: seal(secret, "held row", values).toString("base64") } satisfies Held,
          })),
        ],
      }),
    chunk: (id: string, number: number): Promise<Chunk | undefined> =>
      views.get<Chunk>("import-rows", chunkId(id, number)),
    heldValues: async (id: string, row: number): Promise<RowValues | undefined> => {
      const held = await views.get<Held>("import-held", `${id}/${row}`);
      return held && (unseal(secret, "held row", Buffer.from(held.sealed, "base64")) as RowValues);
    },
    /** A row that was mended: its new outcome, the report, and the held values gone unless it is still held. */
    saveMended: (report: StoredImport, chunk: Chunk, row: number, values: RowValues | undefined): Promise<void> =>
      views.write({
        puts: [
          { view: "imports", id: report.id, doc: report },
          { view: "import-rows", id: chunkId(report.id, chunk.number), doc: chunk },
          {
            view: "import-held",
            id: `${report.id}/${row}`,
            doc: values && { import: report.id, row, sealed: seal(secret, "held row", values).toString("base64") },
          },
        ],
      }),
    outcomes: async (
      id: string,
      { outcome, limit = 100, cursor }: { outcome?: string; limit?: number; cursor?: string },
    ): Promise<Page<RowOutcome>> => {
      const items: RowOutcome[] = [];
      let [number, skip] = (cursor ?? "0.0").split(".").map(Number) as [number, number];
      for (;;) {
        const chunk = await views.get<Chunk>("import-rows", chunkId(id, number));
        if (!chunk) return { items };
        for (; skip < chunk.outcomes.length; skip++) {
          const one = chunk.outcomes[skip]!;
          if (outcome !== undefined && one.outcome !== outcome) continue;
          if (items.length === limit) return { items, next: `${number}.${skip}` };
          items.push(one);
        }
        number++;
        skip = 0;
      }
    },
  };
};

export type ImportRecords = Awaited<ReturnType<typeof importRecords>>;
