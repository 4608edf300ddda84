import { createHash } from "node:crypto";
import { createWriteStream } from "node:fs";
import { mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { IncomingMessage } from "node:http";
import { Refusal } from "@yihan/kernel";

const tooLarge = (limit: number): Refusal =>
  new Refusal("too-large", "file-too-large", {
    zh: `文件不得超过 ${Math.floor(limit / 1_048_576)} MB。`,
    en: `The file may have at most ${Math.floor(limit / 1_048_576)} MB.`,
  });

const brokenOff = (): Refusal =>
  new Refusal("invalid", "body-cut", { zh: "上传中断，请重新上传。", en: "The upload broke off; send it again." });

/**
 * Writes the request's body to a file of `folder` named `name`, never holding it in memory. Gives its path and SHA-256.
 * Throws 413 beyond `limit` bytes; then, and when the sender breaks off, nothing is left behind.
 */
export const spool = async (
  request: IncomingMessage,
  folder: string,
  name: string,
  limit: number,
): Promise<{ path: string; sha256: string; size: number }> => {
  if (Number(request.headers["content-length"] ?? 0) > limit) throw tooLarge(limit);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const path = join(folder, name);
  const hash = createHash("sha256");
  let size = 0;
  const measured = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      size += chunk.length;
      if (size > limit) {
        done(tooLarge(limit));
        return;
      }
      hash.update(chunk);
      done(null, chunk);
    },
  });
  // A pipe does not tell its end that its beginning was cut off.
  const cut = (): void => {
    if (!request.complete) measured.destroy(brokenOff());
  };
  request.once("close", cut);
  const file = createWriteStream(path, { mode: 0o600 });
  const closed = new Promise<void>((resolve) => {
    file.once("close", () => resolve());
  });
  try {
    // Refused without ending the connection, so that the refusal can still be answered.
    await pipeline(request.pipe(measured), file);
  } catch (error) {
    // A file that is being opened is there only afterwards.
    await closed;
    await rm(path, { force: true });
    request.resume();
    throw error;
  } finally {
    request.off("close", cut);
  }
  return { path, sha256: hash.digest("hex"), size };
};
