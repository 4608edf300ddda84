import { randomUUID } from "node:crypto";
import { createWriteStream } from "node:fs";
import { mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { Refusal } from "@yihan/kernel";

/** A dot and letters or digits: nothing that leads into another folder. */
const PLAIN = /^\.[a-z0-9]{1,8}$/i;

/** A file that arrived, while it is needed. */
export interface ReceivedFile {
  path: string;
  /** Removes it, if it still stands there. */
  drop(): Promise<void>;
}

/**
 * Writes files that arrive in pieces into `folder`, never holding one in memory. Their names are made here; of the
 * sender's only a plain extension is kept. Refuses a file of more than `limit` bytes; then, and when its sender breaks off,
 * nothing is left behind.
 */
export const receiveFiles =
  (folder: string, limit: number) =>
  async (pieces: AsyncIterable<Uint8Array>, extension: string): Promise<ReceivedFile> => {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const path = join(folder, `${randomUUID()}${PLAIN.test(extension) ? extension : ""}`);
    const drop = (): Promise<void> => rm(path, { force: true });
    const file = createWriteStream(path, { mode: 0o600 });
    const closed = new Promise<void>((resolve) => {
      file.once("close", () => resolve());
    });
    try {
      await pipeline(within(pieces, limit), file);
    } catch (error) {
      // A file that is being opened is there only afterwards.
      await closed;
      await drop();
      throw error;
    }
    return { path, drop };
  };

async function* within(pieces: AsyncIterable<Uint8Array>, limit: number): AsyncGenerator<Uint8Array> {
  let size = 0;
  for await (const piece of pieces) {
    size += piece.length;
    if (size > limit) {
      throw new Refusal("too-large", "file-too-large", {
        zh: `文件不得超过 ${Math.floor(limit / 1_048_576)} MB。`,
        en: `The file may have at most ${Math.floor(limit / 1_048_576)} MB.`,
      });
    }
    yield piece;
  }
}
