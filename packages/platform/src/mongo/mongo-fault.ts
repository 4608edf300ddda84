import mongoose from "mongoose";
import { Refusal } from "@yihan/kernel";

const {
  MongoBulkWriteError,
  MongoClientClosedError,
  MongoNetworkError,
  MongoNotConnectedError,
  MongoServerError,
  MongoServerSelectionError,
  MongoTopologyClosedError,
} = mongoose.mongo;

/** `duplicate`: a unique key is taken. `unsure`: sent, and whether it was done is not known. `away`: no server answers. */
export type MongoFault = "duplicate" | "unsure" | "away";

// https://www.mongodb.com/docs/manual/reference/error-codes/: host unreachable or not found, write concern not reached in
// time, network timeout, shutdown, stepped down, exceeded time, socket, not primary, interrupted, not primary or recovering.
const UNSURE: ReadonlySet<unknown> = new Set([6, 7, 50, 64, 89, 91, 189, 262, 9001, 10107, 11600, 11602, 13435, 13436]);

/** What MongoDB or the way to it found wrong, or undefined if the error is another. */
export const faultOf = (error: unknown): MongoFault | undefined => {
  // What stopped a bulk write as a whole: the driver wraps what happened on the way to the server as if it had answered.
  if (error instanceof MongoBulkWriteError) {
    const inner: unknown = [error.err, error.errorResponse].find((one: unknown) => one instanceof Error);
    if (inner !== undefined) return faultOf(inner);
  }
  if (
    error instanceof MongoServerSelectionError ||
    error instanceof MongoTopologyClosedError ||
    error instanceof MongoNotConnectedError ||
    error instanceof MongoClientClosedError ||
    (error instanceof Error && /ServerSelectionError|WaitQueueTimeoutError/.test(error.name))
  )
    return "away";
  if (error instanceof MongoNetworkError) return "unsure";
  if (error instanceof MongoServerError) {
    // The code alone: what else the error says about the key differs between versions.
    if (error.code === 11000) return "duplicate";
    if (UNSURE.has(error.code)) return "unsure";
  }
  return undefined;
};

/** The same fault as a lawful "not now", where it is one that can pass; otherwise the error itself. */
export const asRefusal = (error: unknown): unknown => {
  const fault = faultOf(error);
  return fault === "unsure" || fault === "away"
    ? new Refusal("unavailable", "database-unavailable", {
        zh: "数据库暂时不可用，未确认任何内容；请稍后原样重试。",
        en: "The database can't be reached for now; nothing was acknowledged. Try the same again later.",
      })
    : error;
};

export const isUnavailable = (error: unknown): boolean => error instanceof Refusal && error.kind === "unavailable";

/** The same work, whose passing faults are refusals. */
export const refusing =
  <Args extends readonly unknown[], Result>(work: (...args: Args) => Promise<Result>) =>
  async (...args: Args): Promise<Result> => {
    try {
      return await work(...args);
    } catch (error) {
      throw asRefusal(error);
    }
  };

/** How often what may have been done is tried before the caller is told that it is not known. */
export const ATTEMPTS = 3;

/** Does what is harmless to do twice, again while it is not known whether it was done. */
export const again = async <T>(work: () => Promise<T>): Promise<T> => {
  for (let tried = 1; ; tried += 1) {
    try {
      return await work();
    } catch (error) {
      if (faultOf(error) !== "unsure" || tried === ATTEMPTS) throw error;
    }
  }
};
