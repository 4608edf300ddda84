import { openPromise, fromBufferPromise, type Entry } from "yauzl";
import { TlogError } from "./tlog-error.ts";
import type { ExportFiles } from "./verify/export-files.ts";

/** How much a zip may hold before it is refused unread. */
export type ZipLimits = { entries: number; totalBytes: number; fileBytes: number };

const LIMITS: ZipLimits = { entries: 100_000, totalBytes: 2 * 1024 ** 3, fileBytes: 256 * 1024 ** 2 };

/**
 * Opens a zip (path or bytes) for reading files out of it one at a time; nothing is unpacked to disk.
 * Refuses (`malformed`, `too-large`) names that lead out of the folder, encrypted files, too many or too large ones: the sizes
 * the zip declares are added up first, and a file that inflates to more than it declares fails when it is read.
 * `paths()` gives a name as often as the zip does. Call `close` at the end.
 */
export async function openZip(
  source: string | Buffer,
  limits: Partial<ZipLimits> = {},
): Promise<ExportFiles & { close(): void }> {
  const { entries: maxEntries, totalBytes, fileBytes } = { ...LIMITS, ...limits };
  const options = {
    autoClose: false,
    lazyEntries: true,
    decodeStrings: true,
    validateEntrySizes: true,
    strictFileNames: true,
  };
  const zip = await (
    typeof source === "string" ? openPromise(source, options) : fromBufferPromise(source, options)
  ).catch(malformed);
  const found = new Map<string, Entry>();
  const paths: string[] = [];
  let total = 0;
  try {
    if (zip.entryCount > maxEntries) throw new TlogError("too-large", `the zip holds more than ${maxEntries} files`);
    for await (const entry of zip.eachEntry()) {
      if (entry.fileName.endsWith("/")) continue;
      total += entry.uncompressedSize;
      if (paths.length >= maxEntries) throw new TlogError("too-large", `the zip holds more than ${maxEntries} files`);
      if (total > totalBytes || entry.uncompressedSize > fileBytes)
        throw new TlogError("too-large", "the zip unpacks to more than is accepted");
      if (entry.isEncrypted()) throw new TlogError("malformed", "the zip holds an encrypted file");
      paths.push(entry.fileName);
      if (!found.has(entry.fileName)) found.set(entry.fileName, entry);
    }
  } catch (error) {
    zip.close();
    return malformed(error);
  }
  return {
    paths: () => paths,
    read: async (path) => {
      const entry = found.get(path);
      if (entry === undefined) return undefined;
      try {
        const chunks: Buffer[] = [];
        for await (const chunk of await zip.openReadStreamPromise(entry)) chunks.push(chunk as Buffer);
        return Buffer.concat(chunks);
      } catch (error) {
        return malformed(error);
      }
    },
    close: () => zip.close(),
  };
}

function malformed(error: unknown): never {
  if (error instanceof TlogError) throw error;
  // A file system error (no such file, no permission) is not about the zip.
  if (error instanceof Error && "syscall" in error) throw error;
  throw new TlogError("malformed", `the zip can't be read: ${(error as Error).message}`);
}
