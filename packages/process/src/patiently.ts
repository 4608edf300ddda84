import { Refusal } from "@yihan/kernel";
import { pause, type Logger } from "@yihan/platform";

const AGAIN_MS = 500;

/** Does the work, again and again while what it needs can't be reached; says so once. Any other fault is the caller's. */
export const patiently = async <T>(work: () => Promise<T>, logger: Pick<Logger, "warn">, what: string): Promise<T> => {
  for (let told = false; ; told = true) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof Refusal && error.kind === "unavailable")) throw error;
      if (!told) logger.warn({ err: error }, `${what}: waiting for what can't be reached`);
    }
    await pause(AGAIN_MS, new AbortController().signal);
  }
};
