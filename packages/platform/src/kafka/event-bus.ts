import { systemClock, type Clock, type EventBus, type Fact, type Subscription, type Views } from "@yihan/kernel";
import { inRounds } from "../in-rounds.ts";
import { backOff as usualBackOff, pause as wait, type Pause } from "../pause.ts";
import { publishingClient, readingClient, type KafkaSettings } from "./client.ts";
import { deliver } from "./delivery.ts";
import { isOutage } from "./hand-over.ts";
import { joinGroup } from "./membership.ts";
import { behind, offsetReader, type Offsets } from "./offsets.ts";
import { parking, type SetAside } from "./parking.ts";
import { publisher } from "./publisher.ts";
import { toRecord } from "./record.ts";

/**
 * A wait for the group looks again after this, in milliseconds, and less and less often: the progress of other members
 * shows only at the broker.
 */
const LOOK_AGAIN = 20;
const LOOK_SELDOM = 500;

export interface KafkaBusOptions {
  clock?: Clock;
  pause?: Pause;
  /** Milliseconds to wait after the given failed attempt (1, 2, …). */
  backOff?: (attempt: number) => number;
  /** Told of faults that don't belong to one fact, and of records that are no facts; delivery goes on by itself. */
  onFault?: (error: unknown, group: string) => void;
}

export interface KafkaEventBus extends EventBus {
  /** Records on the group's topics that nobody was handed because they are no facts of theirs. */
  setAside(group: string): Promise<SetAside[]>;
  /** Stops the subscriptions that are left and closes the connections. */
  close(): Promise<void>;
}

/**
 * Topics on Kafka, which `createTopics` must have made. A group may have members in several processes, one in each;
 * what it parks is kept in `views`, which its members share.
 */
export const kafkaEventBus = (settings: KafkaSettings, views: Views, options: KafkaBusOptions = {}): KafkaEventBus => {
  const { clock = systemClock(), pause = wait, backOff = usualBackOff } = options;
  const prefix = settings.prefix ?? "";
  const nameOf = (topic: string): string => `${prefix}${topic}`;
  const topicOf = (name: string): string => name.slice(prefix.length);
  const out = publisher(publishingClient(settings), settings.sasl?.user ?? settings.clientId);
  const offsets = offsetReader(readingClient(settings));
  const subscriptions = new Map<string, Subscription>();

  const subscribe: EventBus["subscribe"] = async (subscriber) => {
    const { group, batch = 500 } = subscriber;
    if (subscriptions.has(group)) throw new Error(`group ${group} is subscribed already`);
    const names = subscriber.topics.map(nameOf);
    const onFault = (error: unknown): void => options.onFault?.(error, group);
    const lot = parking(views, group);
    const delivery = deliver({ subscriber, parking: lot, clock, pause, backOff, onFault });
    const membership = joinGroup({
      client: () => readingClient(settings),
      group: nameOf(group),
      topics: names,
      batch,
      assigned: (partitions) =>
        delivery.assigned(partitions.map(({ topic, partition }) => ({ topic: topicOf(topic), partition }))),
      receive: (topic, partition, records) => delivery.receive(topicOf(topic), partition, records),
      onFault,
    });
    const ended = new AbortController();

    /** Asks until there is an answer: a broker that is away makes a wait longer, it doesn't end it. */
    const patiently = async <T>(question: () => Promise<T>): Promise<T> => {
      for (;;) {
        try {
          return await question();
        } catch (error) {
          if (!isOutage(error) || ended.signal.aborted) throw error;
          await wait(500, ended.signal);
        }
      }
    };
    const isSettled = async (targets: { first: Offsets; next: Offsets }): Promise<boolean> => {
      const committed = await offsets.committed(nameOf(group), names);
      return behind(targets, committed) === 0 && (await lot.trying()) === 0;
    };

    const subscription: Subscription = {
      // However many wait, one looks: callers give up and ask again for as long as a backlog lasts.
      settled: inRounds(async () => {
        await lot.open();
        const targets = await patiently(() => offsets.bounds(names));
        for (let pausing = LOOK_AGAIN; !(await patiently(() => isSettled(targets))); pausing *= 1.1) {
          if (ended.signal.aborted) throw new Error(`group ${group} was stopped before it had settled`);
          await wait(Math.min(LOOK_SELDOM, pausing), ended.signal);
        }
      }),
      parked: async () => {
        await lot.open();
        return (await lot.matters({ tried: false })).map(({ matter, version, reason, attempts, since }) => ({
          group,
          matter,
          version,
          reason,
          attempts,
          since,
        }));
      },
      redrive: delivery.redrive,
      lag: async () => {
        await lot.open();
        const bounds = await offsets.bounds(names);
        const committed = await offsets.committed(nameOf(group), names);
        return behind(bounds, committed) + (await lot.waiting());
      },
      stop: async () => {
        ended.abort();
        const stopping = membership.stop();
        await delivery.stop();
        await stopping;
        subscriptions.delete(group);
      },
    };
    subscriptions.set(group, subscription);
    return subscription;
  };

  return {
    publish: async (topic: string, facts: readonly Fact[]) => {
      if (facts.length > 0) await out.send(nameOf(topic), facts.map(toRecord));
    },
    subscribe,
    setAside: async (group) => {
      const lot = parking(views, group);
      await lot.open();
      return lot.setAside();
    },
    close: async () => {
      await Promise.all([...subscriptions.values()].map(({ stop }) => stop()));
      await Promise.all([out.close(), offsets.close()]);
    },
  };
};
