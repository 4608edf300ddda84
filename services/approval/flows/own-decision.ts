import { dayOf } from "@yihan/kernel";
import { findAuthority, type Actor, type Circumstances, type Directory } from "@yihan/matter";

/** Whose decision it is, seen from who sends it: their own, another authority's, or of one that the directory does not have. */
export type Decided = "own" | "others" | "unknown";

/** Codes by name; a name that two authorities have tells nothing. */
const codesByName = new WeakMap<Directory["authorities"], Map<string, string>>();

const codeOf = ({ authorities }: Directory, name: string): string => {
  let codes = codesByName.get(authorities);
  if (!codes) {
    codesByName.set(authorities, (codes = new Map()));
    for (const row of authorities.values()) codes.set(row.name, codes.has(row.name) ? "" : row.code);
  }
  return codes.get(name) || name;
};

/**
 * A licence is sent by who granted it: where approvals are concentrated (行政许可法 Art 25) the centre decides in its own
 * name, and what a department still decides itself is the department's to send. `authority` is a code, or a name where nobody knew the code. An authority that
 * the directory does not have on the day (a predecessor, one that has ended) can't send for itself, so its decisions are `unknown` rather than `others`.
 */
export const licenceBy = (authority: string, actor: Actor, { directory, now }: Circumstances): Decided => {
  if (actor.kind === "system") return "own";
  const code = codeOf(directory, authority);
  if (code === actor.authority) return "own";
  const known = findAuthority(directory, code);
  const day = dayOf(now);
  return known && known.from <= day && (known.to === "" || day <= known.to) ? "others" : "unknown";
};

/**
 * A penalty is told by who decided it (行政许可法 Art 64), or by an approval authority, which is sent the penalties of all
 * bodies on its licensees.
 */
export const penaltyBy = (authority: string, actor: Actor, circumstances: Circumstances): Decided => {
  const decided = licenceBy(authority, actor, circumstances);
  if (decided !== "others" || actor.kind === "system") return decided;
  return findAuthority(circumstances.directory, actor.authority)?.kind === "APPROVAL" ? "own" : decided;
};

/** The remark on what an authority decided that the directory does not have. */
export const UNKNOWN_AUTHORITY = "unknownAuthority";

/** The remarks with that one, where it belongs. */
export const remarked = (remarks: readonly string[], decided: Decided): string[] =>
  decided === "unknown" ? [...new Set([...remarks, UNKNOWN_AUTHORITY])] : [...remarks];
