import type { Frame } from "@yihan/contracts";
import { factId, type Fact } from "@yihan/kernel";
import type { Notification } from "@yihan/matter";
import { dayAt } from "./day-at.ts";
import { lapsesOf, type Lapse } from "./lapses.ts";
import { rowAfter, type MatterRow } from "./matter-row.ts";
import { keptRoute, type KeptRoute } from "./route-form.ts";
import { count, type Tallies } from "./tallies.ts";
import { recipientsOf } from "./told.ts";

/** The channel that needs no sender: the open page, and the list. */
export const IN_APP = "in-app";

/** A notification as it is kept. The rungs delivered and read stand elsewhere: no fact says them. */
export interface KeptNotification extends Omit<Notification, "route" | "delivered" | "read"> {
  route: KeptRoute;
  /** `<officer>/<stamp>`: one officer's notifications in order; `@` first in sealed lanes. Absent on other channels. */
  feed?: string;
  stamp: string;
}

/** One fact of the batch with its frame. */
export interface Framed {
  fact: Fact;
  frame: Frame;
}

export interface Projected {
  /** Every matter of the batch once, as it stands after its last fact, with what it was before. */
  rows: Map<string, { before: MatterRow | undefined; row: MatterRow }>;
  notifications: Map<string, KeptNotification>;
  /** Notifications of earlier batches, by officer and fact, that are now accepted. */
  accepted: Map<string, number>;
  tallies: Tallies;
  /** Deadlines that passed, and those that had passed and are met now, by id. */
  lapses: Map<string, Lapse>;
  met: Map<string, number>;
  /** Matters opened, by account `<authority>/<day>`. */
  opened: Map<string, string[]>;
}

const padded = (number: number, width: number): string => String(number).padStart(width, "0");

/**
 * A place in the feed. A batch has the number of its millisecond, or one more than the batch before; within a batch
 * places count up. So places order as text, and nearly as time.
 */
export const stampAt = (batch: number, place: number): string => `${padded(batch, 15)}.${padded(place, 6)}`;

/** The place after everything of batches up to `batch`. */
export const stampAfter = (batch: number): string => `${padded(batch, 15)}.~`;

/** Id of a notification: unique per fact, officer and channel for ever. */
export const notificationId = (fact: string, officer: string, channel: string): string =>
  `${fact}/${officer}/${channel}`;

/**
 * What a batch of facts makes of the views. Pure: the same rows and facts give the same answer, and a flow is known by
 * its frames only. `nextStamp` gives each change its place in the feed. Facts must follow the rows without gap (`taking-in.ts` sees to it).
 */
export const project = (
  before: ReadonlyMap<string, MatterRow>,
  facts: readonly Framed[],
  channels: readonly string[],
  nextStamp: (frame: Frame) => string,
): Projected => {
  const projected: Projected = {
    rows: new Map(),
    notifications: new Map(),
    accepted: new Map(),
    tallies: new Map(),
    lapses: new Map(),
    met: new Map(),
    opened: new Map(),
  };
  for (const { fact, frame } of facts) {
    const known = projected.rows.get(fact.matter);
    const earlier = known ? known.row : before.get(fact.matter);
    const recipients = recipientsOf(earlier, frame);
    const id = factId(fact);
    const told = recipients.map(({ route }) => ({
      version: fact.version,
      officer: route.officer,
      authority: route.authority,
    }));
    const stamps = recipients.map(() => nextStamp(frame));
    const { row, accepted } = rowAfter(earlier, frame, fact.service, nextStamp(frame), told);
    projected.rows.set(fact.matter, { before: known ? known.before : before.get(fact.matter), row });
    for (const [index, { kind, route }] of recipients.entries()) {
      for (const channel of channels) {
        const notification: KeptNotification = {
          id: notificationId(id, route.officer, channel),
          fact: id,
          matter: fact.matter,
          chain: frame.chain,
          flow: frame.flow,
          step: frame.step,
          officer: route.officer,
          channel,
          kind,
          title: row.title,
          documentNumber: row.documentNumber,
          route: keptRoute(route),
          sent: frame.recordedTime,
          accepted: null,
          stamp: stamps[index]!,
          ...(channel === IN_APP && {
            feed: `${row.lane === "ordinary" ? "" : "@"}${route.officer}/${stamps[index]!}`,
          }),
        };
        projected.notifications.set(notification.id, notification);
      }
    }
    for (const { version, officer } of accepted) {
      for (const channel of channels) {
        const waiting = notificationId(`${fact.matter}/${version}`, officer, channel);
        const fresh = projected.notifications.get(waiting);
        if (fresh) fresh.accepted = frame.recordedTime;
        else projected.accepted.set(waiting, frame.recordedTime);
      }
    }
    count(projected.tallies, earlier, row, frame);
    const { passed, met } = lapsesOf(earlier, row, frame.recordedTime);
    for (const lapse of passed) projected.lapses.set(lapse.id, lapse);
    for (const lapse of met) {
      const fresh = projected.lapses.get(lapse);
      if (fresh) projected.lapses.set(lapse, { ...fresh, met: frame.recordedTime });
      else projected.met.set(lapse, frame.recordedTime);
    }
    if (!earlier && row.lane === "ordinary" && !row.history) {
      const account = `${row.opener}/${dayAt(frame.recordedTime)}`;
      const list = projected.opened.get(account);
      if (list) list.push(row.id);
      else projected.opened.set(account, [row.id]);
    }
  }
  return projected;
};
