import { Refusal, type Clock, type Page } from "@yihan/kernel";
import {
  verdict,
  type Actor,
  type Circumstances,
  type Matter,
  type MatterSummary,
  type Notification,
  type PushedEvent,
  type Supervision,
} from "@yihan/matter";

const summaryOf = (matter: Matter): MatterSummary => ({
  id: matter.id,
  chain: matter.chain,
  cause: matter.cause,
  flow: matter.flow,
  service: "approval",
  version: matter.version,
  status: matter.status,
  lane: matter.lane,
  title: matter.title,
  documentNumber: matter.documentNumber,
  opened: matter.opened,
  updated: matter.updated,
  ended: matter.ended,
  responsible: matter.responsible ?? null,
  next: matter.next ?? null,
  parties: Object.entries(matter.parties).map(([role, { authority, name }]) => ({ role, authority, name })),
  copies: [...matter.copies],
  readers: [],
  due: matter.clocks[0]?.due ?? null,
  clocks: [],
  overdue: false,
  unmatched: false,
  keywords: ["CANARY-KEYWORD"],
});

const page = <T>(items: readonly T[], { limit = 50, cursor }: { limit?: number; cursor?: string }): Page<T> => {
  const from = Number(cursor ?? 0) || 0;
  const more = from + limit < items.length;
  return { items: items.slice(from, from + limit), ...(more && { next: String(from + limit) }) };
};

/** Supervision in memory: knows what `noticed` was told, shows it by the real rights. */
export const fakeSupervision = (circumstances: () => Circumstances, clock: Clock) => {
  const known = new Map<string, MatterSummary>();
  const told = new Map<string, Notification>();
  const feed: { event: PushedEvent; summary: MatterSummary }[] = [];
  const listeners = new Set<(index: number) => void>();
  const sees = (reader: Actor, summary: MatterSummary): boolean =>
    verdict(reader, summary, "existence", circumstances()) !== "deny";
  const visible = (reader: Actor): MatterSummary[] => [...known.values()].filter((summary) => sees(reader, summary));

  const noticed = (matter: Matter): void => {
    const summary = summaryOf(matter);
    known.set(matter.id, summary);
    const { id, chain, flow, version, status, updated, ended } = summary;
    feed.push({
      event: {
        id: String(feed.length + 1),
        type: "matter",
        data: { matter: id, chain, flow, version, status, updated, ended },
      },
      summary,
    });
    const officer = matter.next?.officer;
    if (matter.next && officer && version === 1) {
      const fact = `${id}/${version}`;
      told.set(`${fact}/${officer}/in-app`, {
        id: `${fact}/${officer}/in-app`,
        fact,
        matter: id,
        chain,
        flow,
        step: "issued",
        officer,
        channel: "in-app",
        kind: "to-act",
        title: summary.title,
        documentNumber: "",
        route: matter.next,
        sent: clock.now(),
        delivered: null,
        read: null,
        accepted: null,
      });
    }
    for (const listener of listeners) listener(feed.length - 1);
  };

  const api: Supervision = {
    matters: async (reader, query) =>
      page(
        visible(reader).filter(({ title, flow }) => title.includes(query.q ?? "") && (query.flow ?? flow) === flow),
        query,
      ),
    findMatter: async (reader, id) => visible(reader).find((summary) => summary.id === id),
    chain: async (reader, chain) => visible(reader).filter((summary) => summary.chain === chain),
    worklist: async (reader, view, query) =>
      page(
        visible(reader).filter(({ next }) => view === "mine" && next?.officer === reader.id),
        query,
      ),
    worklistCounts: async (reader) => ({
      mine: visible(reader).filter(({ next }) => next?.officer === reader.id).length,
      unit: 0,
      covered: 0,
      overdue: 0,
      unmatched: 0,
    }),
    notifications: async (reader, query) =>
      page(
        [...told.values()].filter(({ officer, read }) => officer === reader.id && !(query.unread && read)),
        query,
      ),
    mark: async (reader, id, rung) => {
      const found = told.get(id);
      if (!found || found.officer !== reader.id)
        throw new Refusal("not-found", "no-such-notification", {
          zh: "没有这一通知。",
          en: "There is no such notification.",
        });
      found[rung] ??= clock.now();
      return found;
    },
    ladders: async (matter) => [...told.values()].filter((one) => one.matter === matter),
    subscribe: async (reader, last, listener) => {
      const give = (index: number): void => {
        const { event, summary } = feed[index]!;
        if (sees(reader, summary)) listener(event);
      };
      for (let index = last === "now" ? feed.length : Number(last || 0); index < feed.length; index++) give(index);
      listeners.add(give);
      return () => listeners.delete(give);
    },
    county: async () => ({
      letters: known.size,
      transfers: 0,
      told: told.size,
      received: 0,
      overdue: 0,
      unmatched: 0,
      byStatus: [],
      latest: [...known.values()].map(({ flow, status, updated, documentNumber }) => ({
        flow,
        item: "食品经营许可<i>",
        documentNumber,
        status,
        from: "审批局",
        to: "市场监督管理局",
        updated,
      })),
    }),
    reconciliation: async (authority, day) => ({
      authority,
      day,
      approvals: 1,
      letters: 1,
      accepted: 0,
      overdue: 0,
      unmatched: 0,
      recalled: 0,
      differences: [],
    }),
    statistics: async (report, from, to) => {
      if (report === "letters") return { report, from, to, rows: [] };
      throw new Refusal("not-found", "no-such-report", { zh: "没有这一报表。", en: "There is no such report." });
    },
    settled: async () => {},
  };
  return { api, noticed, listeners: () => listeners.size };
};
