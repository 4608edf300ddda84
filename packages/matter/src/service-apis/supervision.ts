import type { Route } from "@yihan/contracts";
import type { Day, Instant, Page } from "@yihan/kernel";
import type { Actor } from "../directory/index.ts";
import type { MatterQuery, MatterSummary, WorklistView } from "./matter-summary.ts";
import type { CountySummary, Reconciliation } from "./reports.ts";

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
