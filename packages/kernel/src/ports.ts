import type { Fact } from "./event.ts";

/*
 * The four ports. Their meaning is the contract suites in tests/contract/: an adapter that passes them is an adapter.
 */

/** What a service hands to its store. `data` is a function where the fact carries a number of `series`. */
export type NewFact = Omit<Fact, "data"> &
  (
    | { data: Uint8Array; series?: undefined }
    | {
        /** A book of numbers without gap or double, for instance `云审函〔2026〕`. */
        series: string;
        /** Called with the number that this fact gets if it is stored; may be called again with another. */
        data: (number: number) => Uint8Array;
      }
  );

export interface Appended {
  fact: Fact;
  /** True if the command had been carried out before: `fact` is the first answer, nothing was written. */
  replayed: boolean;
}

/** Facts by matter, durable, and at the same time the outbox. */
export interface EventStore {
  /**
   * Stores one fact; durable when it resolves. Rejects with `VersionTaken` if the matter already has that version or
   * lacks the one before, and with `CommandReused` if the command id came with another fingerprint; then nothing was
   * written and no number of a series is used up.
   */
  append(fact: NewFact): Promise<Appended>;
  /** The matter's facts in order, those after version `after` (default 0: all). Empty if there is none. */
  read(matter: string, after?: number): Promise<Fact[]>;
  /** The fact a command caused, if it did. */
  findCommand(command: string): Promise<Fact | undefined>;
  /** At most `limit` facts not yet relayed, oldest first, in order within a matter. */
  pending(limit: number): Promise<Fact[]>;
  /** Marks them relayed. Marking twice is harmless. */
  relayed(facts: readonly Fact[]): Promise<void>;
  /** Calls back after facts became pending; returns how to stop that. Calls may be merged, none is lost. */
  onPending(listener: () => void): () => void;
}

/** A matter set aside for one consumer group because its fact could not be handled. */
export interface Parked {
  group: string;
  matter: string;
  version: number;
  reason: string;
  attempts: number;
  since: number;
}

export interface Subscription {
  /** Resolves when everything published before the call was handled or parked. */
  settled(): Promise<void>;
  parked(): Promise<Parked[]>;
  /** Tries a parked matter again from the fact that failed, in order. */
  redrive(matter: string): Promise<void>;
  /** Facts published and not yet handled or parked. */
  lag(): Promise<number>;
  /** Ends delivery after the batch in hand. */
  stop(): Promise<void>;
}

export interface Subscriber {
  /** Each group sees every fact; a new group starts at the beginning; a restarted one goes on where it stood. */
  group: string;
  topics: readonly string[];
  /**
   * Facts in order within a matter; may come twice. If it throws, the bus hands the facts over one at a time, and the
   * matter whose fact fails `attempts` times is parked with the reason; the others go on.
   */
  handle(facts: readonly Fact[]): Promise<void>;
  attempts?: number;
  /** Largest batch handed over; default 500. */
  batch?: number;
}

/** Carries facts between services. */
export interface EventBus {
  /** Durable for every group when it resolves. The caller keeps the order within a matter. */
  publish(topic: string, facts: readonly Fact[]): Promise<void>;
  subscribe(subscriber: Subscriber): Promise<Subscription>;
}

/** A value that can be looked up or ordered by. */
export type Scalar = string | number | boolean | null;

/** What can be found by: a field of the document (dots for depth) that holds a scalar or, for `many`, a list of scalars. */
export interface ViewSpec {
  name: string;
  /** Raised when the meaning of its documents changes: the view is then rebuilt from the facts. */
  revision: number;
  /** Single-valued fields with an index. */
  fields: readonly string[];
  /** List-valued fields with an index; matched by `has`. */
  many?: readonly string[];
  /**
   * Fields that are asked for together: those compared for equality first, then the one to order by. One more index each,
   * for lists that would otherwise walk past many documents to fill a page.
   */
  together?: readonly (readonly string[])[];
}

