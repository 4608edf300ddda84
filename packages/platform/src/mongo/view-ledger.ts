import type { Db } from "./connect.ts";
import { inTurn } from "./in-turn.ts";
import { refusing } from "./mongo-fault.ts";
import { putAll, type Put } from "./view-documents.ts";
import { headOf, type Head, type KeptConsumer } from "./view-head.ts";
import { openWatermarks, type Watermarks } from "./watermarks.ts";

/** How old what this process knows of the head may be when it reads a view. */
const FRESH = 1_000;

/** What this process knows of the head, and what follows from it. */
export interface Ledger {
  /** Does work alone: nobody else in this process moves the head meanwhile. */
  exclusive<T>(work: () => Promise<T>): Promise<T>;
  /** The head as last seen, whose puts are there; undefined if it must be read anew. */
  known(): Head | undefined;
  /** The head as it is, no older than a second. */
  recent(): Promise<Head>;
  /** The head as it is now. */
  look(): Promise<Head>;
  /** Reads the head, alone, and puts what its last write puts if another process may have died before it did. */
  catchUp(): Promise<Head>;
  /** Writes, alone: moves the head on and puts what it names. False, and nothing is changed, if another process moved it. */
  move(from: Head, to: { puts?: readonly Put[]; consumers?: Head["consumers"] }): Promise<boolean>;
  marksOf(at: Head, consumer: string): Watermarks;
  /** A number for collections that nobody else will use. */
  nextGeneration(): Promise<number>;
}

export const keptOf = (at: Head, consumer: string): KeptConsumer => {
  const kept = at.consumers[consumer];
  if (!kept) throw new Error(`${consumer} has defined no views`);
  return kept;
};

export const openLedger = (db: Db): Ledger => {
  const head = headOf(db);
  const turns = inTurn();
  const marks = new Map<string, Watermarks>();
  let seen: Head | undefined;
  /** Whether what the seen head puts is there. */
  let isApplied = true;
  let checked = 0;
  let looking: Promise<Head> | undefined;

  const exclusive = <T>(work: () => Promise<T>): Promise<T> => turns("head", refusing(work));
  const known = (): Head | undefined => (isApplied ? seen : undefined);

  const catchUp = async (): Promise<Head> => {
    const found = await head.read();
    if (found.seq !== seen?.seq || !isApplied) {
      await putAll(db, found.puts, found.seq);
      for (const each of marks.values()) each.forget();
    }
    seen = found;
    isApplied = true;
    checked = performance.now();
    return found;
  };

  const look = (): Promise<Head> =>
    (looking ??= exclusive(async () => {
      const at = known();
      if (!at || (await head.seq()) !== at.seq) return catchUp();
      checked = performance.now();
      return at;
    }).finally(() => {
      looking = undefined;
    }));

  return {
    exclusive,
    known,
    look,
    catchUp,
    recent: async () => {
      const at = known();
      return at && performance.now() - checked < FRESH ? at : look();
    },
    move: async (from, { puts = [], consumers = from.consumers }) => {
      const isChanged = consumers !== from.consumers;
      if (!(await head.move(from.seq, { puts, ...(isChanged ? { consumers } : {}) }))) return false;
      seen = { seq: from.seq + 1, consumers, puts };
      isApplied = false;
      await putAll(db, puts, seen.seq);
      isApplied = true;
      return true;
    },
    marksOf: (at, consumer) => {
      const opened = openWatermarks(db, consumer, keptOf(at, consumer).generation);
      const found = marks.get(opened.collection) ?? opened;
      marks.set(opened.collection, found);
      return found;
    },
    nextGeneration: () => head.nextGeneration(),
  };
};
