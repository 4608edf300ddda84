import { Unstartable } from "@yihan/kernel";
import type mongoose from "mongoose";
import type { Db } from "./connect.ts";
import { again, faultOf } from "./mongo-fault.ts";

type Index = mongoose.mongo.IndexDescription & { name: string };

const factIndexes: readonly Index[] = [
  { name: "command", key: { command: 1 }, unique: true },
  // Only facts with a number have these; no number of a series twice, and the highest is found at its end.
  { name: "number", key: { series: 1, number: 1 }, unique: true, sparse: true },
  { name: "pending", key: { pending: 1, at: 1, _id: 1 }, partialFilterExpression: { pending: true } },
];

/** The collection that holds a service's facts. Throws if the name could be anything but a service's. */
export const factCollection = (service: string): string => {
  // Kebab-case.
  if (!/^[a-z][a-z0-9-]{0,40}$/.test(service)) throw new Error(`${service} is no name for a service`);
  return `fact.${service}`;
};

/** Creates the indexes of a collection; waits for one that is long in the making. */
export const build = async (db: Db, collection: string, indexes: readonly Index[]): Promise<void> => {
  // The answer may take longer than any other; asking again waits for the same work.
  for (let waits = 0; indexes.length > 0; waits += 1) {
    try {
      await again(() => db.collection(collection).createIndexes([...indexes]));
      return;
    } catch (error) {
      if (faultOf(error) !== "unsure" || waits === BUILD_WAITS) throw error;
    }
  }
};

const BUILD_WAITS = 60;

export const createIndexes = async (db: Db, services: readonly string[]): Promise<void> => {
  for (const service of services) await build(db, factCollection(service), factIndexes);
};

/** Throws `Unstartable` if the indexes are missing that keep a command from being carried out twice. */
export const insistOnFactIndexes = async (db: Db, service: string): Promise<void> => {
  const there = await db
    .collection(factCollection(service))
    .indexes()
    .catch((error: { code?: unknown }) => {
      if (error.code === NAMESPACE_NOT_FOUND) return [];
      throw error;
    });
  const missing = factIndexes.filter(({ name }) => !there.some((index) => index.name === name));
  if (missing.length > 0)
    throw new Unstartable(
      `The database ${db.databaseName} lacks the indexes ${missing.map(({ name }) => name).join(", ")} of ${service}: prepare it before starting the service.`,
    );
};

const NAMESPACE_NOT_FOUND = 26;
