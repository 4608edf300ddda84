import type { Route } from "@yihan/contracts";
import type { Language } from "@yihan/kernel";
import { explainRoute } from "@yihan/matter";
import { z } from "zod";

export const shownRouteSchema = z
  .object({
    authority: z.string(),
    authorityName: z.string(),
    unit: z.string(),
    post: z.string(),
    postName: z.string(),
    officer: z.string(),
    officerName: z.string(),
    covers: z.string().meta({ description: "the absent holder whom the officer covers" }),
    coversName: z.string(),
    by: z.string().meta({ description: "duty, post, named, desk, party or actor" }),
    why: z.string().meta({ description: "why just this officer, in one sentence" }),
  })
  .meta({ id: "Route" });

/** Who, and why just they. */
export const shownRoute = (
  route: Route | null | undefined,
  language: Language,
): z.output<typeof shownRouteSchema> | null =>
  route
    ? {
        authority: route.authority,
        authorityName: route.authorityName,
        unit: route.unit,
        post: route.post,
        postName: route.postName,
        officer: route.officer,
        officerName: route.officerName,
        covers: route.covers,
        coversName: route.coversName,
        by: route.by,
        why: explainRoute(route, language),
      }
    : null;
