import mongoose from "mongoose";
import type { Db } from "./connect.ts";
import { again, faultOf } from "./mongo-fault.ts";
import type { ViewDocument } from "./view-shape.ts";

/** One document of a view or one watermark, as it will lie in its collection, but for the number of the write. */
export interface Put {
  collection: string;
  /** Whatever it holds, it has an `_id`. */
  document: { _id: string } & Record<string, unknown>;
}

const byCollection = (puts: readonly Put[]): Map<string, Put["document"][]> => {
  const found = new Map<string, Put["document"][]>();
  for (const { collection, document } of puts) {
    const list = found.get(collection);
    if (list) list.push(document);
    else found.set(collection, [document]);
  }
  return found;
};

const isOnlyDuplicates = (error: unknown): error is mongoose.mongo.MongoBulkWriteError =>
  error instanceof mongoose.mongo.MongoBulkWriteError &&
  faultOf(error) === "duplicate" &&
  [error.writeErrors].flat().every(({ code }) => code === 11000);

/** Puts documents where an older one, or none, lies; twice is once, and late is never. */
const putInto = async (db: Db, collection: string, documents: readonly Put["document"][], seq: number) => {
  const target = db.collection<ViewDocument>(collection);
  const replacing = (document: Put["document"], upsert: boolean) => ({
    replaceOne: {
      filter: { _id: document._id, seq: { $lt: seq } },
      replacement: { ...document, seq } as ViewDocument,
      upsert,
    },
  });
  const write = (of: readonly Put["document"][], upsert: boolean) =>
    target.bulkWrite(
      of.map((document) => replacing(document, upsert)),
      { ordered: false },
    );
  try {
    await write(documents, true);
  } catch (error) {
    if (!isOnlyDuplicates(error)) throw error;
    // There is one by now: perhaps an older one that another process put there a moment ago, so replace that.
    const refused = [error.writeErrors].flat().flatMap(({ index }) => documents[index] ?? []);
    await write(refused, false);
  }
};

/** Puts all of them, under the number of the write that they belong to. */
export const putAll = async (db: Db, puts: readonly Put[], seq: number): Promise<void> => {
  await Promise.all(
    [...byCollection(puts)].map(([collection, documents]) => again(() => putInto(db, collection, documents, seq))),
  );
};

/** How long a removed document's stub keeps late writes away. */
const STUBS_KEPT = 600_000;

/** Removes the stubs that no write can be late for any more. */
export const removeStubs = async (db: Db, collections: readonly string[]): Promise<void> => {
  for (const collection of collections) {
    await db.collection<ViewDocument>(collection).deleteMany({ gone: { $lt: Date.now() - STUBS_KEPT } });
  }
};
