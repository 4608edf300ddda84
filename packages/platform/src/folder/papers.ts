import { createHash } from "node:crypto";
import { statSync, unlinkSync } from "node:fs";
import { access, open, readdir, stat, utimes } from "node:fs/promises";
import { join } from "node:path";
import { PaperDamaged, Refusal, sha256Hex, type Papers } from "@yihan/kernel";
import { diskRefusal } from "./disk-refusal.ts";
import { clearedScratch, ifThere, readIfThere, writeDurably } from "./durable-file.ts";

const tooLarge = (limit: number): Refusal =>
  new Refusal("too-large", "paper-too-large", {
    zh: `文件超过 ${limit} 字节的上限，未保存。`,
    en: `The paper is larger than ${limit} bytes; it was not stored.`,
  });

/**
 * Papers as files in `folder`, named by their hash, 256 subfolders by its first two digits. Bytes are hashed while they
 * stream in and again whenever they are read; a paper put again replaces the file, which heals a damaged one.
 */
export const folderPapers = (folder: string): Papers => {
  const scratch = join(folder, "part");
  const ready = clearedScratch(scratch);
  const pathOf = (sha256: string): string | undefined =>
    // 64 hex digits: what comes from outside can't name another file.
    /^[0-9a-f]{64}$/.test(sha256) ? join(folder, sha256.slice(0, 2), sha256) : undefined;

  // While a paper is being renamed into its place, a sweep keeps its hands off.
  let putting = 0;

  return {
    put: async (source, limit) => {
      const hash = createHash("sha256");
      let size = 0;
      let sha256 = "";
      const measured = async function* (): AsyncGenerator<Uint8Array> {
        for await (const chunk of source) {
          size += chunk.byteLength;
          if (size > limit) throw tooLarge(limit);
          hash.update(chunk);
          yield chunk;
        }
      };
      putting += 1;
      try {
        await ready();
        await writeDurably(scratch, measured(), () => {
          sha256 = hash.digest("hex");
          return pathOf(sha256)!;
        });
      } catch (error) {
        throw diskRefusal(error);
      } finally {
        putting -= 1;
      }
      return { sha256, size };
    },
    get: async (sha256) => {
      const path = pathOf(sha256);
      if (path === undefined) return undefined;
      await ready();
      const bytes = await readIfThere(path);
      if (bytes && sha256Hex(bytes) !== sha256) throw new PaperDamaged(sha256);
      return bytes;
    },
    has: async (sha256) => {
      const path = pathOf(sha256);
      if (path === undefined) return false;
      await ready();
      return access(path).then(
        () => true,
        () => false,
      );
    },
    stream: async (sha256) => {
      const path = pathOf(sha256);
      if (path === undefined) return undefined;
      await ready();
      const found = await ifThere(stat(path));
      return found && { size: found.size, bytes: verified(path, sha256) };
    },
    size: async (sha256) => {
      const path = pathOf(sha256);
      if (path === undefined) return undefined;
      await ready();
      const now = new Date();
      // Touched first and looked at after: a sweep that was quicker has left nothing to look at.
      await ifThere(utimes(path, now, now));
      return (await ifThere(stat(path)))?.size;
    },
    sweep: async (isNamed, olderThan) => {
      await ready();
      let removed = 0;
      for (const fan of await readdir(folder)) {
        if (!/^[0-9a-f]{2}$/.test(fan)) continue;
        for (const sha256 of await readdir(join(folder, fan))) {
          const path = pathOf(sha256);
          if (path === undefined) continue;
          const isOld = (mtimeMs: number): boolean => Date.now() - mtimeMs >= olderThan;
          const found = await ifThere(stat(path));
          if (!found || !isOld(found.mtimeMs) || (await isNamed(sha256))) continue;
          // In one breath: nothing of this process comes between the look at its age and its end.
          const now = statSync(path, { throwIfNoEntry: false });
          if (putting > 0 || !now || !isOld(now.mtimeMs)) continue;
          unlinkSync(path);
          removed += 1;
        }
      }
      return removed;
    },
  };
};

/** The file in pieces; the last one is held back until the hash of all of them is right. */
async function* verified(path: string, sha256: string): AsyncGenerator<Uint8Array> {
  const hash = createHash("sha256");
  const handle = await open(path, "r");
  let last: Uint8Array | undefined;
  for await (const piece of handle.createReadStream()) {
    if (last) yield last;
    last = piece as Uint8Array;
    hash.update(last);
  }
  if (hash.digest("hex") !== sha256) throw new PaperDamaged(sha256);
  if (last) yield last;
}
