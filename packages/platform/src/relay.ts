import { systemClock, topicOf, type Clock, type EventBus, type EventStore, type Fact } from "@yihan/kernel";
import type { HeldLease } from "./lease.ts";
import { backOff as usualBackOff, pause as usualPause, type Pause } from "./pause.ts";

/** A bus that is away is asked at least this often (milliseconds), so that its return is noticed soon. */
const LONGEST_PAUSE = 2_000;
const usualPauses = (attempt: number): number => Math.min(LONGEST_PAUSE, usualBackOff(attempt));

/** Under a lease the store is also looked at this often (milliseconds): another process may have stored something. */
const LOOK_EVERY = 100;

export interface RelayOptions {
  /** Most facts handed over at once; default 500. */
  batch?: number;
  /** Where several processes share the store: only the one that holds it carries. The relay doesn't stop it. */
  lease?: Pick<HeldLease, "isHeld" | "onHeld">;
  clock?: Clock;
  pause?: Pause;
  backOff?: (attempt: number) => number;
  /** Told of every failure; the relay tries again for ever by itself. */
  onFault?: (error: unknown) => void;
}

export interface Relay {
  /** Resolves when what was pending at the call is on the bus and marked. */
  settled(): Promise<void>;
  /** Milliseconds since the oldest fact that isn't on the bus was recorded; 0 if there is none. */
  oldestPendingAge(): Promise<number>;
  /** Ends after the batch in hand; what is pending stays so for the next start. */
  stop(): Promise<void>;
}

const byTopic = (facts: readonly Fact[]): Map<string, Fact[]> => {
  const topics = new Map<string, Fact[]>();
  for (const fact of facts) {
    const topic = topicOf(fact);
    const list = topics.get(topic);
    if (list) list.push(fact);
    else topics.set(topic, [fact]);
  }
  return topics;
};

/**
 * Carries facts from a store to the bus in the order of storing, and marks them once the bus has them. A crash in between
 * carries them again, which consumers notice by the version. Woken by the store; a bus that fails is tried for ever.
 *
 * Two relays that both believe they hold the lease do no harm. Each publishes a matter's version n + 1 only after the bus
 * acknowledged n, to itself or to whoever marked n; so the topic has every version first in order, and what comes again
 * is at or below the watermark of every consumer. Each marks only what the bus acknowledged, which stays true whoever
 * holds the lease. The term therefore guards the lease alone, not the facts.
 */
export const startRelay = (store: EventStore, bus: EventBus, options: RelayOptions = {}): Relay => {
  const { batch = 500, lease, clock = systemClock(), pause = usualPause, backOff = usualPauses, onFault } = options;
  const ending = new AbortController();
  const waiters = new Set<() => void>();
  let running: Promise<void> | undefined;
  let woken = false;

  const mayCarry = (): boolean => lease?.isHeld() ?? true;

  const carry = async (): Promise<number> => {
    if (!mayCarry()) return 0;
    const facts = await store.pending(batch);
    if (facts.length === 0) return 0;
    for (const [topic, list] of byTopic(facts)) {
      if (!mayCarry()) return 0;
      await bus.publish(topic, list);
    }
    await store.relayed(facts);
    return facts.length;
  };

  const work = async (): Promise<void> => {
    let attempt = 0;
    while (!ending.signal.aborted) {
      woken = false;
      try {
        const carried = await carry();
        attempt = 0;
        if (carried === 0 && !woken) return;
      } catch (error) {
        attempt += 1;
        onFault?.(error);
        await pause(backOff(attempt), ending.signal);
      }
    }
  };

  const wake = (): void => {
    woken = true;
    if (ending.signal.aborted) return;
    running ??= work().finally(() => {
      running = undefined;
      if (woken && !ending.signal.aborted) wake();
      else for (const done of waiters) done();
    });
  };

  const unlisten = store.onPending(wake);
  lease?.onHeld(wake);
  const looking = lease && setInterval(wake, LOOK_EVERY);
  wake();

  return {
    settled: async () => {
      if (ending.signal.aborted && (await store.pending(1)).length > 0)
        throw new Error("the relay was stopped before it had settled");
      if (running) {
        await new Promise<void>((resolve) => {
          const done = (): void => {
            waiters.delete(done);
            resolve();
          };
          waiters.add(done);
        });
      }
      // Whoever holds the lease carries; here it can only be seen in the store.
      while (!mayCarry() && !ending.signal.aborted && (await store.pending(1)).length > 0)
        await usualPause(LOOK_EVERY, ending.signal);
    },
    oldestPendingAge: async () => {
      const [oldest] = await store.pending(1);
      return oldest ? Math.max(0, clock.now() - oldest.time) : 0;
    },
    stop: async () => {
      unlisten();
      clearInterval(looking);
      ending.abort();
      await running;
    },
  };
};
