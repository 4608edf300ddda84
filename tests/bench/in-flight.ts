/** How often something was done in a second, and the processor's microseconds (user and system, all threads) for each. */
export interface Rate {
  perSecond: number;
  cpu: number;
}

/** Times `work`, which does `count` things. */
export const timed = async (count: number, work: () => Promise<unknown>): Promise<Rate> => {
  const before = process.cpuUsage();
  const began = performance.now();
  await work();
  const seconds = (performance.now() - began) / 1_000;
  const { user, system } = process.cpuUsage(before);
  return { perSecond: count / seconds, cpu: (user + system) / count };
};

/** Calls `one` for 0 … count-1 with `width` of them at the same time. */
export const inFlight = (count: number, width: number, one: (index: number) => Promise<unknown>): Promise<Rate> => {
  let next = 0;
  const worker = async (): Promise<void> => {
    while (next < count) await one(next++);
  };
  return timed(count, () => Promise.all(Array.from({ length: Math.min(width, count) }, worker)));
};

/** The value below which the share `share` of the sorted numbers lies. */
export const percentile = (values: readonly number[], share: number): number => {
  const sorted = Float64Array.from(values).toSorted();
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
};
