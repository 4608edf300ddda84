import mongoose from "mongoose";
import type { Views } from "@yihan/kernel";
import { connect, type Db } from "./connect.ts";
import { mongoViews } from "./views.ts";

/** What MongoDB's fault point `failCommand` can do to a command. */
export interface CommandFault {
  closeConnection?: true;
  errorCode?: number;
  /** The command is carried out all the same. */
  writeConcernError?: { code: number; errmsg: string };
}

/** What only tests do to a database: faults, and changes behind the adapters' backs. */
export interface MongoForTests {
  /** Lets the next commands of these names fail. */
  failNext(commands: readonly string[], fault: CommandFault, times?: number): Promise<void>;
  damagePaper(sha256: string): Promise<void>;
  /** Makes a paper that many milliseconds older. */
  agePaper(sha256: string, by: number): Promise<void>;
  /** Number of GridFS files, named or not. */
  files(): Promise<number>;
  /** How a find would be carried out: the stages of the winning plan. */
  plan(collection: string, filter: object, sort: object): Promise<string>;
  /** Views of a process that dies as soon as a write is done for good: it puts nothing. */
  dyingViews(): Views;
  drop(): Promise<void>;
  close(): Promise<void>;
}

export const openForTests = async (url: string): Promise<MongoForTests> => {
  const { db, close } = await connect(url);
  const papers = db.collection<{ _id: string; file: mongoose.mongo.ObjectId }>("papers");
  return {
    failNext: async (commands, fault, times = 1) => {
      await db.admin().command({
        configureFailPoint: "failCommand",
        mode: { times },
        data: { failCommands: commands, ...fault },
      });
    },
    damagePaper: async (sha256) => {
      const { file } = (await papers.findOne({ _id: sha256 }))!;
      await db
        .collection("papers.chunks")
        .updateOne({ files_id: file, n: 0 }, { $set: { data: new mongoose.mongo.Binary(Buffer.from("other bytes")) } });
    },
    agePaper: async (sha256, by) => {
      await papers.updateOne({ _id: sha256 }, { $inc: { at: -by } });
    },
    files: () => db.collection("papers.files").countDocuments(),
    plan: async (collection, filter, sort) => {
      const { queryPlanner } = await db.command({ explain: { find: collection, filter, sort } });
      return JSON.stringify((queryPlanner as { winningPlan: unknown }).winningPlan);
    },
    dyingViews: () => mongoViews(dying(db), () => undefined),
    drop: async () => {
      await db.dropDatabase();
    },
    close,
  };
};

/** The same database, into whose views and watermarks nothing can be put. */
const dying = (db: Db): Db =>
  new Proxy(db, {
    get: (target, key) => {
      if (key !== "collection") return Reflect.get(target, key, target) as unknown;
      return (name: string) => {
        const collection = target.collection(name);
        if (/^(view|mark)\./.test(name))
          collection.bulkWrite = () => Promise.reject(new mongoose.mongo.MongoNetworkError("the process died"));
        return collection;
      };
    },
  });

/** Inserts a second of documents as large as a fact, `width` at the same time, each acknowledged by a majority: a limit to measure by. */
export const insertsPerSecond = async (url: string, count: number, width: number): Promise<number> => {
  const { db, close } = await connect(url);
  const probe = db.collection<{ _id: string; command: string; data: mongoose.mongo.Binary }>("probe");
  await probe.createIndex({ command: 1 }, { unique: true });
  const data = new mongoose.mongo.Binary(Buffer.alloc(700, 7));
  let next = 0;
  const work = async (): Promise<void> => {
    while (next < count) {
      const id = `probe-${(next += 1)}`;
      await probe.insertOne({ _id: id, command: `command of ${id}`, data });
    }
  };
  const began = performance.now();
  await Promise.all(Array.from({ length: width }, work));
  const seconds = (performance.now() - began) / 1_000;
  await close();
  return count / seconds;
};

/** Keeps bytes in a database as plainly as can be, one write each. */
export const openProbe = async (
  url: string,
): Promise<{ insert(value: Uint8Array, at: number): Promise<void>; close(): Promise<void> }> => {
  const { db, close } = await connect(url);
  const probe = db.collection<{ _id: string; data: mongoose.mongo.Binary }>("kept");
  return {
    insert: async (value, at) => {
      await probe.insertOne({ _id: `kept-${at}`, data: new mongoose.mongo.Binary(Buffer.from(value)) });
    },
    close,
  };
};
