import { crc32, createInflateRaw } from "node:zlib";
import type { Readable, Transform } from "node:stream";
import { openPromise } from "yauzl";
import type { Entry, ZipFile } from "yauzl";
import { UnreadableFile } from "../unreadable-file.ts";
import type { Limits } from "./limits.ts";

/** A zip whose parts are read one at a time, each counted while it is unpacked. */
export interface Zip {
  has(name: string): boolean;
  /** The unpacked bytes of a part. Refuses as soon as the limits are passed, before the bytes are handed on. */
  read(name: string): AsyncGenerator<Buffer>;
  [Symbol.dispose](): void;
}

const mebibyte = 1024 * 1024;
const chunkBytes = 64 * 1024;

/**
 * Opens the zip at `path`. Refuses what is cut off, encrypted, has too many parts, the same name twice, or names that
 * lead out of the archive. Nothing is ever written to disk.
 */
export async function openZip(path: string, limits: Limits): Promise<Zip> {
  const zip = await orBroken(openPromise(path, { lazyEntries: true, autoClose: false, validateEntrySizes: true }));
  try {
    return listed(zip, await entriesOf(zip, limits), limits);
  } catch (error) {
    zip.close();
    throw error;
  }
}

async function entriesOf(zip: ZipFile, limits: Limits): Promise<Map<string, Entry>> {
  if (zip.entryCount > limits.entries) {
    throw new UnreadableFile("tooManyEntries", {
      zh: `工作簿内部文件超过 ${limits.entries} 个；这不是常见的表格文件，请重新导出。`,
      en: `The workbook holds more than ${limits.entries} parts; that is no ordinary table, export it again.`,
    });
  }
  const entries = new Map<string, Entry>();
  try {
    for await (const entry of zip.eachEntry()) {
      if (entries.has(entry.fileName)) throw brokenZip();
      entries.set(entry.fileName, entry);
    }
  } catch (error) {
    throw error instanceof UnreadableFile ? error : brokenZip(error);
  }
  return entries;
}

function listed(zip: ZipFile, entries: Map<string, Entry>, limits: Limits): Zip {
  let inflated = 0;
  return {
    has: (name) => entries.has(name),
    async *read(name) {
      const entry = entries.get(name);
      if (!entry) throw brokenZip();
      if (entry.isEncrypted()) {
        throw new UnreadableFile("encrypted", {
          zh: "工作簿已加密；请取消密码后重新上传。",
          en: "The workbook is encrypted; remove the password and upload it again.",
        });
      }
      if (entry.compressionMethod !== 0 && entry.compressionMethod !== 8) throw brokenZip();
      const packed = await orBroken(zip.openReadStreamPromise(entry, { decodeFileData: false }));
      const stream =
        entry.compressionMethod === 0 ? packed : compose(packed, createInflateRaw({ chunkSize: chunkBytes }));
      let bytes = 0;
      let sum = 0;
      try {
        for await (const chunk of stream as AsyncIterable<Buffer>) {
          bytes += chunk.length;
          inflated += chunk.length;
          if (bytes > entry.uncompressedSize) throw brokenZip();
          if (inflated > limits.inflatedBytes) throw inflatesTooMuch();
          if (bytes > mebibyte && bytes > entry.compressedSize * limits.inflationRatio) throw inflatesTooMuch();
          sum = crc32(chunk, sum);
          yield chunk;
        }
      } catch (error) {
        throw error instanceof UnreadableFile ? error : brokenZip(error);
      } finally {
        packed.destroy();
        stream.destroy();
      }
      if (bytes !== entry.uncompressedSize || sum !== entry.crc32) throw brokenZip();
    },
    [Symbol.dispose]: () => zip.close(),
  };
}

/** `pipe` that also carries a read error over to the unpacked side. */
function compose(packed: Readable, inflate: Transform): Transform {
  packed.on("error", (error) => inflate.destroy(error));
  return packed.pipe(inflate);
}

async function orBroken<T>(promise: Promise<T>): Promise<T> {
  try {
    return await promise;
  } catch (error) {
    throw brokenZip(error);
  }
}

function brokenZip(cause?: unknown): Error {
  const refusal = new UnreadableFile("brokenZip", {
    zh: "工作簿已损坏或不完整；请重新导出后上传。",
    en: "The workbook is damaged or cut off; export it again and upload that.",
  });
  if (cause !== undefined) refusal.cause = cause;
  return refusal;
}

function inflatesTooMuch(): UnreadableFile {
  return new UnreadableFile("inflatesTooMuch", {
    zh: "工作簿解压后大得异常，已停止读取；请重新导出为普通 XLSX 或 CSV。",
    en: "The workbook unpacks to far more than it should and was not read on; export it as an ordinary XLSX or as CSV.",
  });
}
