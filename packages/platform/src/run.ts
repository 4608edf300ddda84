import { cannotStart } from "./cannot-start.ts";
import type { Logger } from "./logger.ts";

/** One thing that runs: starting it gives how to stop it. */
export interface Part {
  name: string;
  start(): Promise<() => Promise<void>>;
}

export interface RunOptions {
  logger: Pick<Logger, "info" | "error">;
  /** Milliseconds that stopping may take; then the process ends anyway. Default 5,000. */
  limit?: number;
  /** The process; tests hand in another. */
  on?: Pick<NodeJS.Process, "once" | "on" | "exit" | "exitCode"> & { stderr: { write(text: string): unknown } };
}

/** Resolves to true if `work` ended in time. */
const within = async (milliseconds: number, work: Promise<void>): Promise<boolean> => {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), milliseconds);
  });
  try {
    return await Promise.race([work.then(() => true), late]);
  } finally {
    clearTimeout(timer);
  }
};

/**
 * Starts the parts in order, each asked for when those before it run, and stops them in reverse, once, on SIGTERM or SIGINT or when the returned function is called.
 * Each part's stop lets what it has in hand finish. The process ends with 0 if all stopped in time; with 1 if not, on an
 * unhandled error, or if a part could not start: an `Unstartable`, or a full disk, then ends with a sentence on stderr and no stack.
 */
export const run = async (
  parts: Iterable<Part> | AsyncIterable<Part>,
  { logger, limit = 5_000, on = process }: RunOptions,
): Promise<() => Promise<void>> => {
  const stops: { name: string; stop: () => Promise<void> }[] = [];
  let stopping: Promise<void> | undefined;

  const stopAll = async (): Promise<boolean> => {
    let clean = true;
    for (const { name, stop } of stops.toReversed()) {
      try {
        await stop();
      } catch (error) {
        clean = false;
        logger.error({ part: name, err: error }, "a part failed to stop");
      }
    }
    return clean;
  };

  const stop = (code: number): Promise<void> => {
    stopping ??= (async () => {
      let clean = true;
      const inTime = await within(
        limit,
        stopAll().then((result) => void (clean = result)),
      );
      if (!inTime) logger.error({ limit }, "stopping took too long");
      on.exit(inTime && clean ? code : 1);
    })();
    return stopping;
  };

  const crash = (error: unknown): void => {
    logger.error({ err: error }, "unhandled error");
    void stop(1);
  };
  on.on("unhandledRejection", crash);
  on.on("uncaughtException", crash);
  on.once("SIGTERM", () => void stop(0));
  on.once("SIGINT", () => void stop(0));

  try {
    for await (const part of parts) {
      if (stopping) break;
      stops.push({ name: part.name, stop: await part.start() });
      logger.info({ part: part.name }, "started");
    }
  } catch (error) {
    const sentence = cannotStart(error);
    if (sentence) on.stderr.write(`${sentence.message}\n`);
    else logger.error({ err: error }, "could not start");
    await stop(1);
  }
  return () => stop(0);
};
