import { oneByOne, Refusal, type Clock, type Fact, type Subscriber, type Subscription } from "@yihan/kernel";
import type { Pause } from "../pause.ts";
import type { BusLog, LogEntry } from "./bus-log.ts";
import type { BusParking, ParkedMatter } from "./bus-parking.ts";

/** Cursors are saved this often (milliseconds): a crash repeats what was handled since, which consumers drop. */
const SAVE_CURSORS_AFTER = 25;

interface DeliveryParts {
  subscriber: Subscriber;
  log: BusLog;
  parking: BusParking;
  clock: Clock;
  pause: Pause;
  backOff: (attempt: number) => number;
  onFault: (error: unknown) => void;
}

/** A matter that failed in a batch, and at which position: from there on its facts queue. */
interface Failed {
  position: number;
  parked: ParkedMatter;
}

const reasonOf = (error: unknown): string =>
  (error instanceof Error ? `${error.name}: ${error.message}` : String(error)).slice(0, 500);

/** A full disk, a closing database: not the fact's fault, so the whole batch waits and nothing is counted against it. */
const isOutage = (error: unknown): boolean => error instanceof Refusal && error.kind === "unavailable";

/**
 * Delivers to one group. One thing at a time happens in a group (a batch, or one parked matter's turn), so a matter's
 * facts can't overtake each other. A matter whose fact fails is set aside at once, durably, and tried again later with
 * growing pauses, while the others flow; when its attempts are used up it stays parked until somebody redrives it.
 */
