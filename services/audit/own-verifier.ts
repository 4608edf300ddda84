import { readFile } from "node:fs/promises";
import { ed25519Signer } from "@yihan/tlog";

/** The public verifier key that belongs to the log's own key file, for who runs the machine; undefined if there is no such file. */
export const ownVerifier = async (path: string, origin: string): Promise<string | undefined> => {
  try {
    return ed25519Signer(origin, Buffer.from((await readFile(path, "utf8")).trim(), "base64")).vkey;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ENOENT" || code === "EACCES") return undefined;
    throw error;
  }
};
