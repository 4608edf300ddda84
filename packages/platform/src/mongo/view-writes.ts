import type { ViewChange } from "@yihan/kernel";
import type { Db } from "./connect.ts";
import { asRefusal, faultOf } from "./mongo-fault.ts";
import { removeStubs, type Put } from "./view-documents.ts";
import type { Head } from "./view-head.ts";
import type { Ledger } from "./view-ledger.ts";
import { viewCollection, type ViewShape } from "./view-shape.ts";
import { advanced, markPuts, type Watermarks } from "./watermarks.ts";

/** Most puts that are joined into one write; a change with more goes alone. */
const JOINED = 1_000;

/** After so many writes the stubs of removed documents are looked through. */
const STUBS_EVERY = 1_000;

interface Waiting {
  change: ViewChange;
  resolve(): void;
  reject(error: unknown): void;
}

/** What may be written of a batch as one, and what may not. */
interface Draft {
  accepted: Waiting[];
  refused: { one: Waiting; error: unknown }[];
  puts: Map<string, Put>;
  moved: Map<Watermarks, Map<string, number>>;
}

export const putOf = (shape: ViewShape, id: string, doc: object | undefined): Put => ({
  collection: shape.collection,
  // A removed document leaves its id behind for a while, so that a write that comes late can't bring it back.
  document: doc === undefined ? { _id: id, gone: Date.now() } : shape.stored(id, doc),
});

/**
 * Writes changes, each whole or not at all; those that wait at the same time share one write. `onFault` is told when
 * stubs of removed documents could not be cleared away: no write waits for that.
 */
export const viewWrites = (
  db: Db,
  ledger: Ledger,
  shapeOf: (at: Head, view: string) => ViewShape,
  onFault: (error: unknown) => void,
): ((change: ViewChange) => Promise<void>) => {
  const waiting: Waiting[] = [];
  let draining: Promise<void> | undefined;

  const draft = async (at: Head, batch: readonly Waiting[]): Promise<Draft> => {
    const made: Draft = { accepted: [], refused: [], puts: new Map(), moved: new Map() };
    for (const one of batch) {
      try {
        const { consumer, advance = [], puts } = one.change;
        const own = puts.map((put) => putOf(shapeOf(at, put.view), put.id, put.doc));
        if (consumer !== undefined) {
          const marks = ledger.marksOf(at, consumer);
          const stand = await marks.of(advance.map(({ matter }) => matter));
          const before = made.moved.get(marks) ?? new Map<string, number>();
          const moved = advanced(consumer, new Map([...stand, ...before]), advance);
          made.moved.set(marks, new Map([...before, ...moved]));
        }
        for (const put of own) made.puts.set(`${put.collection} ${put.document._id}`, put);
        made.accepted.push(one);
      } catch (error) {
        if (faultOf(error)) throw error;
        made.refused.push({ one, error });
      }
    }
    return made;
  };

  const commit = async (batch: readonly Waiting[]): Promise<void> => {
    const remembered = ledger.known();
    let isFresh = !remembered;
    let at = remembered ?? (await ledger.catchUp());
    let rest = batch;
    for (;;) {
      const { accepted, refused, puts, moved } = await draft(at, rest);
      // Refused only by the head as it is: perhaps another process has moved what this one remembers.
      if (refused.length === 0 || isFresh) {
        for (const { one, error } of refused) one.reject(error);
        if (accepted.length === 0) return;
        const all = [...puts.values(), ...[...moved].flatMap(([marks, to]) => markPuts(marks.collection, to))];
        if (await ledger.move(at, { puts: all })) {
          for (const [marks, to] of moved) marks.remember(to);
          for (const one of accepted) one.resolve();
          return;
        }
        rest = accepted;
      }
      at = await ledger.catchUp();
      isFresh = true;
    }
  };

  /** One that is at fault fails alone. */
  const commitEach = async (batch: readonly Waiting[]): Promise<void> => {
    try {
      await commit(batch);
    } catch (error) {
      if (faultOf(error) || batch.length === 1) throw error;
      for (const one of batch) await commit([one]).catch((fault: unknown) => one.reject(asRefusal(fault)));
    }
  };

  const nextBatch = (): Waiting[] => {
    let puts = 0;
    const end = waiting.findIndex(({ change }, index) => (puts += change.puts.length) > JOINED && index > 0);
    return waiting.splice(0, end === -1 ? waiting.length : end);
  };

  const sweepStubs = async (): Promise<void> => {
    const at = ledger.known();
    if (!at || at.seq % STUBS_EVERY !== 0) return;
    const views = Object.values(at.consumers).flatMap((kept) => Object.entries(kept.views));
    const collections = views.map(([name, { generation }]) => viewCollection(name, generation));
    // What stays is looked through again.
    await removeStubs(db, collections).catch(onFault);
  };

  const drain = async (): Promise<void> => {
    while (waiting.length > 0) {
      const batch = nextBatch();
      try {
        await commitEach(batch);
      } catch (error) {
        for (const one of batch) one.reject(asRefusal(error));
        if (faultOf(error)) throw error;
      }
      await sweepStubs();
    }
  };

  const start = (): void => {
    draining ??= ledger
      .exclusive(drain)
      .catch((error: unknown) => {
        for (const one of waiting.splice(0)) one.reject(error);
      })
      .finally(() => {
        draining = undefined;
        if (waiting.length > 0) start();
      });
  };

  return (change) =>
    new Promise<void>((resolve, reject) => {
      waiting.push({ change, resolve, reject });
      start();
    });
};
