import type { Papers } from "@yihan/kernel";
import type { Part, Relay } from "@yihan/platform";
import type { SupervisionService } from "@yihan/supervision";

/** A paper that no fact names this long after it was sent is not needed any more. */
const UNNAMED_MS = 24 * 3_600_000;

export interface PaperSweep {
  papers: Papers;
  supervision: Pick<SupervisionService, "subscription" | "namesPaper">;
  relays: readonly Relay[];
  failed: (error: unknown) => void;
}

/**
 * Removes papers that nothing came to name within 24 hours; returns how many. What names a paper is known from the
 * register, so while facts are on their way there, or a matter is set aside, nothing is removed.
 */
export const sweepPapers = async ({ papers, supervision, relays }: Omit<PaperSweep, "failed">): Promise<number> => {
  const subscription = supervision.subscription();
  if (!subscription) return 0;
  for (const relay of relays) await relay.settled();
  await subscription.settled();
  if ((await subscription.parked()).length > 0) return 0;
  return papers.sweep(supervision.namesPaper, UNNAMED_MS);
};

/** The sweep as a part of the program: at the start and every 24 hours after. */
export const paperSweep = (parts: PaperSweep): Part => ({
  name: "paper sweep",
  start: async () => {
    let running = Promise.resolve();
    const sweep = (): void => {
      running = sweepPapers(parts).then(() => undefined, parts.failed);
    };
    sweep();
    const timer = setInterval(sweep, UNNAMED_MS);
    timer.unref();
    return async () => {
      clearInterval(timer);
      await running;
    };
  },
});
