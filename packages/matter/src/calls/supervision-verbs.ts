import type { SubscribeResponse, SupervisionServiceDefinition } from "@yihan/contracts/service/supervision";
import type { Verbs } from "@yihan/contracts/verbs";
import type { PushedEvent, Supervision, WorklistView } from "../service-apis/index.ts";
import { given } from "./given.ts";
import { pageMessage } from "./pages.ts";
import { actorIn } from "./principal.ts";
import { notificationMessage, queryIn, summaryMessage } from "./supervision-messages.ts";

/** A page that reads so slowly is let go; it comes back with the last event that it has seen. */
const MOST_UNREAD = 20_000;

/** What supervision offers to other processes. */
export const supervisionVerbs = (supervision: Supervision): Verbs<typeof SupervisionServiceDefinition> => ({
  listMatters: async (asked) =>
    pageMessage(await supervision.matters(actorIn(asked.reader), queryIn(asked)), summaryMessage),
  findMatter: async ({ reader, id }) => {
    const matter = await supervision.findMatter(actorIn(reader), id);
    return { matter: matter && summaryMessage(matter) };
  },
  listChain: async ({ reader, chain }) => ({
    items: (await supervision.chain(actorIn(reader), chain)).map(summaryMessage),
  }),
  listWorklist: async ({ reader, view, ...query }) =>
    pageMessage(await supervision.worklist(actorIn(reader), view as WorklistView, given(query)), summaryMessage),
  countWorklists: ({ reader }) => supervision.worklistCounts(actorIn(reader)),
  listNotifications: async ({ reader, ...query }) =>
    pageMessage(await supervision.notifications(actorIn(reader), given(query)), notificationMessage),
  markNotification: async ({ reader, id, rung }) => ({
    notification: notificationMessage(await supervision.mark(actorIn(reader), id, rung as "delivered" | "read")),
  }),
  listLadders: async ({ matter }) => ({ items: (await supervision.ladders(matter)).map(notificationMessage) }),
  subscribe: async function* subscribe({ reader, last, watch }, signal): AsyncGenerator<SubscribeResponse> {
    const unread: PushedEvent[] = [];
    let wake = (): void => undefined;
    const stop = await supervision.subscribe(
      actorIn(reader),
      last,
      (event) => {
        unread.push(event);
        wake();
      },
      watch,
    );
    const end = (): void => wake();
    signal.addEventListener("abort", end);
    try {
      yield { event: undefined };
      while (!signal.aborted && unread.length < MOST_UNREAD) {
        for (const event of unread.splice(0)) yield { event: { ...event, data: JSON.stringify(event.data) } };
        if (unread.length > 0 || signal.aborted) continue;
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
    } finally {
      signal.removeEventListener("abort", end);
      stop();
    }
  },
  getCounty: () => supervision.county(),
  getReconciliation: ({ authority, day }) => supervision.reconciliation(authority, day),
  getStatistics: async ({ report, from, to }) => ({
    report: JSON.stringify(await supervision.statistics(report, from, to)),
  }),
  settle: async () => {
    await supervision.settled();
    return {};
  },
});
