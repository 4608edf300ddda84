import type {
  CellFault,
  Counts,
  ImportReport as ReportMessage,
  PreviewResponse,
  RowOutcome as OutcomeMessage,
} from "@yihan/contracts/service/imports";
import type { ImportPreview, ImportReport, RowOutcome } from "../service-apis/index.ts";
import { textIn } from "./given.ts";

type Fault = NonNullable<RowOutcome["faults"]>[number];

const none: Counts = { letters: 0, known: 0, corrections: 0, unmatched: 0, held: 0, blank: 0, notData: 0 };
const column = (message: { code: string; zh: string } | undefined): { code: string; zh: string } => ({
  code: message?.code ?? "",
  zh: message?.zh ?? "",
});
const faultIn = ({ column: at, expected, ...fault }: CellFault): Fault => ({
  ...fault,
  column: column(at),
  expected: textIn(expected),
});

/** A report, as it travels. */
export const reportMessage = (report: ImportReport): ReportMessage => ({
  ...report,
  sha256: report.sha256,
  finished: report.finished ?? undefined,
  refusal: report.refusal ?? undefined,
});

/** A report, as it arrived. */
export const reportIn = ({ sha256, refusal, ...report }: ReportMessage): ImportReport => ({
  ...report,
  kind: report.kind as ImportReport["kind"],
  mode: report.mode as ImportReport["mode"],
  ...(sha256 !== undefined && { sha256 }),
  state: report.state as ImportReport["state"],
  finished: report.finished ?? null,
  counts: report.counts ?? none,
  refusal: refusal ? textIn(refusal) : null,
});

/** What became of a row, as it travels. */
export const outcomeMessage = ({ row, outcome, matter, remarks, faults }: RowOutcome): OutcomeMessage => ({
  row,
  outcome,
  matter,
  remarks: remarks ?? [],
  faults: faults ?? [],
});

/** What became of a row, as it arrived: without remarks or faults it says nothing of them. */
export const outcomeIn = ({ row, outcome, matter, remarks, faults }: OutcomeMessage): RowOutcome => ({
  row,
  outcome: outcome as RowOutcome["outcome"],
  ...(matter !== undefined && { matter }),
  ...(remarks.length > 0 && { remarks }),
  ...(faults.length > 0 && { faults: faults.map(faultIn) }),
});

/** A preview, as it travels. */
export const previewMessage = (preview: ImportPreview): PreviewResponse => ({
  ...preview,
  reasons: preview.reasons.map((reason) => ({ ...reason, column: reason.column ?? undefined })),
  sample: preview.sample.map((row) => ({ ...row, item: row.item ?? undefined, to: row.to ?? undefined })),
});

/** A preview, as it arrived. */
export const previewIn = (message: PreviewResponse): ImportPreview => ({
  ...message,
  kind: message.kind as ImportPreview["kind"],
  mode: message.mode as ImportPreview["mode"],
  counts: message.counts ?? none,
  reasons: message.reasons.map((reason) => ({
    ...reason,
    outcome: reason.outcome as ImportPreview["reasons"][number]["outcome"],
    column: reason.column ? column(reason.column) : null,
    text: textIn(reason.text),
  })),
  sample: message.sample.map((row) => ({
    ...row,
    outcome: row.outcome as RowOutcome["outcome"],
    item: row.item ?? null,
    to: row.to ?? null,
    faults: row.faults.map(faultIn),
    notes: row.notes.map(textIn),
  })),
});
