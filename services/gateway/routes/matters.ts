import { z } from "zod";
import { ok } from "../http/answer.ts";
import { pageOf, pageQuery, paging } from "../http/paging.ts";
import { noSuchMatter } from "../matters.ts";
import { ownRoute, type Route } from "../http/route.ts";
import { shownMatter, shownMatterSchema, shownSummary, shownSummarySchema } from "../shown/matter.ts";
import { namesOf } from "../shown/names.ts";
import { shownNotification, shownNotificationSchema } from "../shown/notification.ts";
import type { RouteParts } from "./route-parts.ts";
import { matterId } from "./shapes.ts";

const day = z.iso.date();

/** Lists and single matters. */
export const matterRoutes = ({ supervision, matters, directory }: RouteParts): Route[] => [
  ownRoute({
    method: "get",
    path: "/api/v1/matters/{id}",
    tag: "matters",
    summary: {
      zh: "一个事项：状态、责任人、当事单位、时限及其说明、材料",
      en: "One matter: state, owner, parties, clocks with explanation, papers",
    },
    params: z.object({ id: matterId }),
    answers: {
      200: { description: "the matter; ETag is its version", schema: shownMatterSchema },
      304: { description: "unchanged since the version of If-None-Match" },
    },
    refusals: [404],
    hot: true,
    handle: async ({ actor, params, language, request }) => {
      const { matter, flow } = await matters.getKnown(actor, params.id);
      const etag = `"${matter.version}"`;
      if (request.headers["if-none-match"] === etag)
        return { status: 304, bytes: "", type: "application/json", headers: { etag } };
      return ok(shownMatter(matter, flow, namesOf(directory()), language), { etag });
    },
  }),
  ownRoute({
    method: "get",
    path: "/api/v1/matters/{id}/notifications",
    tag: "matters",
    summary: {
      zh: "谁在何时因何被告知，以及送达、阅读、签收到哪一级",
      en: "Who was told of what and when, and how far each notice has come: sent, delivered, read, accepted",
    },
    params: z.object({ id: matterId }),
    answers: {
      200: {
        description: "every notice of this matter, the oldest first",
        schema: z.object({ items: z.array(shownNotificationSchema), next: z.null() }),
      },
    },
    refusals: [404],
    handle: async ({ actor, params, language }) => {
      const known = await matters.getKnown(actor, params.id);
      if (known.verdictOn("facts") === "deny") throw noSuchMatter();
      const told = await supervision.ladders(known.matter.id);
      return ok({ items: told.map((one) => shownNotification(one, matters.findFlow, language)), next: null });
    },
  }),
  ownRoute({
    method: "get",
    path: "/api/v1/matters",
    tag: "matters",
    summary: { zh: "我可以知道的事项", en: "The matters one may know of" },
    query: z.strictObject({
      ...paging,
      flow: z.string().max(60).optional(),
      status: z.string().max(60).optional(),
      owner: z.string().max(64).optional().meta({ description: "officer or authority that must act next" }),
      chain: z.string().max(64).optional(),
      q: z
        .string()
        .min(1)
        .max(100)
        .optional()
        .meta({ description: "part of the title, the document number or a keyword" }),
      due: day.optional().meta({ description: "due before the end of this day" }),
      order: z.enum(["updated", "opened", "due"]).optional(),
    }),
    answers: { 200: { description: "a page of matters", schema: pageOf(shownSummarySchema) } },
    handle: async ({ actor, query, language }) => {
      const { flow, status, owner, chain, q, due, order } = query;
      const page = await supervision.matters(actor, {
        ...pageQuery(query),
        ...(flow !== undefined && { flow }),
        ...(status !== undefined && { status }),
        ...(owner !== undefined && { owner }),
        ...(chain !== undefined && { chain }),
        ...(q !== undefined && { q }),
        ...(due !== undefined && { due: Date.parse(`${due}T24:00:00+08:00`) }),
        ...(order !== undefined && { order }),
      });
      return ok({
        items: page.items.map((summary) => shownSummary(summary, matters.findFlow, language)),
        next: page.next ?? null,
      });
    },
  }),
];
