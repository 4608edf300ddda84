import type { Route } from "@yihan/contracts";
import type { Instant } from "@yihan/kernel";

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
