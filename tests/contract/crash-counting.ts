import type { EventBus, Subscription, Views } from "@yihan/kernel";

/** A consumer as they all are: one document per fact with how often it took effect; what it has seen it drops. */
export const countOnce = async (bus: EventBus, views: Views): Promise<Subscription> => {
  await views.define("counting", [{ name: "count", revision: 1, fields: ["times"] }]);
  return bus.subscribe({
    group: "counting",
    topics: ["yihan.approval"],
    handle: async (facts) => {
      const marks = await views.watermarks(
        "counting",
        facts.map(({ matter }) => matter),
      );
      const advance = new Map<string, { matter: string; from: number; to: number }>();
      const fresh = facts.filter(({ matter, version }) => {
        const from = marks.get(matter) ?? 0;
        const to = advance.get(matter)?.to ?? from;
        if (version <= to) return false;
        if (version > to + 1) throw new Error(`${matter} jumped from ${to} to ${version}`);
        advance.set(matter, { matter, from, to: version });
        return true;
      });
      const ids = fresh.map(({ matter, version }) => `${matter}/${version}`);
      const before = await views.getMany<{ times: number }>("count", ids);
      const puts = ids.map((id) => ({ view: "count", id, doc: { times: (before.get(id)?.times ?? 0) + 1 } }));
      if (puts.length > 0) await views.write({ puts, consumer: "counting", advance: [...advance.values()] });
    },
  });
};
