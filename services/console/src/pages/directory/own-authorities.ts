import type { Me } from "../../api/types.gen.ts";

/** The authorities whose head somebody is, or acts for. */
export const headedBy = (me: Me): string[] => [
  ...new Set(me.posts.filter(({ kind }) => kind === "head").map(({ authority }) => authority)),
];
