import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** An empty folder of its own, and how to remove it. */
export const folderForTest = async (): Promise<{ path: string; remove(): Promise<void> }> => {
  const path = await mkdtemp(join(tmpdir(), "yihan-"));
  return { path, remove: () => rm(path, { recursive: true, force: true, maxRetries: 5 }) };
};
