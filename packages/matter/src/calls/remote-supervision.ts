import type { SupervisionServiceDefinition } from "@yihan/contracts/service/supervision";
import type { Verbs } from "@yihan/contracts/verbs";
import type { Actor } from "../directory/index.ts";
import type { PushedEvent, Supervision } from "../service-apis/index.ts";
import { textIn } from "./given.ts";
import { pageIn } from "./pages.ts";
import { principalOf } from "./principal.ts";
import { notificationIn, summaryIn } from "./supervision-messages.ts";

export interface RemoteSupervisionParts {
  verbs: Verbs<typeof SupervisionServiceDefinition>;
  /** Waits before a subscription that broke is asked for again; resolves early when the signal fires. */
  pause: (milliseconds: number, signal: AbortSignal) => Promise<void>;
}

const AGAIN_MS = 500;

/** Supervision in another process, used as if it were in this one. */
export const remoteSupervision = ({ verbs, pause }: RemoteSupervisionParts): Supervision => ({
  matters: async (reader, query) =>
    pageIn(await verbs.listMatters({ ...query, reader: principalOf(reader) }), summaryIn),
  findMatter: async (reader, id) => {
    const { matter } = await verbs.findMatter({ reader: principalOf(reader), id });
    return matter && summaryIn(matter);
  },
  chain: async (reader, chain) => (await verbs.listChain({ reader: principalOf(reader), chain })).items.map(summaryIn),
  worklist: async (reader, view, query) =>
    pageIn(await verbs.listWorklist({ ...query, reader: principalOf(reader), view }), summaryIn),
  worklistCounts: (reader) => verbs.countWorklists({ reader: principalOf(reader) }),
  notifications: async (reader, query) =>
    pageIn(await verbs.listNotifications({ ...query, reader: principalOf(reader) }), notificationIn),
  mark: async (reader, id, rung) =>
    notificationIn((await verbs.markNotification({ reader: principalOf(reader), id, rung })).notification!),
  ladders: async (matter) => (await verbs.listLadders({ matter })).items.map(notificationIn),
  subscribe: (reader, last, listener, watch = []) => subscribed({ verbs, pause }, reader, last, listener, watch),
  county: () => verbs.getCounty({}),
  reconciliation: async (authority, day) => {
    const { differences, ...account } = await verbs.getReconciliation({ authority, day });
    return { ...account, differences: differences.map(({ matter, what }) => ({ matter, what: textIn(what) })) };
  },
  statistics: async (report, from, to) =>
    JSON.parse((await verbs.getStatistics({ report, from, to })).report) as object,
  settled: async () => void (await verbs.settle({})),
});

/** A subscription that goes on after the last event seen when its stream breaks; resolves when it stands. */
const subscribed = async (
  { verbs, pause }: RemoteSupervisionParts,
  reader: Actor,
  since: string,
  listener: (event: PushedEvent) => void,
  watch: readonly string[],
): Promise<() => void> => {
  const ending = new AbortController();
  const { signal } = ending;
  const standing = Promise.withResolvers<void>();
  let stands = false;
  let last = since;

  const listen = async (): Promise<void> => {
    const missed = stands && last === "now";
    for await (const { event } of verbs.subscribe({ reader: principalOf(reader), last, watch: [...watch] }, signal)) {
      if (signal.aborted) return;
      stands = true;
      standing.resolve();
      // What came while nobody listened has no place to go on from.
      if (!event && missed) listener({ id: last, type: "reset", data: {} });
      if (!event) continue;
      last = event.id;
      listener({ ...event, type: event.type as PushedEvent["type"], data: JSON.parse(event.data) as object });
    }
  };
  const keepListening = async (): Promise<void> => {
    while (!signal.aborted) {
      try {
        await listen();
      } catch (error) {
        // Before it stood once, whoever asked for it hears of it; later it is asked for until it stands again.
        if (!stands) return standing.reject(error);
      }
      await pause(AGAIN_MS, signal);
    }
  };
  void keepListening();
  await standing.promise;
  return () => ending.abort();
};
