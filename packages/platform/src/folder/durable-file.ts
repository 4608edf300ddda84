import { randomUUID } from "node:crypto";
import { mkdir, open, readFile, rename, rm } from "node:fs/promises";
import { dirname, join } from "node:path";

/** Makes a folder's entries durable: without it a new name can be lost although the file's bytes are not. */
const syncFolder = async (folder: string): Promise<void> => {
  const handle = await open(folder, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
};

/** Creates a folder and makes it and every folder made on the way durable. */
export const makeFolder = async (folder: string): Promise<void> => {
  const first = await mkdir(folder, { recursive: true });
  if (first === undefined) return;
  for (let made = folder; made.length >= first.length; made = dirname(made)) await syncFolder(dirname(made));
};

/** The bytes of a file, or undefined if there is none. */
export const readIfThere = (path: string): Promise<Uint8Array | undefined> => ifThere(readFile(path));

/** What was asked of a file, or undefined if there is none. */
export const ifThere = async <T>(asked: Promise<T>): Promise<T | undefined> => {
  try {
    return await asked;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
};

/**
 * Writes chunks to a new file in `scratch` and renames it to what `name` says once all bytes are there: readers see the
 * whole file or none, and it is durable when this resolves. If the source or the disk fails, nothing is left.
 */
export const writeDurably = async (
  scratch: string,
  source: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  name: () => string,
): Promise<void> => {
  const temporary = join(scratch, `${randomUUID()}.part`);
  try {
    const handle = await open(temporary, "wx", 0o600);
    try {
      for await (const chunk of source) await handle.writeFile(chunk);
      await handle.sync();
    } finally {
      await handle.close();
    }
    const path = name();
    await makeFolder(dirname(path));
    await rename(temporary, path);
    await syncFolder(dirname(path));
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
};

/** Removes what a crash left half written, once: before the first thing that is done in the folder. */
export const clearedScratch = (scratch: string): (() => Promise<void>) => {
  const clear = async (): Promise<void> => {
    await rm(scratch, { recursive: true, force: true });
    await makeFolder(scratch);
  };
  let cleared: Promise<void> | undefined;
  return () => (cleared ??= clear());
};
