import { z } from "zod";
import { ok } from "../http/answer.ts";
import { fingerprintOf, keptId } from "../http/idempotency.ts";
import { pageOf, pageQuery, paging } from "../http/paging.ts";
import { ownRoute, type Route } from "../http/route.ts";
import { shownSummary, shownSummarySchema } from "../shown/matter.ts";
import { shownNotification, shownNotificationSchema } from "../shown/notification.ts";
import type { RouteParts } from "./route-parts.ts";

const views = ["mine", "unit", "covered", "overdue", "unmatched"] as const;

/** What one has to do, and what one was told. */
export const worklistRoutes = ({ supervision, matters, keys }: RouteParts): Route[] => [
  ownRoute({
    method: "get",
    path: "/api/v1/worklist",
    tag: "worklist",
    summary: {
      zh: "待办：我的、本科室的、我代理的、逾期的、待确定监管部门的",
      en: "What is to be done: mine, my unit's, covered, overdue, unmatched",
    },
    query: z.strictObject({ ...paging, view: z.enum(views).default("mine") }),
    answers: { 200: { description: "a page of matters, the most urgent first", schema: pageOf(shownSummarySchema) } },
    handle: async ({ actor, query, language }) => {
      const page = await supervision.worklist(actor, query.view, pageQuery(query));
      return ok({
        items: page.items.map((summary) => shownSummary(summary, matters.findFlow, language)),
        next: page.next ?? null,
      });
    },
  }),
  ownRoute({
    method: "get",
    path: "/api/v1/worklist/counts",
    tag: "worklist",
    summary: { zh: "各待办列表的件数", en: "How many stand in each list" },
    answers: {
      200: {
        description: "numbers by view",
        schema: z.object(Object.fromEntries(views.map((view) => [view, z.number()]))),
      },
    },
    handle: async ({ actor }) => {
      const counts = await supervision.worklistCounts(actor);
      return ok(Object.fromEntries(views.map((view) => [view, counts[view]])));
    },
  }),
  ownRoute({
    method: "get",
    path: "/api/v1/notifications",
    tag: "worklist",
    summary: { zh: "我收到的通知", en: "What I was told" },
    query: z.strictObject({ ...paging, unread: z.enum(["true", "false"]).optional() }),
    answers: { 200: { description: "a page, the newest first", schema: pageOf(shownNotificationSchema) } },
    handle: async ({ actor, query, language }) => {
      const page = await supervision.notifications(actor, {
        ...pageQuery(query),
        ...(query.unread === "true" && { unread: true }),
      });
      return ok({
        items: page.items.map((told) => shownNotification(told, matters.findFlow, language)),
        next: page.next ?? null,
      });
    },
  }),
  ...(["read", "delivered"] as const).map((rung) =>
    ownRoute({
      method: "post",
      path: `/api/v1/notifications/{id}/${rung}`,
      tag: "worklist",
      summary: rung === "read" ? { zh: "标为已读", en: "Mark it read" } : { zh: "标为已送达", en: "Mark it delivered" },
      params: z.object({ id: z.string().min(1).max(300) }),
      answers: { 200: { description: "the notification; twice is once", schema: shownNotificationSchema } },
      refusals: [404],
      repeatable: true,
      handle: async (asked) => {
        const { actor, params, language } = asked;
        const fingerprint = fingerprintOf(asked, `POST /api/v1/notifications/${params.id}/${rung}`);
        const { repeated, result } = await keys.once(keptId(asked), fingerprint, () =>
          supervision.mark(actor, params.id, rung),
        );
        return ok(
          shownNotification(result, matters.findFlow, language),
          repeated ? { "idempotency-replayed": "true" } : {},
        );
      },
    }),
  ),
];
