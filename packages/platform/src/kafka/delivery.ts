import { oneByOne, type Clock, type Fact, type Subscriber } from "@yihan/kernel";
import type { Pause } from "../pause.ts";
import { handOver, throughOutages, type Patience } from "./hand-over.ts";
import type { ParkedMatter, Parking, Place, Queued, SetAside } from "./parking.ts";
import { factFrom, Unreadable, type BusRecord } from "./record.ts";

/** How often the places of this member are compared with what other members wrote, in milliseconds. */
const REFRESH_EVERY = 5_000;

export interface ReceivedRecord extends BusRecord {
  offset: string;
}

export interface DeliveryParts {
  subscriber: Subscriber;
  parking: Parking;
  clock: Clock;
  pause: Pause;
  backOff: (attempt: number) => number;
  onFault: (error: unknown) => void;
}

/** One member's share of a group's work, whatever hands it the records. */
export interface Delivery {
  /** Records of one partition in order. True: all are handled, queued or set aside, durably. False: the end came first. */
  receive(topic: string, partition: number, records: readonly ReceivedRecord[]): Promise<boolean>;
  /** From now on this member reads these partitions and no others. */
  assigned(partitions: readonly { topic: string; partition: number }[]): Promise<void>;
  redrive(matter: string): Promise<void>;
  /** Ends after what is in hand. */
  stop(): Promise<void>;
}

const keyOf = ({ topic, partition }: { topic: string; partition: number }): string => `${topic}/${partition}`;

const reasonOf = (error: unknown): string =>
  (error instanceof Error ? `${error.name}: ${error.message}` : String(error)).slice(0, 500);

/**
 * One thing at a time happens here (a run of records, or one parked matter's turn), so a matter's facts can't overtake
 * each other. A matter whose fact fails is set aside at once, durably and before its offset is committed, and tried again
 * later with growing pauses while the others flow; when its attempts are used up it stays parked until somebody redrives
 * it. A crash before the commit brings the same records again: those of a parked matter queue in the same places as
 * before, the others come twice, which consumers tell by the version.
 */
