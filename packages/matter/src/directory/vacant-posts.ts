import type { Day } from "@yihan/kernel";
import { whoActs } from "./cover.ts";
import type { Directory, Post } from "./directory.ts";
import { findPost } from "./find.ts";
import { grouped } from "./table.ts";

const postsByAuthority = grouped<Post>(
  (row) => row.authority,
  (row) => row.from,
);

/** The posts of an authority that had begun by `day` and for which nobody acts on it: the holder left, or no deputy is there. */
export const vacantPosts = (directory: Directory, authority: string, day: Day): string[] => {
  const begun = (postsByAuthority(directory.posts).get(authority) ?? []).filter(({ from }) => from <= day);
  return [...new Set(begun.map(({ id }) => id))]
    .filter((id) => {
      const post = findPost(directory, id, day);
      return !post || whoActs(directory, post.officer, day) === undefined;
    })
    .toSorted();
};
