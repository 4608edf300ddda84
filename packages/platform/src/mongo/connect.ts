import mongoose from "mongoose";
import type { EventStore, Papers, Views } from "@yihan/kernel";
import { mongoEventStore } from "./event-store.ts";
import type { LogStorage } from "../folder/storage.ts";
import { createIndexes } from "./indexes.ts";
import { refusing } from "./mongo-fault.ts";
import { mongoLogStorage } from "./log-storage.ts";
import { notLetIn } from "./not-let-in.ts";
import { mongoPapers } from "./papers.ts";
import { mongoViews } from "./views.ts";

export type Db = mongoose.mongo.Db;

interface Connected {
  db: Db;
  close(): Promise<void>;
}

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

export interface MongoOptions {
  trust?: MongoTrust;
  /** Told of work that nobody waits for and that is done again later: clearing away what is no longer read. */
  onFault?: (error: unknown, part: "views" | "papers") => void;
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
  // A primary that was none for a moment is looked for again at once: by itself the driver waits 500 of the 800 ms first.
  minHeartbeatFrequencyMS: 100,
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

/** What a server must prove before anything is told to it. */
export interface MongoTrust {
  /** Certificates of the authority that the server's own comes from: turns TLS on. Undefined for what the URL says. */
  caFile?: string | undefined;
}

/** The same as the driver wants to hear it. */
export const trusting = ({ caFile }: MongoTrust): { tls?: true; tlsCAFile?: string } =>
  caFile === undefined ? {} : { tls: true, tlsCAFile: caFile };

/** The database of a URL, and how to let it go. Throws `Unstartable` where a server answers and lets nobody in. */
export const connect = refusing(async (url: string, trust: MongoTrust = {}): Promise<Connected> => {
  const connection = mongoose.createConnection(url, { ...options, ...trusting(trust) });
  // Reported by the call that meets it; without a listener it would end the process.
  connection.on("error", () => undefined);
  try {
    await connection.asPromise();
  } catch (error) {
    await connection.close();
    throw notLetIn(error) ?? error;
  }
  return { db: connection.db!, close: () => connection.close() };
});

/** Opens the database that `url` names (`mongodb://…/<database>`). A database that is away is a `Refusal` `unavailable`. */
export const openMongo = async (url: string, { onFault, trust }: MongoOptions = {}): Promise<Mongo> => {
  const { db, close } = await connect(url, trust);
  const stores = new Map<string, EventStore>();
  const views = mongoViews(db, (error) => onFault?.(error, "views"));
  return {
    storeOf: (service) => {
      const store = stores.get(service) ?? mongoEventStore(db, service);
      stores.set(service, store);
      return store;
    },
    views,
    papers: mongoPapers(db, (error) => onFault?.(error, "papers")),
    logStorage: mongoLogStorage(db),
    close: async () => {
      views.stop();
      await close();
    },
  };
};

/** The step of deployment that a store insists on: creates the indexes for these services. Doing it twice is harmless. */
export const prepareMongo = async (url: string, services: readonly string[], trust: MongoTrust = {}): Promise<void> => {
  const { db, close } = await connect(url, trust);
  try {
    await refusing(createIndexes)(db, services);
  } finally {
    await close();
  }
};
