import {
  openTable,
  readLicences,
  readPenalties,
  UnreadableFile,
  type LicenceRecord,
  type PenaltyRecord,
  type ReadRow,
  type RowValues,
} from "@yihan/files";
import { dayOf, type Clock } from "@yihan/kernel";
import type { RowOutcome } from "@yihan/matter";
import { CHUNK, type ImportRecords, type StoredImport } from "./import-records.ts";
import { knownAuthority } from "./known-authority.ts";
import { matterOf, takeRow, type RowTaking } from "./take-row.ts";

type Row = ReadRow<LicenceRecord | PenaltyRecord>;

/** The count that an outcome adds to. */
export const countOf = {
  letter: "letters",
  known: "known",
  correction: "corrections",
  unmatched: "unmatched",
  held: "held",
  blank: "blank",
  notData: "notData",
} as const;

/** The report with these outcomes added (or taken away): the counts always add up to the rows. */
export const counted = (report: StoredImport, outcomes: readonly RowOutcome[], by: 1 | -1 = 1): StoredImport => {
  const counts = { ...report.counts };
  for (const { outcome } of outcomes) counts[countOf[outcome]] += by;
  return { ...report, rows: report.rows + by * outcomes.length, counts };
};

/**
 * Reads the file from its first row not yet on record and takes every row in, a chunk at a time. Rows of a chunk go at
 * once, but two rows of one matter in their order in the file. Killed anywhere and run again, nothing is done twice.
 * Returns the final report; a file that can't be read is refused whole, rows taken before the damage stay.
 */
export const runImport = async (
  start: StoredImport,
  path: string,
  records: ImportRecords,
  taking: RowTaking,
  { clock, progress, stopping }: { clock: Clock; progress: (report: StoredImport) => void; stopping: AbortSignal },
): Promise<StoredImport> => {
  let report = start;
  let number = Math.ceil(report.rows / CHUNK);
  const skip = report.rows;
  let seen = 0;
  let rows: Row[] = [];

  const settleChunk = async (): Promise<void> => {
    const held = new Map<number, RowValues>();
    const outcomes = await takeChunk(rows, taking, held);
    report = counted(report, outcomes);
    await records.saveChunk(report, number, outcomes, held);
    number++;
    rows = [];
    progress(report);
  };

  try {
    const table = openTable({ path });
    const options = { today: dayOf(clock.now()) };
    const withCode = knownAuthority(taking.service.circumstances().directory);
    for await (const row of start.kind === "licence" ? readLicences(table, options) : readPenalties(table, options)) {
      if (++seen <= skip) continue;
      rows.push(row.outcome === "data" ? { ...row, record: withCode(row.record) } : row);
      if (rows.length === CHUNK) await settleChunk();
      if (stopping.aborted) return report;
    }
    if (rows.length > 0) await settleChunk();
    report = { ...report, state: "done", finished: clock.now() };
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    report = { ...report, state: "refused", finished: clock.now(), refusal: error.text };
  }
  await records.save(report);
  progress(report);
  return report;
};

const takeChunk = async (
  rows: readonly Row[],
  taking: RowTaking,
  held: Map<number, RowValues>,
): Promise<RowOutcome[]> => {
  const before = new Map<string, Promise<RowOutcome>>();
  return Promise.all(
    rows.map(async (row): Promise<RowOutcome> => {
      if (row.outcome === "held") {
        held.set(row.row, row.values);
        return { row: row.row, outcome: "held", faults: row.faults };
      }
      if (row.outcome !== "data") return { row: row.row, outcome: row.outcome };
      const matter = matterOf(row.record, taking.hash);
      const earlier = before.get(matter);
      const taken = earlier ? earlier.then(() => takeRow(row, taking, matter)) : takeRow(row, taking, matter);
      before.set(matter, taken);
      const outcome = await taken;
      if (outcome.outcome === "held") held.set(row.row, row.values());
      return outcome;
    }),
  );
};
