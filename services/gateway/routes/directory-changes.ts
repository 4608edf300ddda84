import { Refusal, type Day, type Language } from "@yihan/kernel";
import {
  findAuthority,
  findItem,
  findOfficer,
  type ComparedRoute,
  type Directory,
  type DutyAnswer,
  type DutyAsked,
} from "@yihan/matter";
import { z } from "zod";
import { ok } from "../http/answer.ts";
import { fingerprintOf, keptId } from "../http/idempotency.ts";
import { ownRoute, type Route } from "../http/route.ts";
import { shownRoute, shownRouteSchema } from "../shown/route.ts";
import { code, day } from "./directory-shapes.ts";
import type { RouteParts } from "./route-parts.ts";

const end = z.union([day, z.literal("")]).default("");
const id = z.string().max(64);

const plannedSchema = z.strictObject({
  covers: z
    .array(z.strictObject({ officer: code, deputy: code, from: day, to: end }))
    .max(50)
    .default([]),
  posts: z
    .array(
      z.strictObject({
        id: code,
        authority: code,
        unit: id.default(""),
        name: z.string().max(200),
        kind: code,
        officer: id,
        from: day,
        to: end,
      }),
    )
    .max(50)
    .default([]),
  duties: z
    .array(
      z.strictObject({
        item: code,
        place: id,
        authority: code,
        unit: id.default(""),
        post: id.default(""),
        role: z.enum(["supervise", "enforce", "copy"]),
        basis: z.string().max(400).default(""),
        from: day,
        to: end,
      }),
    )
    .max(50)
    .default([]),
});

const rerouted = z
  .object({
    item: z.string(),
    itemName: z.string(),
    place: z.string(),
    role: z.string(),
    before: shownRouteSchema.nullable(),
    beforeWhy: z.string(),
    after: shownRouteSchema.nullable(),
    afterWhy: z.string(),
  })
  .meta({ id: "Rerouted" });

const versionSchema = z.object({ version: z.number().meta({ description: "the directory's version" }) });

/** Most questions that a planned change is put to. */
const MOST_ASKED = 20_000;

/** Every duty of the day, the planned ones among them, as a question. */
const everyDuty = (directory: Directory, on: Day, planned: z.output<typeof plannedSchema>): DutyAsked[] => {
  const asked = new Map<string, DutyAsked>();
  for (const { item, place, role, from, to } of [...directory.duties.values(), ...planned.duties]) {
    if (role === "copy" || from > on || (to !== "" && to < on)) continue;
    asked.set(`${item}\u001f${place}\u001f${role}`, { item, place, role: role as DutyAsked["role"], day: on });
  }
  return [...asked.values()];
};

const routeOf = (answer: DutyAnswer, language: Language) =>
  "route" in answer ? shownRoute(answer.route, language) : null;

const shownCompared = (
  directory: Directory,
  { asked, before, after }: ComparedRoute,
  language: Language,
): z.output<typeof rerouted> => ({
  item: asked.item,
  itemName: findItem(directory, asked.item, asked.day)?.name ?? asked.item,
  place: asked.place,
  role: asked.role,
  before: routeOf(before.answer, language),
  beforeWhy: before.explanation[language],
  after: routeOf(after.answer, language),
  afterWhy: after.explanation[language],
});

const coverSchema = z
  .object({
    officer: z.string(),
    officerName: z.string(),
    authority: z.string(),
    authorityName: z.string(),
    deputy: z.string(),
    deputyName: z.string(),
    from: z.string(),
    to: z.string(),
    running: z.boolean(),
  })
  .meta({ id: "Cover" });

