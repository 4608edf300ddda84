import { Refusal, type Fact } from "@yihan/kernel";
import type { Pause } from "../pause.ts";

/** A full disk, a database that is away: not the fact's fault, so the work waits and nothing is counted against it. */
export const isOutage = (error: unknown): boolean => error instanceof Refusal && error.kind === "unavailable";

export interface Patience {
  pause: Pause;
  backOff: (attempt: number) => number;
  ending: AbortSignal;
  onFault: (error: unknown) => void;
}

/** Tries for as long as the fault is an outage. Undefined: the end came first. */
export const throughOutages = async <T>(
  { pause, backOff, ending, onFault }: Patience,
  work: () => Promise<T>,
): Promise<{ value: T } | undefined> => {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return { value: await work() };
    } catch (error) {
      if (!isOutage(error)) throw error;
      onFault(error);
      await pause(backOff(attempt), ending);
      if (ending.aborted) return undefined;
    }
  }
};

/**
 * Hands facts over together and, if that fails, one at a time, leaving out what follows a failure of the same matter.
 * Gives what failed first in each matter and why, or undefined if the end came first.
 */
export const handOver = async <Entry extends { fact: Fact }>(
  entries: readonly Entry[],
  handle: (facts: readonly Fact[]) => Promise<void>,
  patience: Patience,
): Promise<Map<string, { entry: Entry; error: unknown }> | undefined> => {
  const failed = new Map<string, { entry: Entry; error: unknown }>();
  if (entries.length === 0) return failed;
  try {
    const done = await throughOutages(patience, () => handle(entries.map(({ fact }) => fact)));
    return done && failed;
  } catch (error) {
    const [only] = entries;
    if (only && entries.length === 1) return failed.set(only.fact.matter, { entry: only, error });
  }
  for (const entry of entries) {
    if (failed.has(entry.fact.matter)) continue;
    try {
      if (!(await throughOutages(patience, () => handle([entry.fact])))) return undefined;
    } catch (error) {
      failed.set(entry.fact.matter, { entry, error });
    }
  }
  return failed;
};
