import type { ViewSpec } from "@yihan/kernel";

/** Whose watermarks say how far the facts are taken in. */
export const PROJECTOR = "supervision";

/** Whose views hold what no fact says: rungs of the ladder, and what waits to be sent. Never emptied by a rebuild. */
export const KEEPER = "supervision-kept";

/** Raise it when a document of these views gets another meaning: they are then made anew from the first fact. */
export const REVISION = 4;

export const MATTERS = "matters";
export const NOTIFICATIONS = "notifications";
export const UNREAD = "unread";
export const DAYS = "days";
export const TALLIES = "tallies";
export const LAPSES = "lapses";
export const EPOCH = "feed-epoch";
export const RUNGS = "rungs";
export const QUEUE = "sending";

/** Made from facts alone. Every field is an index that each letter pays for: a new one says who asks by it. */
export const projectedViews: readonly ViewSpec[] = [
  {
    name: MATTERS,
    revision: REVISION,
    fields: ["branch", "state", "stamp", "opened", "due", "wake", "owner", "unit", "post", "number", "title"],
    many: ["readers", "words", "flags"],
  },
  { name: NOTIFICATIONS, revision: REVISION, fields: ["feed"] },
  { name: UNREAD, revision: REVISION, fields: [] },
  { name: DAYS, revision: REVISION, fields: ["account"] },
  { name: TALLIES, revision: REVISION, fields: ["day"] },
  // Few, for few deadlines pass; the report of what is overdue asks by the instant.
  { name: LAPSES, revision: REVISION, fields: ["passed"] },
  { name: EPOCH, revision: REVISION, fields: [] },
];

/** Kept for themselves. */
export const keptViews: readonly ViewSpec[] = [
  { name: RUNGS, revision: 1, fields: [] },
  { name: QUEUE, revision: 1, fields: ["turn"] },
];
