import type { Route } from "@yihan/contracts";
import type { Text } from "@yihan/kernel";
import type { ImportReport, RowOutcome } from "./import-report.ts";

/** A sheet (or the one table of a text file) whose header was recognised. */
export interface PreviewSheet {
  /** Empty for a text file. */
  name: string;
  headerRow: number;
  /** What stands in the header, and the column of the national file it was taken for, from left to right. */
  columns: { header: string; code: string; zh: string }[];
  /** Columns of no meaning to the national file; kept as they are. */
  extra: string[];
  /** Columns of the national file that are not there. */
  missing: { code: string; zh: string }[];
}

/** A row as it will be read. Texts are cut to 40 characters and masked. */
export interface PreviewRow {
  row: number;
  outcome: RowOutcome["outcome"];
  party: string;
  partyCode: string;
  document: string;
  /** Certificate, or the kind of violation. */
  subject: string;
  decidedOn: string;
  validTo: string;
  /** What the row is about, and what in it said so (item, certificate, document or keyword, with the words that matched). */
  item: { code: string; name: string; by: string; matched: string } | null;
  /** Who would get the letter, and why. */
  to: Route | null;
  faults: NonNullable<RowOutcome["faults"]>;
  /** What else is to be said: why it has no responsible department, or what is odd. */
  notes: Text[];
}

/** What an import of this file would do now. Nothing was written, nobody was told. */
export interface ImportPreview {
  kind: "licence" | "penalty";
  mode: "send" | "register";
  sheets: PreviewSheet[];
  /** Rows that were read. */
  rows: number;
  /** False if the file goes on. */
  whole: boolean;
  counts: ImportReport["counts"];
  /** Who would get how many letters, the most first. */
  recipients: {
    authority: string;
    authorityName: string;
    letters: number;
    officers: { officer: string; officerName: string; postName: string; coversName: string; letters: number }[];
  }[];
  /** Why rows would be held or unmatched, and what is odd about those that go out; `first` is the first such row. */
  reasons: {
    outcome: "held" | "unmatched" | "remark";
    column: { code: string; zh: string } | null;
    code: string;
    text: Text;
    rows: number;
    first: number;
  }[];
  /** The first rows. */
  sample: PreviewRow[];
}
