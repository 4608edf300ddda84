import { randomUUID } from "node:crypto";
import type { ViewSpec } from "@yihan/kernel";
import type { Db } from "./connect.ts";
import { again, ATTEMPTS, faultOf } from "./mongo-fault.ts";
import type { Put } from "./view-documents.ts";

/** A view of a consumer: where it lies, and what its documents are found by. */
export interface KeptView {
  generation: number;
  spec: ViewSpec;
  /** False while documents from before still lack the values of a new field. */
  isFilled: boolean;
}

export interface KeptConsumer {
  /** Of its watermarks. */
  generation: number;
  views: Record<string, KeptView>;
}

/** All writes to the views of a database go through this one document, each by moving its number on by one. */
export interface Head {
  seq: number;
  consumers: Record<string, KeptConsumer>;
  /** What the last write puts. It is there for everybody before the next write may be. */
  puts: readonly Put[];
}

interface HeadDocument extends Head {
  _id: "head";
  /** The last generation that was given out. */
  generations: number;
  /** Which write it was, for a writer who never got his answer. */
  by: string;
}

export const headOf = (db: Db) => {
  const heads = db.collection<HeadDocument>("views");

  const create = (): Promise<unknown> =>
    again(() =>
      heads.updateOne(
        { _id: "head" },
        { $setOnInsert: { seq: 0, generations: 0, by: "", consumers: {}, puts: [] } },
        { upsert: true },
      ),
    ).catch((error: unknown) => {
      // Another process was first.
      if (faultOf(error) !== "duplicate") throw error;
    });

  const read = async (): Promise<HeadDocument> => {
    for (;;) {
      const found = await heads.findOne(
        { _id: "head" },
        { readConcern: { level: "linearizable" }, maxTimeMS: 4_000, projection: { generations: 0 } },
      );
      if (found) return found;
      await create();
    }
  };

  return {
    read: (): Promise<Head> => read(),

    seq: async (): Promise<number | undefined> =>
      (await heads.findOne({ _id: "head" }, { projection: { seq: 1 } }))?.seq,

    /** A number for collections that nobody else will use. */
    nextGeneration: async (): Promise<number> => {
      const found = await again(() =>
        heads.findOneAndUpdate({ _id: "head" }, { $inc: { generations: 1 } }, { returnDocument: "after" }),
      );
      if (!found) throw new Error("the views have no head yet");
      return found.generations;
    },

    /** Moves the head on from `seq`; false, and nothing is changed, if another write has moved it. */
    move: async (seq: number, to: { puts?: readonly Put[]; consumers?: Head["consumers"] }): Promise<boolean> => {
      const by = randomUUID();
      const { puts = [], consumers } = to;
      for (let tried = 1; ; tried += 1) {
        try {
          const { matchedCount } = await heads.updateOne(
            { _id: "head", seq },
            { $set: { seq: seq + 1, by, puts, ...(consumers ? { consumers } : {}) } },
          );
          if (matchedCount === 1) return true;
          // Sent before and never answered, it may have been this very write that moved it.
          return tried > 1 && (await read()).by === by;
        } catch (error) {
          if (faultOf(error) !== "unsure" || tried === ATTEMPTS) throw error;
        }
      }
    },
  };
};
