import type { Clock, Views } from "@yihan/kernel";
import type { Actor, Directory, PushedEvent } from "@yihan/matter";
import { dayAt } from "./day-at.ts";
import { everyPage } from "./every-page.ts";
import type { MatterRow } from "./matter-row.ts";
import { shownNotification } from "./notifications.ts";
import { stampAfter, stampAt, type KeptNotification, type Projected } from "./projection.ts";
import { feedsOf, mayKnow, pageKeys, readingOf, rowKeys, watchKey, type Reading } from "./reading.ts";
import type { Rungs } from "./rungs.ts";
import type { TakingIn } from "./taking-in.ts";
import { MATTERS, NOTIFICATIONS, RUNGS } from "./views.ts";

/** Most changes that are replayed one by one; who missed more loads the page again. */
const MOST_REPLAYED = 10_000;

/** An event with its place in the feed. */
interface Placed {
  stamp: string;
  type: PushedEvent["type"];
  data: object;
  /** The notification that it delivers. */
  notification?: string;
}

interface Subscriber {
  asked: Actor;
  /** Keys of a matter or chain that stands open on the page. */
  watched: readonly string[];
  reading: Reading;
  keys: readonly string[];
  /** Live events that came while the past was read; undefined once the reader is live. */
  held: Placed[] | undefined;
  give: (event: Placed) => void;
}

interface Parts {
  views: Views;
  clock: Clock;
  directory: () => Directory;
  taking: Pick<TakingIn, "currentEpoch" | "head">;
  delivered: (notification: string) => void;
  failed: (error: unknown, what: string) => void;
}

const matterEvent = (row: MatterRow): Placed => ({
  stamp: row.stamp,
  type: "matter",
  data: {
    matter: row.id,
    chain: row.chain,
    flow: row.flow,
    version: row.version,
    status: row.status,
    updated: row.updated,
    ended: row.ended,
  },
});

const notificationEvent = (kept: KeptNotification, rungs?: Rungs): Placed => ({
  stamp: kept.stamp,
  type: "notification",
  data: shownNotification(kept, rungs),
  notification: kept.id,
});

/**
 * Events for open pages. An event's id is the epoch and the place of its change in the feed, and the feed is the views
 * themselves: a notification keeps its place, a matter that of its last change. So pushing costs the hot path no row of
 * its own, and a reader that comes back is told each notification it missed and each matter that changed, once, as it
 * stands now. An epoch ends when the views are made anew; then, or when too much was missed, the reader gets `reset`.
 */