/** Absence and cover, hand-over, and what a planned change would move: the directory service decides who may. */
export const directoryChangeRoutes = ({ directory, directoryApi, keys }: RouteParts): Route[] => [
  ownRoute({
    method: "get",
    path: "/api/v1/directory/covers",
    tag: "directory",
    summary: { zh: "正在和将要进行的请假代理", en: "Absences that run or are to come, with who covers" },
    access: "signed-in",
    query: z.strictObject({ authority: code.optional(), officer: code.optional(), date: day.optional() }),
    answers: {
      200: {
        description: "by first day; the reason stays with the directory",
        schema: z.object({ date: z.string(), items: z.array(coverSchema) }),
      },
    },
    handle: ({ query, day: today }) => {
      const known = directory();
      const on = query.date ?? today;
      const items = [...known.covers.values()]
        .filter(({ officer, to }) => (to === "" || to >= on) && (query.officer ?? officer) === officer)
        .map(({ officer, deputy, from, to }) => {
          const authority = findOfficer(known, officer)?.authority ?? "";
          return {
            officer,
            officerName: findOfficer(known, officer)?.name ?? officer,
            authority,
            authorityName: findAuthority(known, authority)?.name ?? authority,
            deputy,
            deputyName: findOfficer(known, deputy)?.name ?? deputy,
            from,
            to,
            running: from <= on,
          };
        })
        .filter(({ authority }) => (query.authority ?? authority) === authority)
        .toSorted((a, b) => (a.from === b.from ? (a.officer < b.officer ? -1 : 1) : a.from < b.from ? -1 : 1));
      return ok({ date: on, items });
    },
  }),
  ownRoute({
    method: "post",
    path: "/api/v1/directory/covers",
    tag: "directory",
    summary: {
      zh: "登记请假代理（本人，或者本单位负责人）",
      en: "Enter an absence and who covers (the officer, or the head of the authority)",
    },
    access: "signed-in",
    body: z.strictObject({ officer: code, deputy: code, from: day, to: day, reason: z.string().min(1).max(400) }),
    answers: { 200: { description: "entered; the same again changes nothing", schema: versionSchema } },
    refusals: [404, 409],
    repeatable: true,
    handle: async (asked) => {
      const { actor, body } = asked;
      const { repeated, result } = await keys.once(
        keptId(asked),
        fingerprintOf(asked, "POST /api/v1/directory/covers"),
        () => directoryApi.cover(body, actor),
      );
      return ok({ version: result }, repeated ? { "idempotency-replayed": "true" } : {});
    },
  }),
  ownRoute({
    method: "post",
    path: "/api/v1/directory/hand-overs",
    tag: "directory",
    summary: {
      zh: "岗位交接：岗位连同职责和未办结事项一并移交接任人",
      en: "Give posts with all their duties and open matters to a successor",
    },
    access: "signed-in",
    body: z.strictObject({ posts: z.array(code).min(1).max(50), successor: code, from: day }),
    answers: { 200: { description: "given, all or none; the same again changes nothing", schema: versionSchema } },
    refusals: [404, 409],
    repeatable: true,
    handle: async (asked) => {
      const { actor, body } = asked;
      const { repeated, result } = await keys.once(
        keptId(asked),
        fingerprintOf(asked, "POST /api/v1/directory/hand-overs"),
        () => directoryApi.handOverAll(body, actor),
      );
      return ok({ version: result }, repeated ? { "idempotency-replayed": "true" } : {});
    },
  }),
  ownRoute({
    method: "post",
    path: "/api/v1/directory/what-if",
    tag: "directory",
    summary: {
      zh: "拟议变动会改变哪些事项的去向，不作任何更改",
      en: "What a planned change would re-route; changes nothing",
    },
    access: "signed-in",
    body: z.strictObject({ date: day.optional(), planned: plannedSchema }),
    answers: {
      200: {
        description: "every duty of that day that another officer would get",
        schema: z.object({ date: z.string(), asked: z.number(), items: z.array(rerouted) }),
      },
    },
    handle: async ({ body, day: today, language }) => {
      const known = directory();
      const on = body.date ?? today;
      const { covers, posts, duties } = body.planned;
      const asked = everyDuty(known, on, body.planned);
      if (asked.length > MOST_ASKED)
        throw new Refusal("too-large", "too-many-duties", {
          zh: `当日权责清单超过 ${MOST_ASKED} 条，请按事项查询。`,
          en: `The duty list of that day has more than ${MOST_ASKED} entries; ask by item.`,
        });
      const compared = await directoryApi.whatIf(
        { covers: covers.map((cover) => ({ ...cover, reason: "" })), posts, duties },
        asked,
      );
      return ok({
        date: on,
        asked: asked.length,
        items: compared.filter(({ same }) => !same).map((one) => shownCompared(known, one, language)),
      });
    },
  }),
];
