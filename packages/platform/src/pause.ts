/** Waits; resolves early when the signal fires. Tests hand in one that doesn't wait. */
export type Pause = (milliseconds: number, signal: AbortSignal) => Promise<void>;

export const pause: Pause = (milliseconds, signal) =>
  new Promise((resolve) => {
    if (signal.aborted) {
      resolve();
      return;
    }
    const done = (): void => {
      clearTimeout(timer);
      signal.removeEventListener("abort", done);
      resolve();
    };
    const timer = setTimeout(done, milliseconds);
    signal.addEventListener("abort", done);
  });

/** Milliseconds to wait after the given failed attempt (1, 2, …): fourfold each time, from 25 ms to 10 s. */
export const backOff = (attempt: number): number => Math.min(10_000, 25 * 4 ** Math.min(attempt - 1, 8));
