import { extname } from "node:path";
import { rm } from "node:fs/promises";
import { newId } from "@yihan/kernel";
import { copiesFor, explainRoute, findAuthority, findItem, routeDuty, type Directory } from "@yihan/matter";
import { z } from "zod";
import { ok } from "../http/answer.ts";
import { ownRoute, type Route } from "../http/route.ts";
import { spool } from "../http/spool.ts";
import { shownRoute, shownRouteSchema } from "../shown/route.ts";
import { code, day, placeCode } from "./directory-shapes.ts";
import { fileNameOf, requireFileType } from "./imports.ts";
import type { RouteParts } from "./route-parts.ts";

const LIMIT = 32 * 1_048_576;

const dutySchema = z
  .object({
    item: z.string(),
    itemName: z.string(),
    place: z.string(),
    authority: z.string(),
    authorityName: z.string(),
    unit: z.string(),
    post: z.string(),
    role: z.string(),
    basis: z.string(),
    from: z.string(),
    to: z.string(),
  })
  .meta({ id: "Duty" });

const routedSchema = z
  .object({
    item: z.string(),
    itemName: z.string(),
    place: z.string(),
    date: z.string(),
    role: z.string(),
    route: shownRouteSchema.nullable(),
    unmatched: z.enum(["no-item", "no-duty", "no-officer"]).nullable(),
    why: z.string(),
    copies: z.array(z.object({ authority: z.string(), name: z.string() })),
  })
  .meta({ id: "Routed" });

const holdsOn = ({ from, to }: { from: string; to: string }, on: string): boolean =>
  from <= on && (to === "" || on <= to);

const unmatchedWhy = {
  "no-item": { zh: "当日的事项目录中没有该事项。", en: "The catalogue of that day has no such item." },
  "no-duty": {
    zh: "当日的权责清单未载明由谁负责，将登记为待确定监管部门。",
    en: "The duty list of that day names nobody; it would stand in the unmatched queue.",
  },
  "no-officer": {
    zh: "责任单位当日无人在岗，将登记为待确定监管部门。",
    en: "The responsible authority has nobody on that day; it would stand in the unmatched queue.",
  },
} as const;

const dutiesOn = (
  directory: Directory,
  on: string,
  wanted: { item?: string | undefined; authority?: string | undefined; role?: string | undefined },
): z.output<typeof dutySchema>[] =>
  [...directory.duties.values()]
    .filter((duty) => holdsOn(duty, on))
    .filter(
      (duty) =>
        (wanted.item ?? duty.item) === duty.item &&
        (wanted.authority ?? duty.authority) === duty.authority &&
        (wanted.role ?? duty.role) === duty.role,
    )
    .map(({ item, place, authority, unit, post, role, basis, from, to }) => ({
      item,
      itemName: findItem(directory, item, on)?.name ?? "",
      place,
      authority,
      authorityName: findAuthority(directory, authority)?.name ?? "",
      unit,
      post,
      role,
      basis,
      from,
      to,
    }));

