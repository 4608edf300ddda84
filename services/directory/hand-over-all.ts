import type { Day, Instant } from "@yihan/kernel";
import type { Actor, Directory, Rows } from "@yihan/matter";
import { handOverRows } from "./people.ts";
import { noRows } from "./rows.ts";

/** Several posts that go to one successor, for instance all of an officer who leaves. */
export interface HandOverAllAsked {
  posts: readonly string[];
  successor: string;
  /** First day of the successor. */
  from: Day;
}

/** The change that gives all the posts at once: one that may not be given stops all. Throws what `handOverRows` throws. */
export const handOverAllRows = (directory: Directory, asked: HandOverAllAsked, actor: Actor, now: Instant): Rows => {
  const { successor, from } = asked;
  const posts = [...new Set(asked.posts)].flatMap(
    (post) => handOverRows(directory, { post, successor, from }, actor, now).posts,
  );
  return { ...noRows(), posts };
};
