import { createWriteStream } from "node:fs";
import { mkdtemp, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { UnreadableFile } from "../unreadable-file.ts";

/** Where a table comes from: bytes as they arrive, or a file that is already on disk. */
export type TableSource = AsyncIterable<Uint8Array> | { path: string };

export interface SpooledFile {
  path: string;
  bytes: number;
  [Symbol.asyncDispose](): Promise<void>;
}

/**
 * The source as a file, because a zip is read from its end and an encoding is judged by all its bytes. A stream is
 * written to a private temporary folder, which goes away on dispose; it is cut off as soon as it passes `maxBytes`.
 */
export async function spool(source: TableSource, maxBytes: number): Promise<SpooledFile> {
  if ("path" in source) {
    const { size } = await stat(source.path);
    if (size > maxBytes) throw tooLarge(maxBytes);
    return { path: source.path, bytes: size, [Symbol.asyncDispose]: async () => {} };
  }
  const folder = await mkdtemp(join(tmpdir(), "yihan-table-"));
  const remove = () => rm(folder, { recursive: true, force: true });
  const path = join(folder, "table");
  let bytes = 0;
  try {
    await pipeline(
      source,
      async function* (chunks: AsyncIterable<Uint8Array>) {
        for await (const chunk of chunks) {
          bytes += chunk.byteLength;
          if (bytes > maxBytes) throw tooLarge(maxBytes);
          yield chunk;
        }
      },
      createWriteStream(path, { mode: 0o600 }),
    );
  } catch (error) {
    await remove();
    throw error;
  }
  return { path, bytes, [Symbol.asyncDispose]: remove };
}

function tooLarge(maxBytes: number): UnreadableFile {
  const mebibytes = Math.floor(maxBytes / 1024 / 1024);
  return new UnreadableFile("fileTooLarge", {
    zh: `文件超过 ${mebibytes} MiB 的上限；请分成几个文件上传。`,
    en: `The file is larger than the limit of ${mebibytes} MiB; split it and upload the pieces.`,
  });
}
