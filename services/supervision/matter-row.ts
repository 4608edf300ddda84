import type { Frame } from "@yihan/contracts";
import type { Instant } from "@yihan/kernel";
import type { MatterSummary } from "@yihan/matter";
import { clocksAfter, lateAt, nextDue, nextWake } from "./row-clocks.ts";
import { keptRoute, wholeRoute, type KeptRoute } from "./route-form.ts";
import { wordForm } from "./word-form.ts";

/** Somebody told who has not taken a later step yet. */
export interface Waiting {
  version: number;
  officer: string;
  authority: string;
}

/**
 * A matter as the register keeps it: its summary, what it is looked up by, and what the projection must remember.
 * Absent means null: an absent index value costs least.
 */
export interface MatterRow extends Omit<
  MatterSummary,
  "responsible" | "next" | "due" | "overdue" | "unmatched" | "keywords"
> {
  responsible?: KeptRoute;
  next?: KeptRoute;
  /** `<flow>/<status>`, with an @ before it in sealed lanes, so that no public count tells of them. */
  state: string;
  /** Place of its last change in the feed; grows. */
  stamp: string;
  /** Place of its opening in the feed: orders what is due at the same instant. */
  place: string;
  /** The chain, of a matter that another one opened: a chain is asked for by its first matter's id. */
  branch?: string;
  due?: Instant;
  /** When supervision has to ask the owner for the next `lapsed` or `escalated`. */
  wake?: Instant;
  /** Officer that must act next (the authority's code if none is named) and when their turn is: see `turnAt`. Sealed: `@` first. */
  owner?: string;
  /** As `owner`, for the unit that must act next; the authority if the post is in none. Ordinary lanes only. */
  unit?: string;
  /** As `owner`, for the post and the officer in it, `<post>|<officer>`. Ordinary lanes only. */
  post?: string;
  /** What is wrong with it, in ordinary lanes: see `flagsOf`. Absent from nearly all, so it costs them nothing. */
  flags?: string[];
  /** Document number in its normal form. */
  number?: string;
  /** Keywords in the form in which they are looked up. */
  words: string[];
  /** Keywords as they were given, where that differs. */
  keywords?: string[];
  opener: string;
  /** When another authority than the opener first became responsible: the letter was accepted. */
  accepted?: Instant;
  /** A named officer other than the desk of last resort was told to act. */
  told?: boolean;
  /** History: nobody was asked to do anything when it was opened. */
  history?: boolean;
  waiting?: Waiting[];
  /** Officers, units and posts of earlier turns and those told: whose pages change with it. `o:`, `u:`, `p:`. */
  concerned?: string[];
}

/** A notice to thousands must not grow the row by thousands: of so many the acceptance is seen, and pages are told of changes. */
const MOST_WAITING = 100;

/** The status by which a flow says that nobody is found who owns the matter. */
const UNMATCHED = "unmatched";

const added = (list: readonly string[], more: readonly string[]): string[] => {
  let all = list as string[];
  for (const one of more) {
    if (one === "" || all.includes(one)) continue;
    if (all === list) all = [...list];
    all.push(one);
  }
  return all;
};

/** Who may know of it: authorities in an ordinary lane, named officers (`@id`) in a sealed one. */
const readersAfter = (before: MatterRow | undefined, frame: Frame): string[] => {
  const routes = [frame.responsible, frame.next, ...frame.told].filter((route) => route !== undefined);
  if (frame.lane !== "ordinary")
    return added(
      before?.readers ?? [],
      routes.filter(({ officer }) => officer !== "").map(({ officer }) => `@${officer}`),
    );
  return added(before?.readers ?? [], [
    ...frame.parties.map(({ authority }) => authority),
    ...frame.copies,
    ...routes.map(({ authority }) => authority),
  ]);
};

const NEVER = "~";

/** Where a matter stands among others: by when it is due, then by the place of its opening. No two stand at one place. */
export const rankOf = ({ due, place }: Pick<MatterRow, "due" | "place">): string =>
  `${due === undefined ? NEVER : String(due).padStart(15, "0")}/${place}`;

/** A place in somebody's list, so that the index itself is the list in the order of what is due. */
export const turnAt = (whose: string, at: Pick<MatterRow, "due" | "place">): string => `${whose}/${rankOf(at)}`;

/** What a row's next turn is known by, as keys of pages. */
export const turnKeys = ({ next }: Pick<MatterRow, "next">): string[] => {
  if (!next) return [];
  const keys = [`o:${next.officer ?? next.authority ?? ""}`, `u:${next.unit ?? next.authority ?? ""}`];
  if (next.post !== undefined) keys.push(`p:${next.post}`);
  return keys;
};

/** `late` and `unmatched`, each alone and with whose account it is on: the authority whose time passed, the opener. */
const flagsOf = (late: string | undefined, unmatched: string | undefined): string[] => [
  ...(late === undefined ? [] : ["late", `late:${late}`]),
  ...(unmatched === undefined ? [] : ["unmatched", `unmatched:${unmatched}`]),
];

const openerOf = (frame: Frame): string =>
  frame.actor?.authority || frame.responsible?.authority || frame.parties[0]?.authority || "";

