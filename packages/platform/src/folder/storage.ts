import { rm } from "node:fs/promises";
import { join } from "node:path";
import { checkLogPath } from "../log-path.ts";
import { diskRefusal } from "./disk-refusal.ts";
import { clearedScratch, readIfThere, writeDurably } from "./durable-file.ts";

/** Named bytes; the shape that the transparency log writes its tiles and checkpoints to. */
export interface LogStorage {
  read(path: string): Promise<Uint8Array | undefined>;
  /** Atomic and durable: a reader sees the old bytes or the new, and the new are there after a crash. */
  write(path: string, bytes: Uint8Array): Promise<void>;
  /** Removing what isn't there changes nothing. */
  remove(path: string): Promise<void>;
}

/** Files under `folder`. Paths are relative, with `/`; one that could lead outside throws. */
export const folderStorage = (folder: string): LogStorage => {
  const scratch = join(folder, ".part");
  const ready = clearedScratch(scratch);
  const resolve = (path: string): string => {
    checkLogPath(path);
    return join(folder, ...path.split("/"));
  };
  return {
    read: async (path) => {
      await ready();
      return readIfThere(resolve(path));
    },
    write: async (path, bytes) => {
      const target = resolve(path);
      try {
        await ready();
        await writeDurably(scratch, [bytes], () => target);
      } catch (error) {
        throw diskRefusal(error);
      }
    },
    remove: async (path) => {
      const target = resolve(path);
      await ready();
      await rm(target, { force: true });
    },
  };
};
