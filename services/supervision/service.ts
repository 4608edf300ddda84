import type { Clock, EventBus, Fact, Subscription, Views } from "@yihan/kernel";
import type { Actor, Command, Directory, Supervision } from "@yihan/matter";
import { clocks, type Ticked } from "./clocks.ts";
import { county } from "./county.ts";
import { events } from "./events.ts";
import { notifications } from "./notifications.ts";
import { readingOf, type Reading } from "./reading.ts";
import { reconciliation } from "./reconciliation.ts";
import { rebuild } from "./rebuild.ts";
import { register } from "./register.ts";
import { senderQueue, type QueueState, type Sender } from "./senders.ts";
import { statistics } from "./reports/statistics.ts";
import { takingIn } from "./taking-in.ts";
import { KEEPER, keptViews, MATTERS, projectedViews, PROJECTOR, REVISION } from "./views.ts";
import { wordForm } from "./word-form.ts";
import { worklists } from "./worklists.ts";

export type { QueueState, Sender } from "./senders.ts";
export type { Ticked } from "./clocks.ts";

export interface SupervisionParts {
  bus: EventBus;
  views: Views;
  clock: Clock;
  directory: () => Directory;
  /** Topics of every service that owns flows, and the sealed one. */
  topics: readonly string[];
  /** Asks the owning service to take a step. */
  take: (command: Command, service: string) => Promise<unknown>;
  /** Channels besides the in-app one. */
  senders?: readonly Sender[];
  logger?: { error(fields: object, message: string): void };
  /** Tests of the timer's steps move the clock and call `tick` themselves. */
  timer?: boolean;
}

export interface SupervisionService {
  api: Supervision;
  /** Begins to take in facts, to send and to watch clocks. */
  start(): Promise<void>;
  /** Ends after what is in hand. */
  stop(): Promise<void>;
  /** Asks the owners about every clock that has passed by now. */
  tick(): Promise<Ticked>;
  /** Milliseconds that the clock has waited that passed longest ago and is not on the record; 0 if none waits. */
  mostOverdue(): Promise<number>;
  /** How the channels stand. */
  queues(): Promise<QueueState[]>;
  /** How far facts are taken in, and matters set aside. */
  subscription(): Subscription | undefined;
  /** True if a fact that was taken in names the paper. */
  namesPaper(sha256: string): Promise<boolean>;
  /** Takes facts in at once, as the bus would hand them over. */
  handle(facts: readonly Fact[]): Promise<void>;
  /** Makes the views anew; see `rebuild.ts`. */
  rebuild(facts: AsyncIterable<readonly Fact[]> | Iterable<readonly Fact[]>): Promise<void>;
}

/**
 * Supervision: reads every topic, owns no flow. Knows every flow by the frame alone; tells officers, keeps worklists and
 * the register, watches clocks, counts.
 */
export const supervisionService = async (parts: SupervisionParts): Promise<SupervisionService> => {
  const { bus, views, clock, directory, topics, take, senders = [], logger, timer = true } = parts;
  await views.define(KEEPER, keptViews);
  await views.define(PROJECTOR, projectedViews);
  const failed = (error: unknown, what: string): void => logger?.error({ err: error }, what);
  const taking = takingIn({ views, clock, channels: senders.map(({ channel }) => channel) });
  const told = notifications({ views, clock, failed });
  const pages = events({ views, clock, directory, taking, delivered: told.delivered, failed });
  const watch = clocks({ views, clock, take, failed });
  const lists = worklists(views);
  const matters = register(views, taking.head);
  const summary = county(views, directory, taking.head);
  const queues = senders.map((sender) => senderQueue({ sender, views, clock, failed }));
  const reading = (reader: Actor): Reading => readingOf(reader, directory(), clock);
  let subscription: Subscription | undefined;

  const handle = async (facts: readonly Fact[]): Promise<void> => {
    const projected = await taking.take(facts);
    if (!projected) return;
    pages.publish(projected);
    let wake = Infinity;
    for (const { row } of projected.rows.values()) wake = Math.min(wake, row.wake ?? Infinity);
    watch.noticed(wake);
    if (projected.notifications.size > 0) for (const queue of queues) queue.wake();
  };

  const api: Supervision = {
    matters: (reader, query) => matters.matters(reading(reader), query),
    findMatter: (reader, id) => matters.find(reading(reader), id),
    chain: (reader, chain) => matters.chain(reading(reader), chain),
    worklist: (reader, view, query) => lists.list(reading(reader), view, query),
    worklistCounts: (reader) => lists.counts(reading(reader)),
    notifications: (reader, query) => told.list(reading(reader), query),
    mark: (reader, id, rung) => told.mark(reading(reader), id, rung),
    ladders: told.ladders,
    subscribe: pages.subscribe,
    county: summary,
    reconciliation: (authority, day) => reconciliation(views, authority, day),
    statistics: (report, from, to) => statistics({ views, directory }, report, from, to),
    settled: async () => {
      await subscription?.settled();
      await told.flush();
    },
  };

  return {
    api,
    start: async () => {
      await taking.currentEpoch();
      // Another revision begins at the first fact, with the views that `define` has emptied.
      subscription ??= await bus.subscribe({ group: `${PROJECTOR}-${REVISION}`, topics, handle });
      for (const queue of queues) queue.start();
      if (timer) watch.start();
    },
    stop: async () => {
      await subscription?.stop();
      await watch.stop();
      await Promise.all(queues.map((queue) => queue.stop()));
      await told.flush();
      subscription = undefined;
    },
    tick: watch.tick,
    mostOverdue: watch.mostOverdue,
    queues: () => Promise.all(queues.map((queue) => queue.state())),
    subscription: () => subscription,
    namesPaper: async (sha256) => (await views.count(MATTERS, { all: { words: { has: wordForm(sha256) } } })) > 0,
    handle,
    rebuild: async (facts) => {
      await rebuild(views, clock, facts);
      taking.forgetEpoch();
    },
  };
};