/** Who is still to be seen acting after this fact, and who by this fact has. */
const waitingAfter = (
  before: readonly Waiting[],
  frame: Frame,
  told: readonly Waiting[],
): { waiting: Waiting[]; accepted: Waiting[] } => {
  const actor = frame.actor;
  const waiting: Waiting[] = [];
  const accepted: Waiting[] = [];
  for (const one of before) {
    const acts =
      actor &&
      actor.kind !== "system" &&
      (actor.id === one.officer ||
        actor.covers === one.officer ||
        (actor.authority !== "" && actor.authority === one.authority));
    (acts ? accepted : waiting).push(one);
  }
  return { waiting: [...waiting, ...told].slice(-MOST_WAITING), accepted };
};

export interface Taken {
  row: MatterRow;
  /** Notices of earlier facts that this fact shows to be accepted. */
  accepted: Waiting[];
}

/** The row after one more fact, from its frame alone. `told` are those whom this fact is told to. */
export const rowAfter = (
  before: MatterRow | undefined,
  frame: Frame,
  service: string,
  stamp: string,
  told: readonly Waiting[],
): Taken => {
  const ordinary = frame.lane === "ordinary";
  const clocks = clocksAfter(before?.clocks ?? [], frame);
  const { waiting, accepted } = waitingAfter(before?.waiting ?? [], frame, told);
  const opener = before?.opener ?? openerOf(frame);
  const documentNumber = frame.documentNumber || (before?.documentNumber ?? "");
  const next = frame.next;
  const due = nextDue(clocks);
  const earlier = before ? (before.keywords ?? before.words) : [];
  // A paper is asked for by its hash alone, and this says in which matters it stands.
  const hashes = frame.papers.map(({ sha256 }) => sha256);
  const keywords = added(earlier, hashes.length === 0 ? frame.keywords : [...frame.keywords, ...hashes]);
  const words = keywords === earlier ? (before?.words ?? []) : keywords.map(wordForm);
  const row: MatterRow = {
    id: frame.matter,
    chain: frame.chain,
    cause: before?.cause ?? frame.cause,
    flow: frame.flow,
    service,
    version: frame.version,
    status: frame.status,
    lane: frame.lane,
    title: frame.title || (before?.title ?? ""),
    documentNumber,
    opened: before?.opened ?? frame.recordedTime,
    updated: frame.recordedTime,
    ended: frame.ended,
    parties: frame.parties.length === 0 ? (before?.parties ?? []) : frame.parties,
    copies: added(before?.copies ?? [], frame.copies),
    readers: readersAfter(before, frame),
    clocks,
    state: ordinary ? `${frame.flow}/${frame.status}` : `@${frame.flow}/${frame.status}`,
    stamp,
    place: before?.place ?? stamp,
    words,
    opener,
  };
  if (keywords.some((word, index) => word !== words[index])) row.keywords = keywords;
  if (due !== undefined) row.due = due;
  if (frame.responsible) row.responsible = keptRoute(frame.responsible);
  if (next) {
    row.next = keptRoute(next);
    row.owner = turnAt(ordinary ? next.officer || next.authority : `@${next.officer}`, row);
    if (ordinary) row.unit = turnAt(next.unit || next.authority, row);
    if (ordinary && next.post !== "") row.post = turnAt(`${next.post}|${next.officer}`, row);
  }
  if (frame.chain !== frame.matter) row.branch = frame.chain;
  const wake = nextWake(clocks);
  if (wake !== undefined && !frame.ended) row.wake = wake;
  if (documentNumber !== "")
    row.number = before && before.documentNumber === documentNumber ? before.number! : wordForm(documentNumber);
  if (ordinary) {
    const flags = flagsOf(lateAt(clocks), frame.status === UNMATCHED && !frame.ended ? opener : undefined);
    if (flags.length > 0) row.flags = flags;
  }
  const acceptedAt =
    before?.accepted ?? (frame.responsible && frame.responsible.authority !== opener ? frame.recordedTime : undefined);
  if (acceptedAt !== undefined) row.accepted = acceptedAt;
  if (before?.told || (next !== undefined && next.officer !== "" && next.by !== "desk")) row.told = true;
  if (before ? before.history : !next && frame.opened.length === 0 && !frame.ended) row.history = true;
  if (waiting.length > 0) row.waiting = waiting;
  const concerned = added(before?.concerned ?? [], [
    ...(before ? turnKeys(before) : []),
    ...told.slice(0, MOST_WAITING).map(({ officer }) => `o:${officer}`),
  ]);
  const now = new Set(turnKeys(row));
  const others = concerned.filter((key) => !now.has(key));
  if (others.length > 0) row.concerned = others.slice(-2 * MOST_WAITING);
  return { row, accepted };
};

/** The summary that lists show. */
export const summaryOf = (row: MatterRow): MatterSummary => ({
  id: row.id,
  chain: row.chain,
  cause: row.cause,
  flow: row.flow,
  service: row.service,
  version: row.version,
  status: row.status,
  lane: row.lane,
  title: row.title,
  documentNumber: row.documentNumber,
  opened: row.opened,
  updated: row.updated,
  ended: row.ended,
  responsible: row.responsible ? wholeRoute(row.responsible) : null,
  next: row.next ? wholeRoute(row.next) : null,
  parties: row.parties,
  copies: row.copies,
  readers: row.lane === "ordinary" ? row.readers : [],
  due: row.due ?? null,
  clocks: row.clocks,
  overdue: row.clocks.some(({ lapsed }) => lapsed),
  unmatched: row.status === UNMATCHED && !row.ended,
  keywords: row.keywords ?? row.words,
});
