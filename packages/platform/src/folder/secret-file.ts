import { randomBytes } from "node:crypto";
import { chmod, mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname } from "node:path";

/** The secret kept in the file: 32 bytes, drawn at random the first time, readable by the owner alone. */
export const secretFile = async (path: string): Promise<Uint8Array> => {
  const kept = await readFile(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return undefined;
    throw error;
  });
  if (kept) return kept;
  const drawn = randomBytes(32);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, drawn, { mode: 0o600, flag: "wx", flush: true });
  await chmod(path, 0o600);
  return drawn;
};
