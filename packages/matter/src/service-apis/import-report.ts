import type { Instant, Text } from "@yihan/kernel";

/** Where an import stands and what became of each row. */
export interface ImportReport {
  id: string;
  kind: "licence" | "penalty";
  mode: "send" | "register";
  file: string;
  /** SHA-256 of the file, so that a repeated request is told from one for another file; absent if nobody can repeat it. */
  sha256?: string;
  /** `waiting` until its turn comes: two are read at a time, one of each authority. */
  state: "waiting" | "reading" | "done" | "refused" | "interrupted";
  by: string;
  authority: string;
  started: Instant;
  finished: Instant | null;
  rows: number;
  counts: {
    letters: number;
    known: number;
    corrections: number;
    unmatched: number;
    held: number;
    blank: number;
    notData: number;
  };
  refusal: Text | null;
}

export interface RowOutcome {
  row: number;
  outcome: "letter" | "known" | "correction" | "unmatched" | "held" | "blank" | "notData";
  matter?: string;
  remarks?: string[];
  faults?: { column: { code: string; zh: string }; found: string; code: string; expected: Text }[];
}
