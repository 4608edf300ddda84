import { setImmediate as breath } from "node:timers/promises";
import {
  openTable,
  readLicences,
  readPenalties,
  type LicenceRecord,
  type PenaltyRecord,
  type ReadRow,
} from "@yihan/files";
import { dayOf } from "@yihan/kernel";
import { maskCell } from "@yihan/kernel/mask-cell";
import type { ImportPreview, Imports, PreviewRow } from "@yihan/matter";
import { knownAuthority } from "./known-authority.ts";
import { recipientTally, reasonTally } from "./preview-reasons.ts";
import { ownRow } from "./own-row.ts";
import { foresee, shownRecord, unmatchedText, type Foreseen, type RowPreviewing } from "./preview-row.ts";
import { notingHeads, sheetsOf } from "./preview-sheets.ts";
import { countOf } from "./run-import.ts";

type Row = ReadRow<LicenceRecord | PenaltyRecord>;

/** Most rows that a dry run reads: a week of a busy county. */
const MOST_ROWS = 2_000;
/** Rows that are shown one by one. */
const SHOWN = 20;
/** Rows after which others get their turn. */
const TURN = 25;

const empty: Omit<PreviewRow, "row" | "outcome"> = {
  party: "",
  partyCode: "",
  document: "",
  subject: "",
  decidedOn: "",
  validTo: "",
  item: null,
  to: null,
  faults: [],
  notes: [],
};

/**
 * Says what an import would do: the same reading, matching and routing as `runImport`, at most 2,000 rows of it, nothing
 * written. Throws `UnreadableFile` for a file that the import would refuse whole.
 */
export const previewImport = async (
  { path, kind, mode, part = false }: Pick<Parameters<Imports["preview"]>[0], "path" | "kind" | "mode" | "part">,
  parts: Omit<RowPreviewing, "decided" | "mode">,
): Promise<ImportPreview> => {
  const previewing: RowPreviewing = { ...parts, mode, decided: new Map() };
  const { directory, now } = parts.service.circumstances();
  const withCode = knownAuthority(directory);
  const { heads, table } = notingHeads(openTable({ path }));
  const counts: ImportPreview["counts"] = {
    letters: 0,
    known: 0,
    corrections: 0,
    unmatched: 0,
    held: 0,
    blank: 0,
    notData: 0,
  };
  const reasons = reasonTally();
  const recipients = recipientTally();
  const sample: PreviewRow[] = [];
  let rows = 0;
  let whole = !part;

  const take = async (row: Row): Promise<void> => {
    const seen = await shown(row, previewing, withCode, reasons);
    rows += 1;
    counts[countOf[seen.outcome]] += 1;
    if (seen.outcome === "letter" && seen.to) recipients.add(seen.to);
    if (sample.length < SHOWN) sample.push(seen);
    if (rows % TURN === 0) await breath();
  };

  const options = { today: dayOf(now) };
  // One row behind, so that the last one of a part is left out.
  let waiting: Row | undefined;
  for await (const row of kind === "licence" ? readLicences(table, options) : readPenalties(table, options)) {
    if (waiting) await take(waiting);
    waiting = undefined;
    if (rows === MOST_ROWS) {
      whole = false;
      break;
    }
    waiting = row;
  }
  if (waiting && !part) await take(waiting);
  return {
    kind,
    mode,
    sheets: sheetsOf(heads, kind),
    rows,
    whole,
    counts,
    recipients: recipients.all(),
    reasons: reasons.all(),
    sample,
  };
};

const notOwn: Foreseen = { outcome: "held", to: null, unmatched: "", item: "", faults: [] };

const shown = async (
  row: Row,
  previewing: RowPreviewing,
  withCode: ReturnType<typeof knownAuthority>,
  reasons: ReturnType<typeof reasonTally>,
): Promise<PreviewRow> => {
  const hold = (faults: PreviewRow["faults"]): PreviewRow["faults"] => {
    for (const { column, code, expected } of faults)
      reasons.add(row.row, { outcome: "held", column, code, text: expected });
    return faults;
  };
  if (row.outcome === "held")
    return { ...empty, ...heldTexts(row.values.columns), row: row.row, outcome: "held", faults: hold(row.faults) };
  if (row.outcome !== "data") return { ...empty, row: row.row, outcome: row.outcome };
  const record = withCode(row.record);
  const own = ownRow({ ...row, record }, previewing.actor, previewing.service.circumstances());
  const foreseen: Foreseen = "record" in own ? await foresee(own, previewing) : { ...notOwn, faults: [own] };
  const remarks = "record" in own ? own.remarks : row.remarks;
  const why = foreseen.outcome === "unmatched" ? [unmatchedText(foreseen.unmatched)] : [];
  if (why[0]) reasons.add(row.row, { outcome: "unmatched", column: null, code: foreseen.unmatched, text: why[0] });
  for (const { column, code, text } of remarks) reasons.add(row.row, { outcome: "remark", column, code, text });
  return {
    ...empty,
    ...shownRecord(record, foreseen, previewing),
    row: row.row,
    outcome: foreseen.outcome,
    to: foreseen.to,
    faults: hold(foreseen.faults),
    notes: [...why, ...remarks.map(({ text }) => text)],
  };
};

/** What of a held row can be shown beside its faults: who and which decision. */
const heldTexts = (columns: Readonly<Record<string, string>>): Pick<PreviewRow, "party" | "document"> => {
  const of = (ending: string): string =>
    maskCell(Object.entries(columns).find(([code]) => code.endsWith(ending))?.[1] ?? "");
  return { party: of("_XDR_MC"), document: of("_WSH") };
};