/** Who is where and answers for what; the operator keeps it, everyone who signed in may read it. Telephone and mail stay inside. */
export const directoryRoutes = ({ directory, directoryApi, audit, uploads }: RouteParts): Route[] => [
  ownRoute({
    method: "post",
    path: "/api/v1/directory/imports",
    tag: "directory",
    summary: { zh: "导入机构人员和权责清单（XLSX）", en: "Import the directory (one XLSX with all sheets)" },
    access: "operator",
    query: z.strictObject({
      check: z
        .enum(["true", "false"])
        .default("false")
        .meta({ description: "true: say what it would do, change nothing" }),
      name: z.string().max(400).optional(),
    }),
    files: ["application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "application/octet-stream"],
    answers: {
      200: {
        description: "what it did, or would do",
        schema: z.object({
          source: z.string(),
          applied: z.boolean(),
          version: z.number(),
          counts: z.unknown(),
          changes: z.array(z.unknown()),
          faults: z.array(z.unknown()),
        }),
      },
    },
    refusals: [409, 413, 415],
    repeatable: true,
    handle: async ({ actor, query, request, now }) => {
      requireFileType(request.headers["content-type"]);
      const file = fileNameOf(query.name, "directory.xlsx");
      const { path, sha256 } = await spool(request, uploads, `${newId(now)}${extname(file) || ".xlsx"}`, LIMIT);
      try {
        const dryRun = query.check === "true";
        if (!dryRun) await audit.recordAdministration(actor, "directory-import", sha256);
        const { applied, version, counts, changes, faults } = await directoryApi.importFrom(path, actor, dryRun);
        return ok({ source: file, applied, version, counts, changes, faults });
      } finally {
        await rm(path, { force: true });
      }
    },
  }),
  ownRoute({
    method: "get",
    path: "/api/v1/directory/tree",
    tag: "directory",
    summary: { zh: "机构、科室和岗位", en: "Authorities with units and posts" },
    access: "signed-in",
    query: z.strictObject({ date: day.optional() }),
    answers: {
      200: {
        description: "authorities under their parents",
        schema: z.object({ date: z.string(), items: z.array(z.unknown()) }),
      },
    },
    handle: async ({ query, day: today }) =>
      ok({ date: query.date ?? today, items: await directoryApi.tree(query.date ?? today) }),
  }),
  ownRoute({
    method: "get",
    path: "/api/v1/directory/officers",
    tag: "directory",
    summary: { zh: "人员及其岗位", en: "Officers with their posts" },
    access: "signed-in",
    query: z.strictObject({
      authority: code.optional(),
      unit: code.optional(),
      kind: code.optional(),
      q: z.string().min(1).max(60).optional(),
      date: day.optional(),
    }),
    answers: {
      200: { description: "officers by id", schema: z.object({ date: z.string(), items: z.array(z.unknown()) }) },
    },
    handle: async ({ query: { date, ...filter }, day: today }) =>
      ok({ date: date ?? today, items: await directoryApi.officers(filter, date ?? today) }),
  }),
  ownRoute({
    method: "get",
    path: "/api/v1/directory/duties",
    tag: "directory",
    summary: { zh: "权责清单", en: "The duty list of a day" },
    access: "signed-in",
    query: z.strictObject({
      item: code.optional(),
      authority: code.optional(),
      role: z.enum(["supervise", "enforce", "copy"]).optional(),
      date: day.optional(),
    }),
    answers: { 200: { description: "duties", schema: z.object({ date: z.string(), items: z.array(dutySchema) }) } },
    handle: ({ query: { date, ...wanted }, day: today }) =>
      ok({ date: date ?? today, items: dutiesOn(directory(), date ?? today, wanted) }),
  }),
  ownRoute({
    method: "get",
    path: "/api/v1/routes",
    tag: "directory",
    summary: { zh: "某日某地某事项会送给谁，为什么", en: "Who would get this on that day, and why" },
    access: "signed-in",
    query: z.strictObject({
      item: code,
      place: placeCode.optional(),
      date: day.optional(),
      role: z.enum(["supervise", "enforce"]).default("supervise"),
    }),
    answers: { 200: { description: "the route with its reason", schema: routedSchema } },
    handle: ({ query, day: today, language }) => {
      const known = directory();
      const on = query.date ?? today;
      const place = query.place ?? "";
      const answer = routeDuty(known, { item: query.item, place, role: query.role, day: on });
      const route = "route" in answer ? answer.route : undefined;
      return ok({
        item: query.item,
        itemName: findItem(known, query.item, on)?.name ?? "",
        place,
        date: on,
        role: query.role,
        route: shownRoute(route, language),
        unmatched: "unmatched" in answer ? answer.unmatched : null,
        why: "unmatched" in answer ? unmatchedWhy[answer.unmatched][language] : explainRoute(answer.route, language),
        copies: copiesFor(known, { item: query.item, place, day: on }).map((authority) => ({
          authority,
          name: findAuthority(known, authority)?.name ?? authority,
        })),
      });
    },
  }),
];