export const deliver = (parts: DeliveryParts): Subscription & { wake(): void } => {
  const { subscriber, log, parking, clock, pause, backOff, onFault } = parts;
  const { group, topics, attempts: limit = 5, batch = 500 } = subscriber;
  const cursors = new Map(topics.map((topic) => [topic, 0]));
  for (const [topic, position] of parking.cursors()) if (cursors.has(topic)) cursors.set(topic, position);
  const aside = new Map(parking.matters().map((matter) => [matter.matter, matter]));
  const ending = new AbortController();
  const retries = new Set<Promise<void>>();
  const waiters = new Set<() => void>();
  let pumping: Promise<void> | undefined;
  let again = false;
  let saveTimer: NodeJS.Timeout | undefined;
  let saving: Promise<void> = Promise.resolve();

  const isBeingTried = (matter: ParkedMatter): boolean => matter.attempts < limit;
  const inTurn = oneByOne();
  const tell = (): void => {
    for (const check of waiters) check();
  };

  const saveCursors = (): Promise<void> => {
    clearTimeout(saveTimer);
    saveTimer = undefined;
    saving = saving.then(() => parking.saveCursors(cursors)).catch(onFault);
    return saving;
  };
  const saveCursorsSoon = (): void => {
    saveTimer ??= setTimeout(() => void saveCursors(), SAVE_CURSORS_AFTER);
  };

  /** Tries for as long as the fault is an outage. False: the group is ending and it did not come to pass. */
  const throughOutages = async (work: () => Promise<void>): Promise<boolean> => {
    for (let attempt = 1; ; attempt += 1) {
      try {
        await work();
        return true;
      } catch (error) {
        if (!isOutage(error)) throw error;
        onFault(error);
        await pause(backOff(attempt), ending.signal);
        if (ending.signal.aborted) return false;
      }
    }
  };

  const failure = (topic: string, fact: Fact, attempts: number, error: unknown): ParkedMatter => ({
    group,
    matter: fact.matter,
    topic,
    version: fact.version,
    reason: reasonOf(error),
    attempts,
    since: clock.now(),
  });

  /** Hands over what may be handed over. Returns what failed, by matter, or undefined if the group ended meanwhile. */
  const handOver = async (topic: string, fresh: readonly LogEntry[]): Promise<Map<string, Failed> | undefined> => {
    const failed = new Map<string, Failed>();
    const fail = ({ fact, position }: LogEntry, error: unknown) =>
      failed.set(fact.matter, { position, parked: failure(topic, fact, 1, error) });
    if (fresh.length === 0) return failed;
    try {
      return (await throughOutages(() => subscriber.handle(fresh.map(({ fact }) => fact)))) ? failed : undefined;
    } catch (error) {
      if (fresh.length === 1) return fail(fresh[0]!, error);
    }
    for (const entry of fresh) {
      if (failed.has(entry.fact.matter)) continue;
      try {
        if (!(await throughOutages(() => subscriber.handle([entry.fact])))) return undefined;
      } catch (error) {
        fail(entry, error);
      }
    }
    return failed;
  };

  const deliverBatch = async (topic: string, entries: readonly LogEntry[]): Promise<void> => {
    const fresh = entries.filter(({ fact }) => !aside.has(fact.matter));
    const failed = await handOver(topic, fresh);
    if (!failed) return;
    const cursor = entries[entries.length - 1]!.position;
    const queued = entries
      .filter(
        ({ fact, position }) => aside.has(fact.matter) || position >= (failed.get(fact.matter)?.position ?? Infinity),
      )
      .map(({ fact, position }) => ({ matter: fact.matter, position }));
    if (queued.length > 0) {
      const leftover = { topic, cursor, failed: [...failed.values()].map(({ parked }) => parked), queued };
      if (!(await throughOutages(() => parking.leave(leftover)))) return;
    }
    cursors.set(topic, cursor);
    for (const { parked } of failed.values()) {
      aside.set(parked.matter, parked);
      if (isBeingTried(parked)) retryLater(parked);
    }
    saveCursorsSoon();
    tell();
  };

  /** A parked matter's turn: its facts one at a time, in order, until none is left or one fails. */
  const tryAgain = async (name: string): Promise<void> => {
    for (;;) {
      const matter = aside.get(name);
      if (!matter || ending.signal.aborted) return;
      const position = parking.head(name);
      if (position === undefined) {
        await parking.free(name);
        aside.delete(name);
        tell();
        return;
      }
      const fact = log.get(matter.topic, position);
      try {
        if (!(await throughOutages(() => subscriber.handle([fact])))) return;
      } catch (error) {
        const attempts = fact.version === matter.version ? matter.attempts + 1 : 1;
        const failed = { ...failure(matter.topic, fact, attempts, error), since: matter.since };
        await parking.update(failed);
        aside.set(name, failed);
        if (isBeingTried(failed)) retryLater(failed);
        tell();
        return;
      }
      await parking.handled(name, position);
    }
  };

  const retryLater = (matter: ParkedMatter): void => {
    const retry = pause(backOff(matter.attempts), ending.signal)
      .then(() => (ending.signal.aborted ? undefined : inTurn(() => tryAgain(matter.matter))))
      .catch((error: unknown) => {
        onFault(error);
        // The parking table could not be written: the matter stands where it stood and gets another turn.
        if (!ending.signal.aborted) retryLater({ ...matter, attempts: matter.attempts + 1 });
      })
      .finally(() => retries.delete(retry));
    retries.add(retry);
  };

  const pump = async (): Promise<void> => {
    do {
      again = false;
      for (const topic of topics) {
        if (ending.signal.aborted) return;
        const entries = log.read(topic, cursors.get(topic)!, batch);
        if (entries.length === 0) continue;
        again = true;
        await inTurn(() => deliverBatch(topic, entries));
      }
    } while (again);
  };

  const wake = (): void => {
    if (ending.signal.aborted) return;
    again = true;
    pumping ??= pump()
      .catch(async (error: unknown) => {
        onFault(error);
        await pause(backOff(3), ending.signal);
        again = true;
      })
      .finally(() => {
        pumping = undefined;
        if (again) wake();
      });
  };

  const settled = (): Promise<void> =>
    new Promise((resolve, reject) => {
      const targets = topics.map((topic) => [topic, log.last(topic)] as const);
      const check = (): void => {
        const through =
          targets.every(([topic, target]) => cursors.get(topic)! >= target) && ![...aside.values()].some(isBeingTried);
        if (!through && !ending.signal.aborted) return;
        waiters.delete(check);
        if (through) resolve();
        else reject(new Error(`group ${group} was stopped before it had settled`));
      };
      waiters.add(check);
      check();
    });

  for (const matter of aside.values()) if (isBeingTried(matter)) retryLater(matter);
  wake();

  return {
    wake,
    settled,
    parked: async () =>
      [...aside.values()].filter((matter) => !isBeingTried(matter)).map(({ topic: _topic, ...parked }) => parked),
    redrive: (matter) => inTurn(() => tryAgain(matter)),
    lag: async () => {
      const unread = topics.reduce((sum, topic) => sum + log.last(topic) - cursors.get(topic)!, 0);
      const tried = [...aside.values()].filter(isBeingTried);
      return unread + tried.reduce((sum, { matter }) => sum + parking.queued(matter), 0);
    },
    stop: async () => {
      ending.abort();
      await pumping;
      await inTurn(async () => undefined); // what was asked for before has ended then
      await Promise.all(retries);
      await saveCursors();
      tell();
    },
  };
};
