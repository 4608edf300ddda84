import type { Route } from "@yihan/contracts";
import type { Day } from "@yihan/kernel";
import type { Actor } from "./actor.ts";
import type { Directory } from "./directory.ts";
import { postsHeld } from "./find.ts";
import { routeOfficer, routeTo } from "./route-post.ts";

/**
 * The route to whoever claims what was asked of `asked` on `day`: the officer in person; or, where they act for the absent
 * holder of the asked post, that post with them as deputy, so that the matter is its holder's again when the absence ends.
 * Undefined for a machine and for an officer the directory does not know.
 */
export const routeClaimer = (
  directory: Directory,
  actor: Actor,
  asked: Route | undefined,
  day: Day,
): Route | undefined => {
  if (actor.kind !== "officer") return undefined;
  const covers = actor.posts.find(({ id }) => id === asked?.post)?.covers;
  const post = covers && postsHeld(directory, covers, day).find(({ id }) => id === asked?.post);
  const route = post ? routeTo(directory, post, day, { by: "post" }) : undefined;
  return route?.officer === actor.id ? route : routeOfficer(directory, actor.id, day);
};
