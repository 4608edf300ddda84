import type { Day } from "@yihan/kernel";
import { findAuthority, findOfficer, type Directory } from "@yihan/matter";
import { z } from "zod";
import { ok } from "../http/answer.ts";
import { ownRoute, type Route } from "../http/route.ts";
import { code, day } from "./directory-shapes.ts";
import type { RouteParts } from "./route-parts.ts";

const itemSchema = z
  .object({
    code: z.string(),
    name: z.string(),
    kind: z.string(),
    authority: z.string(),
    authorityName: z.string(),
    certificateNames: z.array(z.string()),
    keywords: z.array(z.string()),
    hazardous: z.boolean(),
    from: z.string(),
    to: z.string(),
  })
  .meta({ id: "CatalogueItem" });

const DAY_MS = 86_400_000;
const dayAfter = (one: Day): Day => new Date(Date.parse(`${one}T00:00:00Z`) + DAY_MS).toISOString().slice(0, 10);

interface Lasting {
  from: Day;
  to: Day;
}

/** Everything that may change who gets an item; everything at all without one. */
const rowsFor = (directory: Directory, item: string | undefined): Lasting[] => {
  const { items, duties, posts, covers } = directory;
  if (item === undefined)
    return [items, duties, posts, covers].flatMap((table) => [...(table as ReadonlyMap<string, Lasting>).values()]);
  const own = [...duties.values()].filter((duty) => duty.item === item);
  const owners = new Set(own.map(({ authority }) => authority));
  return [
    ...own,
    ...[...items.values()].filter((one) => one.code === item),
    ...[...posts.values()].filter(({ authority }) => owners.has(authority)),
    ...[...covers.values()].filter(({ officer }) => owners.has(findOfficer(directory, officer)?.authority ?? "")),
  ];
};

/** The days on which something begins or has ended, with how many such changes. */
const turningDays = (rows: readonly Lasting[]): { day: Day; changes: number }[] => {
  const days = new Map<Day, number>();
  for (const { from, to } of rows)
    for (const one of [from, ...(to === "" ? [] : [dayAfter(to)])]) days.set(one, (days.get(one) ?? 0) + 1);
  return [...days].map(([one, changes]) => ({ day: one, changes })).toSorted((a, b) => (a.day < b.day ? -1 : 1));
};

/** What the directory says by date: the catalogue of a day, and the days on which anything changes. */
export const directoryDayRoutes = ({ directory }: RouteParts): Route[] => [
  ownRoute({
    method: "get",
    path: "/api/v1/directory/items",
    tag: "directory",
    summary: { zh: "某日的事项目录", en: "The item catalogue of a day" },
    access: "signed-in",
    query: z.strictObject({ date: day.optional(), authority: code.optional(), kind: code.optional() }),
    answers: {
      200: { description: "items by code", schema: z.object({ date: z.string(), items: z.array(itemSchema) }) },
    },
    handle: ({ query, day: today }) => {
      const known = directory();
      const on = query.date ?? today;
      const items = [...known.items.values()]
        .filter(({ from, to }) => from <= on && (to === "" || on <= to))
        .filter(
          (item) => (query.authority ?? item.authority) === item.authority && (query.kind ?? item.kind) === item.kind,
        )
        .toSorted((a, b) => (a.code < b.code ? -1 : 1))
        .map(({ code: itemCode, name, kind, authority, certificateNames, keywords, hazardous, from, to }) => ({
          code: itemCode,
          name,
          kind,
          authority,
          authorityName: findAuthority(known, authority)?.name ?? authority,
          certificateNames,
          keywords,
          hazardous,
          from,
          to,
        }));
      return ok({ date: on, items });
    },
  }),
  ownRoute({
    method: "get",
    path: "/api/v1/directory/days",
    tag: "directory",
    summary: { zh: "机构人员和权责清单发生变动的日期", en: "The days on which the directory changes" },
    access: "signed-in",
    query: z.strictObject({ item: code.optional().meta({ description: "only what may change who gets this item" }) }),
    answers: {
      200: {
        description: "days in order",
        schema: z.object({ items: z.array(z.object({ day: z.string(), changes: z.number() })) }),
      },
    },
    handle: ({ query }) => ok({ items: turningDays(rowsFor(directory(), query.item)) }),
  }),
];
