import { CommandReused, VersionTaken, type Appended, type EventStore, type Fact, type NewFact } from "@yihan/kernel";
import type { Db } from "./connect.ts";
import { checkPlace, factKey, factsAfter, toDocument, toFact, type FactDocument } from "./fact-document.ts";
import { inTurn } from "./in-turn.ts";
import { factCollection, insistOnFactIndexes } from "./indexes.ts";
import { again, ATTEMPTS, faultOf, refusing } from "./mongo-fault.ts";
import { seriesRuns, type Inserted } from "./series-runs.ts";

/** How many matters' last facts are remembered, to spare the look-up of the version before. */
const REMEMBERED = 20_000;

/** Sees what other writers are about to have stored, and answers once a majority has it. */
const SETTLED = { readConcern: { level: "linearizable" }, maxTimeMS: 4_000 } as const;

/** Sees what the primary has at this moment, even if it may yet be taken back. */
const NEWEST = { readConcern: { level: "local" } } as const;

/** Where a matter stands: its last version, and that fact's place in the order of storing. */
interface Place {
  version: number;
  at: number;
}

/**
 * The facts of one service in a collection; keeps every promise of the port with one insert per command. Callers in this
 * process take turns within a matter and within a series; against other processes the unique indexes decide.
 */
export const mongoEventStore = (db: Db, service: string): EventStore => {
  const facts = db.collection<FactDocument>(factCollection(service));
  const places = new Map<string, Place>();
  const listeners = new Set<() => void>();
  const turns = inTurn();
  let indexes: Promise<void> | undefined;
  let stamped = 0;

  const insist = (): Promise<void> =>
    (indexes ??= insistOnFactIndexes(db, service).catch((error: unknown) => {
      indexes = undefined;
      throw error;
    }));

  /** Microseconds, each only once in this process. */
  const placeAfter = (before: number): number => {
    stamped = Math.max(Date.now() * 1_000, stamped + 1);
    return Math.max(stamped, before + 1);
  };
  const remember = (matter: string, place: Place): void => {
    if (places.size >= REMEMBERED) places.clear();
    places.set(matter, place);
  };

  /** Where the matter stood at that version, 0 for none; undefined if it never did or stands further by now. */
  const placeOf = async (matter: string, version: number): Promise<number | undefined> => {
    const known = places.get(matter);
    if (known && known.version > version) return undefined;
    if (version === 0) return 0;
    if (known?.version === version) return known.at;
    const found = await facts.findOne({ _id: factKey(matter, version) }, { projection: { at: 1 } });
    return found?.at;
  };

  /** The first answer to the same command, or the reason why this fact can't be stored. */
  const answer = async (fact: NewFact): Promise<Appended> => {
    const first = await facts.findOne({ command: fact.command }, SETTLED);
    if (!first) {
      const last = await facts.findOne(factsAfter(fact.matter, 0), { ...NEWEST, sort: { _id: -1 } });
      throw new VersionTaken(fact.matter, last?.version ?? 0);
    }
    if (first.fingerprint !== fact.fingerprint) throw new CommandReused(fact.command);
    return { fact: toFact(service, first), replayed: true };
  };

  const isThere = async ({ _id, command, at }: FactDocument): Promise<boolean> => {
    const there = await facts.findOne({ _id }, SETTLED);
    return there?.command === command && there.at === at;
  };

  /** False if one of its unique keys is taken. What was sent and not answered is read back before it is sent again. */
  const insert = async (document: FactDocument): Promise<boolean> => {
    for (let tried = 1; ; tried += 1) {
      try {
        await facts.insertOne(document);
        return true;
      } catch (error) {
        const fault = faultOf(error);
        if (fault !== "duplicate" && (fault !== "unsure" || tried === ATTEMPTS)) throw error;
        if (await isThere(document)) return true;
        if (fault === "duplicate") return false;
      }
    }
  };

  const stored = (fact: NewFact, document: FactDocument): Appended => {
    remember(fact.matter, document);
    for (const listener of listeners) listener();
    return { fact: toFact(service, document), replayed: false };
  };

  const store = async (fact: NewFact & { series?: undefined }, before: number): Promise<Appended> => {
    const document = toDocument(fact, fact.data, placeAfter(before));
    return (await insert(document)) ? stored(fact, document) : answer(fact);
  };

  /** Whatever the answer says is read back: from the first on, since they are stored in order. */
  const insertInOrder = async (documents: readonly FactDocument[]): Promise<Inserted> => {
    let done = 0;
    try {
      for (let tried = 1; done < documents.length; tried += 1) {
        try {
          await facts.insertMany(documents.slice(done), { ordered: true });
          done = documents.length;
        } catch (error) {
          const fault = faultOf(error);
          if (fault !== "duplicate" && fault !== "unsure") throw error;
          while (done < documents.length && (await isThere(documents[done]!))) done += 1;
          if (fault === "duplicate") return { stored: done, refused: done < documents.length };
          if (tried === ATTEMPTS) throw error;
        }
      }
      return { stored: done, refused: false };
    } catch (error) {
      return { stored: done, refused: false, error };
    }
  };

  const highest = async (series: string): Promise<number> =>
    (await facts.findOne({ series }, { ...SETTLED, sort: { number: -1 }, projection: { number: 1 } }))?.number ?? 0;
  /** True if neither the command nor the version is taken: then it was the number. */
  const isFree = async ({ command, matter, version }: NewFact): Promise<boolean> =>
    !(await facts.findOne({ command }, NEWEST)) && !(await facts.findOne({ _id: factKey(matter, version) }, NEWEST));

  const numbered = seriesRuns({ insert: insertInOrder, highest });
  const storeNumbered = async (fact: NewFact & { series: string }, before: number): Promise<Appended> => {
    const document = await new Promise<FactDocument | undefined>((resolve, reject) =>
      numbered(fact.series, {
        document: (number) => toDocument(fact, fact.data(number), placeAfter(before), number),
        isFree: () => isFree(fact),
        stored: resolve,
        failed: reject,
      }),
    );
    return document ? stored(fact, document) : answer(fact);
  };

  const append = async (fact: NewFact): Promise<Appended> => {
    await insist();
    const before = await placeOf(fact.matter, fact.version - 1);
    if (before === undefined) return answer(fact);
    return fact.series === undefined ? store(fact, before) : storeNumbered(fact, before);
  };

  return {
    append: async (fact) => {
      if (fact.service !== service) throw new Error(`a fact of ${fact.service} in the store of ${service}`);
      checkPlace(fact);
      return turns(
        `matter ${fact.matter}`,
        refusing(() => append(fact)),
      );
    },
    read: refusing(async (matter: string, after = 0) => {
      const found = await facts.find(factsAfter(matter, after), { sort: { _id: 1 } }).toArray();
      return found.map((document) => toFact(service, document));
    }),
    findCommand: refusing(async (command: string) => {
      const found = await facts.findOne({ command });
      return found ? toFact(service, found) : undefined;
    }),
    pending: refusing(async (limit: number) => {
      const found = await facts.find({ pending: true }, { sort: { at: 1, _id: 1 }, limit, batchSize: limit }).toArray();
      return found.map((document) => toFact(service, document));
    }),
    relayed: refusing(async (of: readonly Fact[]) => {
      if (of.length === 0) return;
      const ids = of.map(({ matter, version }) => factKey(matter, version));
      await again(() => facts.updateMany({ _id: { $in: ids } }, { $unset: { pending: "" } }));
    }),
    onPending: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
};
