import { systemClock, topicOf, type Clock, type EventBus, type EventStore, type Fact } from "@yihan/kernel";
import { backOff as usualBackOff, pause as usualPause, type Pause } from "./pause.ts";

export interface RelayOptions {
  /** Most facts handed over at once; default 500. */
  batch?: number;
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
 */
export const startRelay = (store: EventStore, bus: EventBus, options: RelayOptions = {}): Relay => {
  const { batch = 500, clock = systemClock(), pause = usualPause, backOff = usualBackOff, onFault } = options;
  const ending = new AbortController();
  const waiters = new Set<() => void>();
  let running: Promise<void> | undefined;
  let woken = false;

  const carry = async (): Promise<number> => {
    const facts = await store.pending(batch);
    if (facts.length === 0) return 0;
    for (const [topic, list] of byTopic(facts)) await bus.publish(topic, list);
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
  wake();

  return {
    settled: async () => {
      if (ending.signal.aborted && (await store.pending(1)).length > 0)
        throw new Error("the relay was stopped before it had settled");
      if (!running) return;
      await new Promise<void>((resolve) => {
        const done = (): void => {
          waiters.delete(done);
          resolve();
        };
        waiters.add(done);
      });
    },
    oldestPendingAge: async () => {
      const [oldest] = await store.pending(1);
      return oldest ? Math.max(0, clock.now() - oldest.time) : 0;
    },
    stop: async () => {
      unlisten();
      ending.abort();
      await running;
    },
  };
};
