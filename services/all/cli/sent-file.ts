import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { Readable } from "node:stream";
import { badUsage } from "./end.ts";
import type { Sent } from "./gateway.ts";

/** A file to send, streamed from disk anew for each try. Ends the command if there is no such file. */
export const sentFile = async (path: string, type = "application/octet-stream"): Promise<Sent> => {
  const found = await stat(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT" || error.code === "ENOTDIR") return undefined;
    throw error;
  });
  if (!found?.isFile()) throw badUsage(`没有文件 ${path}。`, `There is no file ${path}.`);
  return {
    type,
    size: found.size,
    bytes: () => Readable.toWeb(createReadStream(path)),
  };
};
