import mongoose from "mongoose";
import type { Db } from "./connect.ts";
import { mongoPapers } from "./papers.ts";
import type { Head } from "./view-head.ts";
import type { Ledger } from "./view-ledger.ts";
import { viewShape } from "./view-shape.ts";
import { viewWrites } from "./view-writes.ts";
import { mongoViews } from "./views.ts";

/*
 * No server: only what these cases ask of a database, which refuses to clear anything away.
 */
const refused = new Error("not allowed");
const spec = { name: "letters", revision: 1, fields: [] };
let faults: unknown[];
const onFault = (error: unknown): void => void faults.push(error);
beforeEach(() => {
  faults = [];
});

test("stubs that can't be removed are told, and the write stands", async () => {
  const at: Head = {
    seq: 1_000,
    consumers: { supervision: { generation: 1, views: { letters: { generation: 1, spec, isFilled: true } } } },
    puts: [],
  };
  const ledger = { exclusive: (work) => work(), known: () => at, move: async () => true } as Partial<Ledger> as Ledger;
  const db = { collection: () => ({ deleteMany: () => Promise.reject(refused) }) } as unknown as Db;
  const write = viewWrites(db, ledger, () => viewShape(spec, 1), onFault);
  await write({ puts: [{ view: "letters", id: "m", doc: {} }] });
  // Another write is done after the sweep of the one before.
  await write({ puts: [{ view: "letters", id: "n", doc: {} }] });
  expect(faults[0]).toBe(refused);
});

test("a rebuild that fails is told why, also when what it left can't be dropped, and that is told too", async () => {
  const head = { seq: 0, consumers: {}, puts: [] };
  const db = {
    collection: () => ({ findOne: async () => head, findOneAndUpdate: async () => ({ ...head, generations: 1 }) }),
    dropCollection: () => Promise.reject(refused),
  } as unknown as Db;
  const views = mongoViews(db, onFault);
  const unfilled = new Error("a fact could not be read");
  await expect(views.rebuild("supervision", [spec], () => Promise.reject(unfilled))).rejects.toBe(unfilled);
  views.stop();
  expect(faults).toEqual([refused, refused]);
});

test("an upload that breaks off is told why, also when what it left can't be removed, and that is told too", async () => {
  const client = new mongoose.mongo.MongoClient("mongodb://127.0.0.1:9", { serverSelectionTimeoutMS: 50 });
  const real = client.db("papers-for-test");
  const db = new Proxy(real, {
    get: (target, key) => {
      if (key !== "collection") return Reflect.get(target, key, target) as unknown;
      return (name: string) => {
        const collection = target.collection(name);
        if (name === "papers.uploads") collection.updateOne = (async () => undefined) as never;
        if (name === "papers.files") collection.deleteOne = () => Promise.reject(refused);
        return collection;
      };
    },
  });
  const papers = mongoPapers(db, onFault);
  const broken = new Error("the sender broke off");
  const source = async function* (): AsyncGenerator<Uint8Array> {
    yield new Uint8Array(1);
    throw broken;
  };
  await expect(papers.put(source(), 100)).rejects.toBe(broken);
  await client.close();
  expect(faults).toEqual([refused]);
});
