import type { Frame, Route } from "@yihan/contracts";
import type { Day, Instant, Page, Text } from "@yihan/kernel";
import type { Actor } from "./directory/index.ts";

/*
 * What the services offer one another and the gateway. In one process these are plain calls; between processes the
 * same verbs travel by gRPC. Every list already carries the rights of `reader`: what one may not know of is not there.
 */

/** A matter as lists show it: from frames alone, so it covers every flow. */
export interface MatterSummary {
  id: string;
  chain: string;
  cause: string;
  flow: string;
  service: string;
  version: number;
  status: string;
  lane: string;
  title: string;
  documentNumber: string;
  opened: Instant;
  updated: Instant;
  ended: boolean;
  responsible: Route | null;
  next: Route | null;
  parties: { role: string; authority: string; name: string }[];
  copies: string[];
  /** Authorities that may know of it: parties, copies, those told. */
  readers: string[];
  /** Earliest running due instant; null if none runs. */
  due: Instant | null;
  clocks: { id: string; code: string; authority: string; due: Instant; lapsed: boolean }[];
  overdue: boolean;
  unmatched: boolean;
  keywords: string[];
}

export interface MatterQuery {
  flow?: string;
  status?: string;
  /** Officer id or authority code that must act next. */
  owner?: string;
  chain?: string;
  /** Part of the title, document number or a keyword. */
  q?: string;
  /** Due before this instant. */
  due?: Instant;
  order?: "updated" | "opened" | "due";
  limit?: number;
  cursor?: string;
}

export type WorklistView = "mine" | "unit" | "covered" | "overdue" | "unmatched";

/** How far a notification has come; each is an instant or null. */
export interface Ladder {
  sent: Instant;
  delivered: Instant | null;
  read: Instant | null;
  accepted: Instant | null;
}

/** What one officer was told of one fact by one channel. Unique per (fact, officer, channel). */
export interface Notification extends Ladder {
  id: string;
  fact: string;
  matter: string;
  chain: string;
  flow: string;
  step: string;
  officer: string;
  channel: string;
  /** to-act, told, lapsed, urged, escalated. */
  kind: string;
  title: string;
  documentNumber: string;
  /** Why just this officer. */
  route: Route;
}

/**
 * A change pushed to an open page. `id` grows; a reader that gives the last one it saw misses nothing. `reset` says that what
 * lies before it is too much or no longer known one by one: the page must be loaded again.
 */
export interface PushedEvent {
  id: string;
  type: "matter" | "notification" | "reset";
  data: object;
}

export interface Supervision {
  matters(reader: Actor, query: MatterQuery): Promise<Page<MatterSummary>>;
  /** The summary if the reader may know of it. */
  findMatter(reader: Actor, id: string): Promise<MatterSummary | undefined>;
  chain(reader: Actor, chain: string): Promise<MatterSummary[]>;
  worklist(reader: Actor, view: WorklistView, query: { limit?: number; cursor?: string }): Promise<Page<MatterSummary>>;
  worklistCounts(reader: Actor): Promise<Record<WorklistView, number>>;
  notifications(
    reader: Actor,
    query: { unread?: boolean; limit?: number; cursor?: string },
  ): Promise<Page<Notification>>;
  /** Marks it delivered or read; only the officer told or their deputy may. Twice is once. */
  mark(reader: Actor, id: string, rung: "delivered" | "read"): Promise<Notification>;
  /** The ladders of a matter, for those who may know of it. */
  ladders(matter: string): Promise<Notification[]>;
  /** Calls back with every event for the reader after `last` (all history if "", none if "now"), then live; returns how to stop. */
  subscribe(
    reader: Actor,
    last: string,
    listener: (event: PushedEvent) => void,
    /** Matters or chains that stand open: their changes come too, though the reader has nothing to do in them. */
    watch?: readonly string[],
  ): Promise<() => void>;
  /** Numbers for the front page: nothing in them names a matter. */
  county(): Promise<CountySummary>;
  reconciliation(authority: string, day: Day): Promise<Reconciliation>;
  statistics(report: string, from: Day, to: Day): Promise<object>;
  /** Resolves when every fact published so far stands in the views. */
  settled(): Promise<void>;
}

export interface CountySummary {
  letters: number;
  transfers: number;
  told: number;
  received: number;
  overdue: number;
  unmatched: number;
  byStatus: { flow: string; status: string; count: number }[];
  /** The latest letters, titles shortened to the item; no party is named. */
  latest: {
    flow: string;
    item: string;
    documentNumber: string;
    status: string;
    from: string;
    to: string;
    updated: Instant;
  }[];
}

