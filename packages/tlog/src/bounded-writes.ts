import type { Storage } from "./storage.ts";

/** Writes files side by side, a bounded number at a time, and ends when all are durable. */
export type BoundedWrites = { write(path: string, bytes: Uint8Array): Promise<void>; settle(): Promise<void> };

/**
 * Overlaps up to `limit` writes, since each waits for the disk. `write` waits only while the limit is reached;
 * the first failure is thrown by the next `write` or by `settle`, after everything under way has ended.
 */
export function boundedWrites(storage: Storage, limit: number): BoundedWrites {
  const running = new Set<Promise<void>>();
  let failure: { error: unknown } | undefined;
  const settle = async () => {
    while (running.size > 0) await Promise.race(running);
    if (failure) throw failure.error;
  };
  return {
    settle,
    write: async (path, bytes) => {
      while (running.size >= limit) await Promise.race(running);
      if (failure) return settle();
      const job: Promise<void> = storage
        .write(path, bytes)
        .catch((error: unknown) => {
          failure ??= { error };
        })
        .finally(() => running.delete(job));
      running.add(job);
    },
  };
}
