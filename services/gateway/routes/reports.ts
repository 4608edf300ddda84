import { Refusal, toRfc3339, type Language } from "@yihan/kernel";
import { findAuthority, isJudicial, type Actor, type Reconciliation } from "@yihan/matter";
import { z } from "zod";
import { ok } from "../http/answer.ts";
import { ownRoute, type Route } from "../http/route.ts";
import { shownStatistics, statisticsSchema } from "../shown/statistics.ts";
import type { RouteParts } from "./route-parts.ts";

const day = z.iso.date();

const reconciliationSchema = z
  .object({
    authority: z.string(),
    authorityName: z.string(),
    day: z.string(),
    approvals: z.number(),
    letters: z.number(),
    accepted: z.number(),
    overdue: z.number(),
    unmatched: z.number(),
    recalled: z.number(),
    differences: z.array(z.object({ matter: z.string(), what: z.string() })),
  })
  .meta({ id: "Reconciliation" });

const setAsideSchema = z
  .object({ group: z.string(), matter: z.string(), title: z.string(), flowTitle: z.string(), since: z.string() })
  .meta({ id: "SetAside" });

/** What adds up at the end of a day or a period, from facts alone. */
export const reportRoutes = ({ supervision, directory, matters, operation }: RouteParts): Route[] => {
  const shownReconciliation = (found: Reconciliation, language: Language): z.output<typeof reconciliationSchema> => ({
    authority: found.authority,
    authorityName: findAuthority(directory(), found.authority)?.name ?? found.authority,
    day: found.day,
    approvals: found.approvals,
    letters: found.letters,
    accepted: found.accepted,
    overdue: found.overdue,
    unmatched: found.unmatched,
    recalled: found.recalled,
    differences: found.differences.map(({ matter, what }) => ({ matter, what: what[language] })),
  });
  const judicial = (actor: Actor, now: number): boolean =>
    actor.kind !== "system" && isJudicial(actor.authority, { directory: directory(), now });

  return [
    ownRoute({
      method: "get",
      path: "/api/v1/reconciliations/{date}",
      tag: "reports",
      summary: { zh: "一个审批单位一天的对账", en: "The day's account of one approving body" },
      params: z.object({ date: day }),
      query: z.strictObject({
        authority: z.string().min(1).max(64).optional().meta({ description: "another's only for the judicial bureau" }),
      }),
      answers: { 200: { description: "the account", schema: reconciliationSchema } },
      handle: async ({ actor, params, query, now, language }) => {
        const own = actor.kind === "system" ? "" : actor.authority;
        const authority = query.authority ?? own;
        if (authority !== own && !judicial(actor, now)) throw notYours();
        return ok(shownReconciliation(await supervision.reconciliation(authority, params.date), language));
      },
    }),
    ownRoute({
      method: "get",
      path: "/api/v1/statistics/{report}",
      tag: "reports",
      summary: { zh: "统计报表", en: "A statistical report over a period" },
      params: z.object({ report: z.string().regex(/^[a-z0-9-]{1,60}$/) }),
      query: z.strictObject({ from: day, to: day }),
      answers: { 200: { description: "the figures", schema: statisticsSchema } },
      refusals: [404],
      handle: async ({ actor, params, query, now, language }) => {
        // They count over all authorities, so they are for whoever supervises all of them.
        if (!judicial(actor, now)) throw notYours();
        if (query.from > query.to)
          throw new Refusal(
            "invalid",
            "period-reversed",
            { zh: "起始日期晚于截止日期。", en: "The period ends before it begins." },
            { faults: [{ pointer: "/query/from", code: "after-to", detail: { zh: "晚于 to", en: "after `to`" } }] },
          );
        return ok(
          shownStatistics(await supervision.statistics(params.report, query.from, query.to), {
            directory: directory(),
            flowOf: matters.findFlow,
            language,
          }),
        );
      },
    }),
    ownRoute({
      method: "get",
      path: "/api/v1/parked",
      tag: "reports",
      summary: { zh: "被搁置、须由运维人员处理的事项", en: "Matters that were set aside and wait for the operator" },
      answers: { 200: { description: "those one may know of", schema: z.object({ items: z.array(setAsideSchema) }) } },
      handle: async ({ actor, now, language }) => {
        if (!judicial(actor, now)) throw notYours();
        const parked = ((await operation?.state())?.readers ?? []).flatMap((reader) => reader.parked);
        const items: z.output<typeof setAsideSchema>[] = [];
        for (const { group, matter, since } of parked.toSorted((a, b) => a.since - b.since)) {
          try {
            const known = await matters.getKnown(actor, matter);
            items.push({
              group,
              matter,
              title: known.matter.title,
              flowTitle: known.flow.title[language],
              since: toRfc3339(since),
            });
          } catch (error) {
            // What one may not know of is not there, not even as a number.
            if (!(error instanceof Refusal && error.kind === "not-found")) throw error;
          }
        }
        return ok({ items });
      },
    }),
  ];
};

const notYours = (): Refusal =>
  new Refusal("forbidden", "judicial-only", {
    zh: "只有司法行政机关可以查看其他单位或者全县的报表。",
    en: "Only the judicial bureau sees other authorities' or county-wide reports.",
  });
