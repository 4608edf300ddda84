import { oneByOne, Refusal, type Clock, type Page, type Views } from "@yihan/kernel";
import type { Notification } from "@yihan/matter";
import { everything } from "./every-page.ts";
import { limitOf } from "./find-visible.ts";
import { IN_APP, type KeptNotification } from "./projection.ts";
import { feedsOf, type Reading } from "./reading.ts";
import { wholeRoute } from "./route-form.ts";
import type { Rungs } from "./rungs.ts";
import { NOTIFICATIONS, RUNGS, UNREAD } from "./views.ts";

/** A notification with the rungs that were reached. */
export const shownNotification = (
  { stamp: _stamp, feed: _feed, route, ...kept }: KeptNotification,
  rungs: Rungs | undefined,
): Notification => ({
  ...kept,
  route: wholeRoute(route),
  delivered: rungs?.delivered ?? null,
  read: rungs?.read ?? null,
});

const DELIVERY_BATCH = 500;
/** Deliveries are recorded together, this many milliseconds after the first. */
const DELIVERY_WAIT = 50;

interface Parts {
  views: Views;
  clock: Clock;
  failed: (error: unknown, what: string) => void;
}

/** What officers were told, and how far each notice has come. */
export const notifications = ({ views, clock, failed }: Parts) => {
  const reached = new Map<string, number>();
  let timer: NodeJS.Timeout | undefined;

  const record = async (delivered: ReadonlyMap<string, number>): Promise<void> => {
    const known = await views.getMany<Rungs>(RUNGS, [...delivered.keys()]);
    const puts = [...delivered]
      .filter(([id]) => known.get(id)?.delivered === undefined)
      .map(([id, at]) => ({ view: RUNGS, id, doc: { ...known.get(id), delivered: at } }));
    if (puts.length > 0) await views.write({ puts });
  };

  /** One writer of rungs at a time, so that none overwrites another. */
  const inTurn = oneByOne();

  const flush = async (): Promise<void> => {
    clearTimeout(timer);
    timer = undefined;
    if (reached.size === 0) return;
    const batch = new Map(reached);
    reached.clear();
    try {
      await inTurn(() => record(batch));
    } catch (error) {
      // It stays undelivered on the record until the officer sees it the next time.
      failed(error, "deliveries not recorded");
    }
  };

  /** The notice has reached its officer; recorded soon. */
  const delivered = (id: string): void => {
    if (!reached.has(id)) reached.set(id, clock.now());
    if (reached.size >= DELIVERY_BATCH) void flush();
    else timer ??= setTimeout(() => void flush(), DELIVERY_WAIT).unref();
  };

  const withRungs = async (kept: readonly KeptNotification[]): Promise<Notification[]> => {
    const rungs = await views.getMany<Rungs>(
      RUNGS,
      kept.map(({ id }) => id),
    );
    return kept.map((one) => shownNotification(one, rungs.get(one.id)));
  };

  /** Newest first; those of absent officers whom the reader covers are among them. What is listed is delivered. */
  const list = async (
    reading: Reading,
    { unread = false, limit, cursor }: { unread?: boolean; limit?: number; cursor?: string },
  ): Promise<Page<Notification>> => {
    const most = limitOf(limit);
    const before = cursor ?? "~";
    if (!/^(~|\d{15}\.\d{6})$/.test(before)) throw cursorInvalid; // a place in the feed
    const found: KeptNotification[] = [];
    for (const whose of feedsOf(reading)) {
      const range = { gt: `${whose}/`, lt: `${whose}/${before}` };
      // The unread are kept by their place in the feed and name their notification.
      const page = unread
        ? [
            ...(
              await views.getMany<KeptNotification>(
                NOTIFICATIONS,
                (
                  await views.find<{ id: string }>(UNREAD, {
                    where: { all: { id: range } },
                    order: { by: "id", descending: true },
                    limit: most + 1,
                  })
                ).items.map(({ id }) => id),
              )
            ).values(),
          ]
        : (
            await views.find<KeptNotification>(NOTIFICATIONS, {
              where: { all: { feed: range } },
              order: { by: "feed", descending: true },
              limit: most + 1,
            })
          ).items;
      found.push(...page);
    }
    const sorted = found.toSorted((a, b) => (a.stamp < b.stamp ? 1 : -1));
    const page = sorted.slice(0, most);
    const now = clock.now();
    const items = await withRungs(page);
    for (const item of items) {
      if (item.delivered !== null) continue;
      item.delivered = now;
      delivered(item.id);
    }
    return { items, ...(sorted.length > most && { next: page.at(-1)!.stamp }) };
  };

  const mark = (reading: Reading, id: string, rung: "delivered" | "read"): Promise<Notification> =>
    inTurn(async () => {
      const kept = await views.get<KeptNotification>(NOTIFICATIONS, id);
      if (
        !kept ||
        kept.channel !== IN_APP ||
        !feedsOf(reading).includes(kept.feed!.slice(0, kept.feed!.lastIndexOf("/")))
      )
        throw noSuchNotification;
      const known = (await views.get<Rungs>(RUNGS, id)) ?? {};
      const now = clock.now();
      const rungs: Rungs = {
        ...known,
        // It may have been listed a moment ago and not be on record yet.
        delivered: known.delivered ?? reached.get(id) ?? now,
        ...(rung === "read" && { read: known.read ?? now }),
      };
      if (rungs.delivered !== known.delivered || rungs.read !== known.read) {
        await views.write({
          puts: [
            { view: RUNGS, id, doc: rungs },
            ...(rung === "read" ? [{ view: UNREAD, id: kept.feed!, doc: undefined }] : []),
          ],
        });
      }
      return shownNotification(kept, rungs);
    });

  const ladders = async (matter: string): Promise<Notification[]> => {
    const theirs = { where: { all: { id: { gte: `${matter}/`, lt: `${matter}0` } } } };
    const found = await everything<KeptNotification>(views, NOTIFICATIONS, theirs);
    return withRungs(
      found.toSorted((a, b) => (a.stamp < b.stamp ? -1 : a.stamp > b.stamp ? 1 : a.channel < b.channel ? -1 : 1)),
    );
  };

  return { list, mark, ladders, delivered, flush };
};

const noSuchNotification = new Refusal("not-found", "no-such-notification", {
  zh: "没有这一通知。",
  en: "There is no such notification.",
});
const cursorInvalid = new Refusal("invalid", "cursor-invalid", {
  zh: "分页游标无效；请从第一页重新开始。",
  en: "The cursor is invalid; start again from the first page.",
});
