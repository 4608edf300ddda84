import mongoose from "mongoose";
import type { LogStorage } from "../folder/storage.ts";
import { checkLogPath } from "../log-path.ts";
import type { Db } from "./connect.ts";
import { again, faultOf, refusing } from "./mongo-fault.ts";

interface FileDocument {
  /** The path below the log's prefix. */
  _id: string;
  bytes: mongoose.mongo.Binary | Uint8Array;
}

const COLLECTION = "log";

/** The log's files as documents: none is larger than a tile of entries, 16 KB. */
export const mongoLogStorage = (db: Db): LogStorage => {
  const files = db.collection<FileDocument>(COLLECTION);
  const replace = async (path: string, bytes: Uint8Array): Promise<void> => {
    const binary = new mongoose.mongo.Binary(bytes);
    try {
      await files.replaceOne({ _id: path }, { bytes: binary }, { upsert: true });
    } catch (error) {
      // Another write made the file between look-up and insert; the one that comes last stands.
      if (faultOf(error) !== "duplicate") throw error;
      await files.replaceOne({ _id: path }, { bytes: binary });
    }
  };
  return {
    read: refusing(async (path: string) => {
      checkLogPath(path);
      const found = await files.findOne({ _id: path });
      return found ? new Uint8Array(found.bytes instanceof Uint8Array ? found.bytes : found.bytes.value()) : undefined;
    }),
    // The same bytes again are the same file: what may have been done is done once more.
    write: refusing(async (path: string, bytes: Uint8Array) => {
      checkLogPath(path);
      await again(() => replace(path, bytes));
    }),
    remove: refusing(async (path: string) => {
      checkLogPath(path);
      await again(() => files.deleteOne({ _id: path }));
    }),
  };
};
