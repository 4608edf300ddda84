import type { Clock, Views } from "@yihan/kernel";
import type { Notification } from "@yihan/matter";
import { backOff, pause as usualPause, type Pause } from "@yihan/platform";
import { shownNotification } from "./notifications.ts";
import type { KeptNotification } from "./projection.ts";
import { turnOf, type Queued } from "./queued.ts";
import type { Rungs } from "./rungs.ts";
import { NOTIFICATIONS, QUEUE, RUNGS } from "./views.ts";

/**
 * A way by which notices leave: mail, a webhook. `send` resolves when the receiver's side has taken the notice and rejects
 * otherwise; it may be called again with the same notice (a crash can fall between sending and recording), so its `id`
 * should travel as the message's id.
 */
export interface Sender {
  channel: string;
  send(notification: Notification, signal: AbortSignal): Promise<void>;
}

/** How a channel stands: what waits, since when, and what failed before. Shown to operators. */
export interface QueueState {
  channel: string;
  waiting: number;
  failing: number;
  oldest: number | null;
}

const AT_ONCE = 8;
/** A receiver that does not answer holds one attempt this long, in milliseconds. */
const PATIENCE = 30_000;
const POLL = 1_000;

interface Parts {
  sender: Sender;
  views: Views;
  clock: Clock;
  pause?: Pause;
  failed: (error: unknown, what: string) => void;
}

/**
 * One channel's durable queue. Each has its own, so a dead receiver delays nobody else; nothing is ever given up: the
 * pauses grow to ten minutes and then stay so.
 */
export const senderQueue = ({ sender, views, clock, pause = usualPause, failed }: Parts) => {
  const ending = new AbortController();
  let idle = new AbortController();
  let running: Promise<void> | undefined;

  const attempt = async (id: string, queued: Queued): Promise<void> => {
    const kept = await views.get<KeptNotification>(NOTIFICATIONS, id);
    if (!kept) return; // the views are being made anew: its row comes back before its turn does
    try {
      await sender.send(
        shownNotification(kept, undefined),
        AbortSignal.any([ending.signal, AbortSignal.timeout(PATIENCE)]),
      );
    } catch (error) {
      const attempts = queued.attempts + 1;
      const reason = (error instanceof Error ? error.name : "Error").slice(0, 100);
      const at = clock.now() + Math.min(600_000, backOff(attempts) * 40);
      await views.write({
        puts: [
          { view: QUEUE, id, doc: { ...queued, attempts, reason, turn: turnOf(sender.channel, at) } satisfies Queued },
        ],
      });
      failed(error, "a notice could not be sent");
      return;
    }
    await views.write({
      puts: [
        { view: QUEUE, id, doc: undefined },
        { view: RUNGS, id, doc: { delivered: clock.now() } satisfies Rungs },
      ],
    });
  };

  /** Tries everything whose turn it is, once. Resolves to how many were tried. */
  const round = async (): Promise<number> => {
    const page = await views.find<Queued>(QUEUE, {
      where: { all: { turn: { gte: `${sender.channel}/`, lte: turnOf(sender.channel, clock.now()) } } },
      order: { by: "turn" },
      limit: AT_ONCE,
    });
    await Promise.all(page.items.map((queued) => attempt(queued.id, queued)));
    return page.items.length;
  };

  const work = async (): Promise<void> => {
    for (let faults = 0; !ending.signal.aborted;) {
      idle = new AbortController();
      try {
        const tried = await round();
        faults = 0;
        if (tried === 0) await pause(POLL, AbortSignal.any([ending.signal, idle.signal]));
      } catch (error) {
        faults += 1;
        failed(error, "a sending queue could not be read");
        await pause(backOff(faults), ending.signal);
      }
    }
  };

  return {
    round,
    start: (): void => {
      running ??= work();
    },
    /** Something was put into the queue. */
    wake: (): void => idle.abort(),
    state: async (): Promise<QueueState> => {
      const mine = { all: { turn: { gte: `${sender.channel}/`, lt: `${sender.channel}0` } } };
      const waiting = await views.count(QUEUE, mine);
      let oldest: number | null = null;
      let failing = 0;
      for (const queued of (await views.find<Queued>(QUEUE, { where: mine, order: { by: "turn" }, limit: 1_000 }))
        .items) {
        oldest = Math.min(oldest ?? queued.since, queued.since);
        if (queued.attempts > 0) failing += 1;
      }
      return { channel: sender.channel, waiting, failing, oldest };
    },
    stop: async (): Promise<void> => {
      ending.abort();
      await running;
    },
  };
};

export type SenderQueue = ReturnType<typeof senderQueue>;
