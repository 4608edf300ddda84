import mongoose from "mongoose";
import type { EventStore, Papers, Views } from "@yihan/kernel";
import { mongoEventStore } from "./event-store.ts";
import type { LogStorage } from "../folder/storage.ts";
import { createIndexes } from "./indexes.ts";
import { refusing } from "./mongo-fault.ts";
import { mongoLogStorage } from "./log-storage.ts";
import { mongoPapers } from "./papers.ts";
import { mongoViews } from "./views.ts";

export type Db = mongoose.mongo.Db;

/** What a service keeps in its MongoDB database. */
export interface Mongo {
  /** The store of one service; the same one for the same name. */
  storeOf(service: string): EventStore;
  views: Views;
  papers: Papers;
  /** Where the audit log keeps its tiles and checkpoints. */
  logStorage: LogStorage;
  /** Stop relays and subscriptions first. */
  close(): Promise<void>;
}

/**
 * Nothing waits in the client: a database that is away is a refusal within a second, and one that hangs within five.
 * Everything is read from the primary and only once a majority has it, so that what was seen is never taken back.
 */
const options: mongoose.ConnectOptions = {
  bufferCommands: false,
  autoIndex: false,
  autoCreate: false,
  serverSelectionTimeoutMS: 800,
  connectTimeoutMS: 2_000,
  socketTimeoutMS: 5_000,
  waitQueueTimeoutMS: 2_000,
  readPreference: "primary",
  readConcern: { level: "majority" },
  w: "majority",
  journal: true,
  wtimeoutMS: 4_000,
  retryWrites: true,
  promoteBuffers: true,
  ignoreUndefined: true,
  maxPoolSize: 50,
};

/** The database of a URL, and how to let it go. */
export const connect = refusing(async (url: string): Promise<{ db: Db; close(): Promise<void> }> => {
  const connection = mongoose.createConnection(url, options);
  // Reported by the call that meets it; without a listener it would end the process.
  connection.on("error", () => undefined);
  try {
    await connection.asPromise();
  } catch (error) {
    await connection.close().catch(() => undefined);
    throw error;
  }
  return { db: connection.db!, close: () => connection.close() };
});

/** Opens the database that `url` names (`mongodb://…/<database>`). A database that is away is a `Refusal` `unavailable`. */
export const openMongo = async (url: string): Promise<Mongo> => {
  const { db, close } = await connect(url);
  const stores = new Map<string, EventStore>();
  const views = mongoViews(db);
  return {
    storeOf: (service) => {
      const store = stores.get(service) ?? mongoEventStore(db, service);
      stores.set(service, store);
      return store;
    },
    views,
    papers: mongoPapers(db),
    logStorage: mongoLogStorage(db),
    close: async () => {
      views.stop();
      await close();
    },
  };
};

/** The step of deployment that a store insists on: creates the indexes for these services. Doing it twice is harmless. */
export const prepareMongo = async (url: string, services: readonly string[]): Promise<void> => {
  const { db, close } = await connect(url);
  try {
    await refusing(createIndexes)(db, services);
  } finally {
    await close();
  }
};
