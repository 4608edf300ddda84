import { dayOf, type Instant } from "@yihan/kernel";
import type { Actor } from "./actor.ts";
import type { Directory } from "./directory.ts";
import { findAuthority } from "./find.ts";
import { validOn } from "./table.ts";

/** Whose decision it is, seen from the actor: their own authority's, another's, or of one that the directory does not have. */
export type Decided = "own" | "others" | "unknown";

const codesByName = new WeakMap<Directory["authorities"], Map<string, string>>();

/** The code for a name; a name that two authorities have tells nothing. */
const codeOf = ({ authorities }: Directory, named: string): string => {
  let codes = codesByName.get(authorities);
  if (!codes) {
    codesByName.set(authorities, (codes = new Map()));
    for (const { name, code } of authorities.values()) codes.set(name, codes.has(name) ? "" : code);
  }
  return codes.get(named) || named;
};

/**
 * Tells whose decision it is. `authority` is a code, or a name where nobody knew the code. An authority that the directory
 * does not have on the day (a predecessor, one that has ended) can't act for itself, so its decisions are `unknown` rather
 * than `others`. What the system says is its own.
 */
export const decidedBy = (
  authority: string,
  actor: Actor,
  { directory, now }: { directory: Directory; now: Instant },
): Decided => {
  if (actor.kind === "system") return "own";
  const code = codeOf(directory, authority);
  if (code === actor.authority) return "own";
  const known = findAuthority(directory, code);
  return known && validOn(known, dayOf(now)) ? "others" : "unknown";
};
