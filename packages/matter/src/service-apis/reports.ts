import type { Day, Instant, Text } from "@yihan/kernel";

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