/** Notices of one flow at one authority that asked an officer to act, and how far they had come by the end of the period. */
export interface LadderRow {
  authority: string;
  flow: string;
  sent: number;
  delivered: number;
  read: number;
  accepted: number;
}

/** The report `ladder`. */
export interface LadderReport {
  report: "ladder";
  from: Day;
  to: Day;
  rows: LadderRow[];
  total: { sent: number; delivered: number; read: number; accepted: number };
}

/** Deadlines of one clock in one flow that were an authority's to meet. */
export interface OverdueRow {
  authority: string;
  flow: string;
  /** Code of the clock. */
  clock: string;
  /** How many passed in the period. */
  passed: number;
  /** How many stood unmet at its end, whenever they had passed: those of `matters`. */
  unmet: number;
  matters: { matter: string; title: string; documentNumber: string; due: Instant }[];
}

/** The report `overdue`. */
export interface OverdueReport {
  report: "overdue";
  from: Day;
  to: Day;
  rows: OverdueRow[];
  total: { passed: number; unmet: number };
}

/** The day's account of one approving body: nothing is missing. */
export interface Reconciliation {
  authority: string;
  day: Day;
  approvals: number;
  letters: number;
  accepted: number;
  overdue: number;
  unmatched: number;
  recalled: number;
  /** Matters that the day's facts name but a view lacks, or the reverse; empty when all is well. */
  differences: { matter: string; what: Text }[];
}

/** A receipt and where it stands. */
export interface Receipt {
  index: number;
  proof: string;
}

export interface Audit {
  /** Puts the reading on the record; durable before it resolves, so that bytes go out only afterwards. */
  recordRead(
    reader: Actor,
    matter: string,
    what: "facts" | "papers" | "export" | "fields",
    detail: string,
  ): Promise<void>;
  recordAdministration(actor: Actor, action: string, detail: string): Promise<void>;
  /** Log indexes of a matter's facts by version; those not yet integrated are absent. */
  indexes(matter: string): Promise<Map<number, number>>;
  receipt(matter: string, version: number): Promise<Receipt | undefined>;
  /** Zip of a chain that verifies offline; `mayRead` decides matter by matter. */
  exportChain(chain: string, matters: readonly string[]): Promise<AsyncIterable<Uint8Array>>;
  /** The newest signed checkpoint. */
  checkpoint(): Promise<string>;
  /** Bytes under the public log prefix (`checkpoint`, `tile/…`), or undefined. */
  read(path: string): Promise<Uint8Array | undefined>;
  /** Verifier keys, one a line. */
  keys(): string;
  size(): number;
  settled(): Promise<void>;
}

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

export interface Imports {
  /** Says what an import of the file at `path` would do; `part` if the file was cut off, so that its last row may not be whole. */
  preview(asked: {
    path: string;
    kind: "licence" | "penalty";
    mode: "send" | "register";
    actor: Actor;
    part?: boolean;
  }): Promise<ImportPreview>;
  /** Takes a file that stands at `path`; returns at once, the work goes on and survives a restart. */
  start(asked: {
    path: string;
    file: string;
    kind: "licence" | "penalty";
    mode: "send" | "register";
    actor: Actor;
    id: string;
    sha256?: string;
  }): Promise<ImportReport>;
  find(reader: Actor, id: string): Promise<ImportReport | undefined>;
  /** Refuses (403) whoever may not open what such an import opens; asked before the file is taken. */
  requireMayStart(actor: Actor, asked: Pick<ImportReport, "kind" | "mode">): void;
  /** The newest first; at most 200 a page, 100 unless told. */
  list(reader: Actor, query?: { limit?: number; cursor?: string }): Promise<Page<ImportReport>>;
  outcomes(id: string, query: { outcome?: string; limit?: number; cursor?: string }): Promise<Page<RowOutcome>>;
  /** Formula-safe CSV of the held rows. */
  faultsCsv(id: string): AsyncIterable<string>;
  /** Sends a held row with the cells as mended. The same `asked` again gives the first outcome, `replayed`. */
  mend(
    actor: Actor,
    id: string,
    row: number,
    cells: Readonly<Record<string, string>>,
    asked?: { id: string; fingerprint: string },
  ): Promise<RowOutcome & { replayed?: true }>;
  /** Resolves when the import has ended. */
  finished(id: string): Promise<ImportReport>;
}

/** A fact as a person may see it. */
export interface ShownFact {
  version: number;
  frame: Frame;
  data: object;
  index: number | null;
}