export const deliver = ({ subscriber, parking, clock, pause, backOff, onFault }: DeliveryParts): Delivery => {
  const { group, attempts: limit = 5 } = subscriber;
  const ending = new AbortController();
  const patience: Patience = { pause, backOff, ending: ending.signal, onFault };
  const places = new Map<string, Place>();
  const retries = new Map<string, Promise<void>>();
  const inTurn = oneByOne();

  const failure = (place: Place, fact: Fact, attempts: number, error: unknown): ParkedMatter => ({
    group,
    matter: fact.matter,
    topic: place.topic,
    partition: place.partition,
    version: fact.version,
    reason: reasonOf(error),
    attempts,
    since: clock.now(),
    tried: attempts < limit,
  });

  /** A parked matter's turn: its facts one at a time, in order, until none is left or one fails. */
  const tryAgain = async (place: Place, name: string): Promise<void> => {
    for (;;) {
      const matter = place.aside.get(name);
      if (!matter || ending.signal.aborted) return;
      const head = await parking.head(place, name);
      if (!head) {
        if (await parking.free(place, name)) return;
        continue;
      }
      const failed = await handOver([head], (facts) => subscriber.handle(facts), patience);
      if (!failed) return;
      const met = failed.get(name);
      if (!met) {
        await parking.handled(place, head);
        continue;
      }
      const attempts = head.fact.version === matter.version ? matter.attempts + 1 : 1;
      const parked = { ...failure(place, head.fact, attempts, met.error), since: matter.since };
      if (!(await parking.update(place, parked))) continue;
      return retryAll(place);
    }
  };

  const retryLater = (place: Place, name: string, attempts: number): void => {
    const key = `${keyOf(place)}/${name}`;
    const retry = pause(backOff(attempts), ending.signal)
      .then(() =>
        inTurn(async () => {
          retries.delete(key);
          const mine = places.get(keyOf(place));
          if (mine) await tryAgain(mine, name);
        }),
      )
      .catch((error: unknown) => {
        onFault(error);
        // The parking table could not be written: the matter stands where it stood and gets another turn.
        if (!ending.signal.aborted) retryLater(place, name, attempts + 1);
      });
    retries.set(key, retry);
  };
  const retryAll = (place: Place): void => {
    for (const { matter, tried, attempts } of place.aside.values()) {
      if (tried && !retries.has(`${keyOf(place)}/${matter}`)) retryLater(place, matter, attempts);
    }
  };

  const take = async (topic: string, partition: number): Promise<Place | undefined> => {
    const known = places.get(keyOf({ topic, partition }));
    if (known) return known;
    const loaded = await throughOutages(patience, async () => {
      await parking.open();
      return parking.placeOf(topic, partition);
    });
    if (!loaded) return undefined;
    places.set(keyOf({ topic, partition }), loaded.value);
    retryAll(loaded.value);
    return loaded.value;
  };

  const sort = (place: Place, records: readonly ReceivedRecord[]): { facts: Queued[]; setAside: SetAside[] } => {
    const facts: Queued[] = [];
    const setAside: SetAside[] = [];
    for (const record of records) {
      try {
        facts.push({ offset: record.offset, fact: factFrom(place.topic, record) });
      } catch (error) {
        if (!(error instanceof Unreadable)) throw error;
        const { topic, partition } = place;
        const where = { group, topic, partition, offset: record.offset };
        setAside.push({ ...where, kind: error.kind, reason: error.message, since: clock.now() });
      }
    }
    return { facts, setAside };
  };

  const receive = async (topic: string, partition: number, records: readonly ReceivedRecord[]): Promise<boolean> => {
    const place = await take(topic, partition);
    if (!place) return false;
    const { facts, setAside } = sort(place, records);
    const failed = new Map<string, { entry: Queued; error: unknown }>();
    const queues = ({ fact, offset }: Queued): boolean => {
      const first = failed.get(fact.matter)?.entry.offset;
      return place.aside.has(fact.matter) || (first !== undefined && BigInt(offset) >= BigInt(first));
    };
    let waiting = facts;
    for (;;) {
      const fresh = waiting.filter(({ fact }) => !place.aside.has(fact.matter) && !failed.has(fact.matter));
      const met = await handOver(fresh, (list) => subscriber.handle(list), patience);
      if (!met) return false;
      for (const [matter, one] of met) failed.set(matter, one);
      waiting = waiting.filter(queues);
      if (waiting.length === 0 && setAside.length === 0) return true;
      const news = [...failed.values()].map(({ entry, error }) => failure(place, entry.fact, 1, error));
      const leftover = { failed: news.filter(({ matter }) => !place.aside.has(matter)), queued: waiting, setAside };
      const left = await throughOutages(patience, () => parking.leave(place, leftover));
      if (!left) return false;
      // Not written: another member moved something here, perhaps freed a matter whose facts may now be handed over.
      if (!left.value) continue;
      for (const one of setAside) onFault(new Error(`${one.topic}/${one.partition}/${one.offset}: ${one.reason}`));
      retryAll(place);
      return true;
    }
  };

  let refreshing = false;
  const refreshTimer = setInterval(() => {
    if (refreshing || places.size === 0) return;
    refreshing = true;
    inTurn(async () => {
      for (const place of await parking.refresh([...places.values()])) retryAll(place);
    })
      .catch(onFault)
      .finally(() => {
        refreshing = false;
      });
  }, REFRESH_EVERY);

  return {
    receive: (topic, partition, records) => inTurn(() => receive(topic, partition, records)),
    assigned: (partitions) =>
      inTurn(async () => {
        // Read anew, also those it had: another member may have parked something while it had them.
        places.clear();
        for (const { topic, partition } of partitions) await take(topic, partition);
      }),
    redrive: (matter) =>
      inTurn(async () => {
        await parking.open();
        for (const { topic, partition } of await parking.matters({ matter })) {
          const place = places.get(keyOf({ topic, partition })) ?? (await parking.placeOf(topic, partition));
          await parking.refresh([place]);
          await tryAgain(place, matter);
        }
      }),
    stop: async () => {
      ending.abort();
      clearInterval(refreshTimer);
      await inTurn(async () => undefined); // what was asked for before has ended then
      await Promise.all(retries.values());
    },
  };
};
