import { createHash } from "node:crypto";
import { access } from "node:fs/promises";
import { join } from "node:path";
import { PaperDamaged, Refusal, sha256Hex, type Papers } from "@yihan/kernel";
import { diskRefusal } from "./disk-refusal.ts";
import { clearScratch, readIfThere, writeDurably } from "./durable-file.ts";

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
  const ready = clearScratch(scratch);
  ready.catch(() => undefined); // every method awaits it and reports the fault
  const pathOf = (sha256: string): string | undefined =>
    // 64 hex digits: what comes from outside can't name another file.
    /^[0-9a-f]{64}$/.test(sha256) ? join(folder, sha256.slice(0, 2), sha256) : undefined;

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
      try {
        await ready;
        await writeDurably(scratch, measured(), () => {
          sha256 = hash.digest("hex");
          return pathOf(sha256)!;
        });
      } catch (error) {
        throw diskRefusal(error);
      }
      return { sha256, size };
    },
    get: async (sha256) => {
      const path = pathOf(sha256);
      if (path === undefined) return undefined;
      await ready;
      const bytes = await readIfThere(path);
      if (bytes && sha256Hex(bytes) !== sha256) throw new PaperDamaged(sha256);
      return bytes;
    },
    has: async (sha256) => {
      const path = pathOf(sha256);
      if (path === undefined) return false;
      await ready;
      return access(path).then(
        () => true,
        () => false,
      );
    },
  };
};
