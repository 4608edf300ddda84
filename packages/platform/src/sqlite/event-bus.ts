import { systemClock, type Clock, type EventBus, type Fact } from "@yihan/kernel";
import { backOff as usualBackOff, pause as usualPause, type Pause } from "../pause.ts";
import { busLog } from "./bus-log.ts";
import { busParking } from "./bus-parking.ts";
import { deliver } from "./bus-delivery.ts";
import type { Database } from "./group-commit.ts";

export interface EventBusOptions {
  clock?: Clock;
  pause?: Pause;
  /** Milliseconds to wait after the given failed attempt (1, 2, …). */
  backOff?: (attempt: number) => number;
  /** Told of faults that don't belong to one fact (a full disk, for instance); delivery goes on by itself. */
  onFault?: (error: unknown, group: string) => void;
}

/**
 * Topics as lists in `database` with a durable cursor per group; groups are woken in process, nothing polls. A fact
 * published twice is delivered twice: consumers tell by its version. A group may be subscribed once at a time.
 */
export const sqliteEventBus = (database: Database, options: EventBusOptions = {}): EventBus => {
  const log = busLog(database);
  const wakers = new Set<(topic: string) => void>();
  const groups = new Set<string>();

  const publish = async (topic: string, facts: readonly Fact[]): Promise<void> => {
    if (facts.length === 0) return;
    await database.run(() => log.add(topic, facts));
    for (const wake of wakers) wake(topic);
  };

  return {
    publish,
    subscribe: async (subscriber) => {
      if (groups.has(subscriber.group)) throw new Error(`group ${subscriber.group} is subscribed already`);
      groups.add(subscriber.group);
      const delivery = deliver({
        subscriber,
        log,
        parking: busParking(database, subscriber.group),
        clock: options.clock ?? systemClock(),
        pause: options.pause ?? usualPause,
        backOff: options.backOff ?? usualBackOff,
        onFault: (error) => options.onFault?.(error, subscriber.group),
      });
      const wake = (topic: string): void => {
        if (subscriber.topics.includes(topic)) delivery.wake();
      };
      wakers.add(wake);
      return {
        settled: delivery.settled,
        parked: delivery.parked,
        redrive: delivery.redrive,
        lag: delivery.lag,
        stop: async () => {
          wakers.delete(wake);
          await delivery.stop();
          groups.delete(subscriber.group);
        },
      };
    },
  };
};
