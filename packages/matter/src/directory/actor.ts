import type { Day } from "@yihan/kernel";
import { coveredBy } from "./cover.ts";
import type { Directory, Post } from "./directory.ts";
import { findOfficer, postsHeld } from "./find.ts";

/** A post someone may act for; `covers` is the absent holder, if it is not their own. */
export interface ActingPost {
  id: string;
  kind: string;
  authority: string;
  unit: string;
  covers?: string;
}

/** Who acts: an officer with the posts of the day, a machine of an authority, or the system itself. */
export type Actor =
  | { kind: "officer"; id: string; name: string; authority: string; unit: string; posts: ActingPost[] }
  | { kind: "machine"; id: string; name: string; authority: string }
  | { kind: "system"; id: string };

const acting = (post: Post): ActingPost => ({
  id: post.id,
  kind: post.kind,
  authority: post.authority,
  unit: post.unit,
});

/** The officer with their own posts on `day`, then those of the absent officers they act for; undefined if unknown. */
export const actorOf = (directory: Directory, officerId: string, day: Day): Actor | undefined => {
  const officer = findOfficer(directory, officerId);
  if (!officer) return undefined;
  const posts = postsHeld(directory, officerId, day).map(acting);
  for (const covers of coveredBy(directory, officerId, day)) {
    for (const post of postsHeld(directory, covers, day)) posts.push({ ...acting(post), covers });
  }
  return {
    kind: "officer",
    id: officer.id,
    name: officer.name,
    authority: officer.authority,
    unit: officer.unit,
    posts,
  };
};
