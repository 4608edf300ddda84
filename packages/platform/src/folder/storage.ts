import { rm } from "node:fs/promises";
import { join } from "node:path";
import { diskRefusal } from "./disk-refusal.ts";
import { clearScratch, readIfThere, writeDurably } from "./durable-file.ts";

/** Named bytes; the shape that the transparency log writes its tiles and checkpoints to. */
export interface FolderStorage {
  read(path: string): Promise<Uint8Array | undefined>;
  /** Atomic and durable: a reader sees the old bytes or the new, and the new are there after a crash. */
  write(path: string, bytes: Uint8Array): Promise<void>;
  /** Removing what isn't there changes nothing. */
  remove(path: string): Promise<void>;
}

/** Files under `folder`. Paths are relative, with `/`; one that could lead outside throws. */
export const folderStorage = (folder: string): FolderStorage => {
  const scratch = join(folder, ".part");
  const ready = clearScratch(scratch);
  ready.catch(() => undefined); // every method awaits it and reports the fault
  const resolve = (path: string): string => {
    // Segments that begin with a letter, digit or underscore: no `..`, no hidden file, no drive, no root.
    if (path.length > 400 || !/^\w[\w.-]*(\/\w[\w.-]*)*$/.test(path)) throw new Error("not a path inside the storage");
    return join(folder, ...path.split("/"));
  };
  return {
    read: async (path) => {
      await ready;
      return readIfThere(resolve(path));
    },
    write: async (path, bytes) => {
      const target = resolve(path);
      try {
        await ready;
        await writeDurably(scratch, [bytes], () => target);
      } catch (error) {
        throw diskRefusal(error);
      }
    },
    remove: async (path) => {
      const target = resolve(path);
      await ready;
      await rm(target, { force: true });
    },
  };
};