export type Condition =
  | { eq: Scalar }
  | { in: readonly Scalar[] }
  | { has: Scalar }
  | { hasAny: readonly Scalar[] }
  | { lt?: Scalar; lte?: Scalar; gt?: Scalar; gte?: Scalar };

/** All conditions hold; with `any`, also at least one of those groups. */
export interface Where {
  all?: Readonly<Record<string, Condition>>;
  any?: readonly Readonly<Record<string, Condition>>[];
}

export interface Query {
  where?: Where;
  /** One field; of equal values each keeps its place, backwards too, so that the order is total. Default: by id. */
  order?: { by: string; descending?: boolean };
  limit?: number;
  /** The `next` of an earlier page. */
  cursor?: string;
}

export interface Page<T> {
  items: T[];
  next?: string;
}

export interface ViewWrite {
  view: string;
  id: string;
  /** The whole document; undefined removes it. */
  doc: object | undefined;
}

export interface ViewChange {
  puts: readonly ViewWrite[];
  /** Watermarks moved in the same write: the consumer has taken in the matter's facts up to `to`. */
  consumer?: string;
  advance?: readonly { matter: string; from: number; to: number }[];
}

/** Read models: documents by id with declared indexes, and the watermarks of those who write them. */
export interface Views {
  /**
   * Declares a view; creates or extends its indexes. A raised revision empties all the consumer's views together with its
   * watermarks, since both must start from the first fact again.
   */
  define(consumer: string, specs: readonly ViewSpec[]): Promise<void>;
  get<T>(view: string, id: string): Promise<T | undefined>;
  getMany<T>(view: string, ids: readonly string[]): Promise<Map<string, T>>;
  find<T>(view: string, query: Query): Promise<Page<T>>;
  count(view: string, where?: Where): Promise<number>;
  /** Numbers by value of a field (single-valued), under the condition. */
  countBy(view: string, field: string, where?: Where): Promise<Map<Scalar, number>>;
  watermarks(consumer: string, matters: readonly string[]): Promise<Map<string, number>>;
  /** All or nothing. Rejects with `WatermarkMoved` if a watermark is not at `from` any more. */
  write(change: ViewChange): Promise<void>;
  /**
   * Builds the consumer's views anew beside those that are read, then swaps views and watermarks in one step: readers see
   * the old documents until then and the new ones after, never none. `fill` writes through what it is given, from empty
   * views and watermarks at 0; if it rejects, everything stays as it was. What the consumer itself writes meanwhile goes
   * to the old views and is gone after the swap; its watermarks then show what it has to take in again.
   */
  rebuild(
    consumer: string,
    specs: readonly ViewSpec[],
    fill: (views: Pick<Views, "write">) => Promise<void>,
  ): Promise<void>;
}

/** Case documents by the SHA-256 of their bytes. */
export interface Papers {
  /** Stores the bytes; durable when it resolves. The same bytes again change nothing. */
  put(source: AsyncIterable<Uint8Array>, limit: number): Promise<{ sha256: string; size: number }>;
  /** The bytes, or undefined. Rejects with `PaperDamaged` if they no longer match their hash. */
  get(sha256: string): Promise<Uint8Array | undefined>;
  /**
   * The bytes in pieces, however large the paper is, or undefined. A damaged paper never ends well: the pieces reject with
   * `PaperDamaged` before the last one, so that nobody takes them for the whole.
   */
  stream(sha256: string): Promise<{ size: number; bytes: AsyncIterable<Uint8Array> } | undefined>;
  has(sha256: string): Promise<boolean>;
  /** Number of bytes, without reading them, or undefined. Whoever asks means to name the paper: its age starts anew. */
  size(sha256: string): Promise<number | undefined>;
  /**
   * Removes papers that were neither put nor asked for by `size` for `olderThan` milliseconds and that `isNamed` denies;
   * returns how many. One put or asked for meanwhile stays, or is no more when `size` answers.
   */
  sweep(isNamed: (sha256: string) => Promise<boolean>, olderThan: number): Promise<number>;
}
