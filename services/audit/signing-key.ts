import { randomBytes } from "node:crypto";
import { chmod, mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { Unstartable } from "@yihan/kernel";
import { ed25519Signer, type Signer } from "@yihan/tlog";

/** The log's key from `path` (32 bytes in base64, readable by its owner alone); drawn at random on the first start. */
export const openSigningKey = async (path: string, origin: string): Promise<Signer> => {
  const seed = await readFile(path, "utf8").catch(async (error: NodeJS.ErrnoException) => {
    if (error.code !== "ENOENT") throw error;
    const drawn = randomBytes(32).toString("base64");
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, `${drawn}\n`, { mode: 0o600, flag: "wx", flush: true });
    await chmod(path, 0o600);
    return drawn;
  });
  const bytes = Buffer.from(seed.trim(), "base64");
  if (bytes.length !== 32)
    throw new Unstartable(
      "The audit log's key file does not hold 32 bytes in base64: put the right file back, the log can't be continued with another key.",
    );
  return ed25519Signer(origin, bytes);
};
