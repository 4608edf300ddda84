import { findAuthority, findPost, findUnit, isCertified, findOfficer, isJudicial, type Actor } from "@yihan/matter";
import { z } from "zod";
import { ok } from "../http/answer.ts";
import { ownRoute, type Route } from "../http/route.ts";
import type { RouteParts } from "./route-parts.ts";

const meSchema = z
  .object({
    kind: z.enum(["officer", "machine", "operator"]),
    id: z.string(),
    name: z.string(),
    authority: z.string(),
    authorityName: z.string(),
    authorityKind: z.string(),
    unit: z.string(),
    unitName: z.string(),
    posts: z.array(
      z.object({
        id: z.string(),
        name: z.string(),
        kind: z.string(),
        authority: z.string(),
        authorityName: z.string(),
        unit: z.string(),
        unitName: z.string(),
        covers: z.string().meta({ description: "the absent holder acted for, if any" }),
        coversName: z.string(),
      }),
    ),
    certified: z.boolean().meta({ description: "holds an enforcement certificate today" }),
    judicial: z.boolean(),
  })
  .meta({ id: "Me" });

/** Who one is here today. */
export const meRoutes = ({ directory }: RouteParts): Route[] => [
  ownRoute({
    method: "get",
    path: "/api/v1/me",
    tag: "people",
    summary: { zh: "我是谁，今天有哪些岗位", en: "Who I am, and my posts of today" },
    access: "signed-in",
    answers: { 200: { description: "the signed-in officer, machine or operator", schema: meSchema } },
    handle: ({ actor, subject, now, day }) => {
      const known = directory();
      const officer = actor.kind === "officer" ? actor : undefined;
      const authority = authorityOf(actor);
      const found = findAuthority(known, authority);
      return ok({
        kind: subject.kind,
        id: subject.id,
        name: officer?.name ?? subject.id,
        authority,
        authorityName: found?.name ?? "",
        authorityKind: found?.kind ?? "",
        unit: officer?.unit ?? "",
        unitName: officer ? (findUnit(known, officer.unit)?.name ?? "") : "",
        posts: (officer?.posts ?? []).map(({ id, kind, authority: at, unit, covers }) => ({
          id,
          name: findPost(known, id, day)?.name ?? id,
          kind,
          authority: at,
          authorityName: findAuthority(known, at)?.name ?? at,
          unit,
          unitName: findUnit(known, unit)?.name ?? "",
          covers: covers ?? "",
          coversName: covers ? (findOfficer(known, covers)?.name ?? covers) : "",
        })),
        certified:
          officer !== undefined && findOfficer(known, officer.id) !== undefined && isCertified(known, officer.id, day),
        judicial: authority !== "" && isJudicial(authority, { directory: known, now }),
      });
    },
  }),
];

const authorityOf = (actor: Actor): string => (actor.kind === "system" ? "" : actor.authority);