export const events = ({ views, clock, directory, taking, delivered, failed }: Parts) => {
  const subscribers = new Set<Subscriber>();
  const byKey = new Map<string, Set<Subscriber>>();
  const standings = new Map<string, Pick<Subscriber, "reading" | "keys">>();
  let asOf: { directory: Directory; day: string } | undefined;

  const index = (subscriber: Subscriber): void => {
    for (const key of subscriber.keys) {
      const set = byKey.get(key);
      if (set) set.add(subscriber);
      else byKey.set(key, new Set([subscriber]));
    }
  };
  const unindex = (subscriber: Subscriber): void => {
    for (const key of subscriber.keys) {
      const set = byKey.get(key);
      set?.delete(subscriber);
      if (set?.size === 0) byKey.delete(key);
    }
  };
  /** How a reader stands, found once for all their pages. */
  const standing = (asked: Actor): Pick<Subscriber, "reading" | "keys"> => {
    const key = `${asked.kind}/${asked.id}`;
    let known = standings.get(key);
    if (!known) {
      const reading = readingOf(asked, directory(), clock);
      standings.set(key, (known = { reading, keys: pageKeys(reading) }));
    }
    return known;
  };
  /** Absences and posts change with the day and with the directory. */
  const refresh = (): void => {
    const now = { directory: directory(), day: dayAt(clock.now()) };
    if (asOf && asOf.directory === now.directory && asOf.day === now.day) return;
    asOf = now;
    standings.clear();
    for (const subscriber of subscribers) {
      unindex(subscriber);
      const { reading, keys } = standing(subscriber.asked);
      Object.assign(subscriber, { reading, keys: [...keys, ...subscriber.watched] });
      index(subscriber);
    }
  };

  const hand = (subscriber: Subscriber, event: Placed): void => {
    if (subscriber.held) subscriber.held.push(event);
    else subscriber.give(event);
  };

  /** Pushes what a batch changed, in order, to those whose pages it changes and who may know of it. */
  const publish = ({ rows, notifications }: Projected): void => {
    if (subscribers.size === 0) return;
    refresh();
    const placed: { event: Placed; to: Iterable<Subscriber> }[] = [];
    for (const kept of notifications.values()) {
      const to = kept.feed === undefined ? undefined : byKey.get(`o:${kept.officer}`);
      const row = rows.get(kept.matter)!.row;
      if (to)
        placed.push({ event: notificationEvent(kept), to: [...to].filter(({ reading }) => mayKnow(reading, row)) });
    }
    for (const { row } of rows.values()) {
      const to = new Set<Subscriber>();
      for (const key of rowKeys(row))
        for (const subscriber of byKey.get(key) ?? []) if (mayKnow(subscriber.reading, row)) to.add(subscriber);
      if (to.size > 0) placed.push({ event: matterEvent(row), to });
    }
    placed.sort((a, b) => (a.event.stamp < b.event.stamp ? -1 : 1));
    for (const { event, to } of placed) for (const subscriber of to) hand(subscriber, event);
  };

  /** The missed events in order, or undefined if there are too many of them. */
  const missed = async (
    { reading, keys: wanted }: Pick<Subscriber, "reading" | "keys">,
    after: string,
    until: string,
  ): Promise<Placed[] | undefined> => {
    const found: Placed[] = [];
    const kept: KeptNotification[] = [];
    let seen = 0;
    for (const whose of feedsOf(reading)) {
      const theirs = {
        where: { all: { feed: { gt: `${whose}/${after}`, lt: `${whose}/${until}` } } },
        order: { by: "feed" },
      };
      for await (const page of everyPage<KeptNotification>(views, NOTIFICATIONS, theirs)) {
        kept.push(...page);
        if ((seen += page.length) > MOST_REPLAYED) return undefined;
      }
    }
    const keys = new Set(wanted);
    const changed = { where: { all: { stamp: { gt: after, lt: until } } }, order: { by: "stamp" } };
    for await (const page of everyPage<MatterRow>(views, MATTERS, changed)) {
      for (const row of page)
        if (rowKeys(row).some((key) => keys.has(key)) && mayKnow(reading, row)) found.push(matterEvent(row));
      if ((seen += page.length) > MOST_REPLAYED) return undefined;
    }
    const rungs = await views.getMany<Rungs>(
      RUNGS,
      kept.map(({ id }) => id),
    );
    for (const one of kept) found.push(notificationEvent(one, rungs.get(one.id)));
    return found.toSorted((a, b) => (a.stamp < b.stamp ? -1 : 1));
  };

  const subscribe = async (
    asked: Actor,
    last: string,
    listener: (event: PushedEvent) => void,
    watch: readonly string[] = [],
  ): Promise<() => void> => {
    const epoch = await taking.currentEpoch();
    refresh();
    const watched = watch.map(watchKey);
    const { reading, keys } = standing(asked);
    const subscriber: Subscriber = {
      asked,
      watched,
      reading,
      keys: [...keys, ...watched],
      held: [],
      give: ({ stamp, type, data, notification }) => {
        if (!subscribers.has(subscriber)) return;
        try {
          listener({ id: `${epoch.id}.${stamp}`, type, data });
          if (notification !== undefined) delivered(notification);
        } catch (error) {
          stop(); // a page that can't be written to is gone; it resumes where it was
          failed(error, "an event could not be handed over");
        }
      },
    };
    const stop = (): void => {
      subscribers.delete(subscriber);
      unindex(subscriber);
      if (subscribers.size === 0) standings.clear();
    };
    // Hold what comes from now on, then read the past up to a batch: what is held of it is in the past already.
    subscribers.add(subscriber);
    index(subscriber);
    try {
      const head = await taking.head();
      const until = stampAfter(head);
      const after = last === "" ? "0" : last === "now" ? until : placeIn(last, epoch.id);
      const past = after === undefined || after > until ? undefined : await missed(subscriber, after, until);
      if (past) past.forEach(subscriber.give);
      else subscriber.give({ stamp: stampAt(head, 999_999), type: "reset", data: {} });
      const held = subscriber.held!;
      subscriber.held = undefined;
      for (const event of held) if (event.stamp > until) subscriber.give(event);
    } catch (error) {
      stop();
      throw error;
    }
    return stop;
  };

  return { publish, subscribe, open: (): number => subscribers.size };
};

/** The place that an event id of this epoch names; undefined for any other text. */
const placeIn = (id: string, epoch: string): string | undefined =>
  id.startsWith(`${epoch}.`) && /^\d{15}\.\d{6}$/.test(id.slice(epoch.length + 1)) // batch and place, see `stampAt`
    ? id.slice(epoch.length + 1)
    : undefined;
