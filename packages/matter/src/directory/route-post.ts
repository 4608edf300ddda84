import type { Route } from "@yihan/contracts";
import type { Day } from "@yihan/kernel";
import { whoActs } from "./cover.ts";
import type { Directory, Post } from "./directory.ts";
import { authorityOfKind, findAuthority, findOfficer, postsHeld, postsOf } from "./find.ts";

/** Reason why a step up was needed. */
export type Remark = "post-vacant" | "head-instead";

/** Where a route comes from, besides the officer. */
export type Ground = Pick<Route, "by"> & Partial<Pick<Route, "item" | "place" | "basis" | "since" | "remarks">>;

/** The route to the holder of `post` on `day`, or to who covers an absent holder; undefined if the post has nobody. */
export const routeTo = (directory: Directory, post: Post, day: Day, ground: Ground): Route | undefined => {
  const acting = whoActs(directory, post.officer, day);
  if (acting === undefined) return undefined;
  const covers = acting === post.officer ? "" : post.officer;
  return {
    authority: post.authority,
    authorityName: findAuthority(directory, post.authority)?.name ?? "",
    unit: post.unit,
    post: post.id,
    postName: post.name,
    officer: acting,
    officerName: findOfficer(directory, acting)?.name ?? "",
    covers,
    coversName: covers === "" ? "" : (findOfficer(directory, covers)?.name ?? ""),
    by: ground.by,
    item: ground.item ?? "",
    place: ground.place ?? "",
    basis: ground.basis ?? "",
    since: ground.since ?? "",
    remarks: ground.remarks ?? [],
    directory: directory.version,
  };
};

/** The first of `posts`, by kind in the order of `kinds`, that has somebody. */
export const firstHeld = (
  directory: Directory,
  posts: readonly Post[],
  kinds: readonly string[],
  day: Day,
  ground: Ground,
): Route | undefined => {
  for (const kind of kinds) {
    for (const post of posts) {
      const route = post.kind === kind ? routeTo(directory, post, day, ground) : undefined;
      if (route) return route;
    }
  }
  return undefined;
};

/** An authority's officer by kind of post: the first kind in order that has a holder, covered if absent. */
export const routePost = (
  directory: Directory,
  authority: string,
  kinds: readonly string[],
  day: Day,
): Route | undefined => firstHeld(directory, postsOf(directory, authority, day), kinds, day, { by: "post" });

/** A named officer, or who covers them if absent on `day`; undefined if the officer is unknown or nobody covers. */
export const routeOfficer = (directory: Directory, officerId: string, day: Day): Route | undefined => {
  const officer = findOfficer(directory, officerId);
  if (!officer) return undefined;
  const held = postsHeld(directory, officerId, day);
  const post = held.find((each) => each.authority === officer.authority) ?? held[0];
  return routeTo(
    directory,
    post ?? {
      id: "",
      name: "",
      kind: "",
      authority: officer.authority,
      unit: officer.unit,
      officer: officerId,
      from: "",
      to: "",
    },
    day,
    { by: "named" },
  );
};

/** The judicial bureau's desk, which owns what nobody else does; its head if the desk is empty. */
export const routeDesk = (directory: Directory, day: Day): Route | undefined => {
  for (const bureau of authorityOfKind(directory, "JUSTICE", day)) {
    const posts = postsOf(directory, bureau.code, day);
    const route =
      firstHeld(directory, posts, ["desk"], day, { by: "desk" }) ??
      firstHeld(directory, posts, ["head"], day, { by: "desk", remarks: ["head-instead"] });
    if (route) return route;
  }
  return undefined;
};
