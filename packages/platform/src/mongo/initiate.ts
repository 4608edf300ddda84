import mongoose from "mongoose";
import { pause } from "../pause.ts";
import { trusting, type MongoTrust } from "./connect.ts";

/** What was found: a set that works, or a server that runs without one. */
export type Initiated = "initiated" | "there already" | "no replica set";

/** How long a new set may take to have a primary, and how often to look, in milliseconds. */
const PRIMARY_LIMIT = 60_000;
const LOOK_EVERY = 250;

/** NotYetInitialized, NoReplicationEnabled, CommandNotFound: https://www.mongodb.com/docs/manual/reference/error-codes/. */
const NOT_YET = 94;
const NONE: readonly unknown[] = [76, 59];

const codeOf = (error: unknown): number | undefined =>
  error instanceof mongoose.mongo.MongoServerError && typeof error.code === "number" ? error.code : undefined;

/**
 * Makes the server at `url` (one member, reached directly) a replica set of itself, by the address that other members and
 * clients will use, and waits until it takes writes. A set that is there stays as it is. A step of deployment for a set of one.
 */
export const initiateReplicaSet = async (
  url: string,
  name: string,
  member: string,
  trust: MongoTrust = {},
): Promise<Initiated> => {
  const client = await mongoose.mongo.MongoClient.connect(url, {
    directConnection: true,
    serverSelectionTimeoutMS: 30_000,
    ...trusting(trust),
  });
  try {
    const admin = client.db("admin");
    try {
      await admin.command({ replSetGetStatus: 1 });
      return "there already";
    } catch (error) {
      if (NONE.includes(codeOf(error))) return "no replica set";
      if (codeOf(error) !== NOT_YET) throw error;
    }
    await admin.command({ replSetInitiate: { _id: name, members: [{ _id: 0, host: member }] } });
    for (const until = performance.now() + PRIMARY_LIMIT; ;) {
      if ((await admin.command({ hello: 1 }))["isWritablePrimary"]) return "initiated";
      if (performance.now() > until) throw new Error("the replica set has no primary");
      await pause(LOOK_EVERY, new AbortController().signal);
    }
  } finally {
    await client.close();
  }
};
