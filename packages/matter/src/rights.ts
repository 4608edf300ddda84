import { dayOf, type Instant } from "@yihan/kernel";
import { authorityOfKind, type Actor, type Directory } from "./directory/index.ts";
import type { Matter } from "./flow.ts";

/** What is known of a matter when rights are decided. */
export interface Guarded {
  lane: string;
  parties: readonly { authority: string }[];
  copies: readonly string[];
  readers: readonly string[];
}

/** What rights are decided by, from the matter alone: those told earlier and not asked now are not in it. */
export const guardedOf = ({ lane, parties, copies, next, responsible }: Matter): Guarded => ({
  lane,
  parties: Object.values(parties),
  copies,
  readers: [next?.authority, responsible?.authority].filter(
    (code): code is string => code !== undefined && code !== "",
  ),
});

export type Verdict = "allow" | "redact" | "deny";

/** What of a matter somebody asks for. `personal` is a field that carries personal data. */
export type Part = "existence" | "facts" | "papers" | "personal";

/**
 * May `reader` have this part of the matter? Pure, and deny by default: who may not know of a matter gets 404.
 * Parties, copied authorities and those told see it; the judicial bureau sees ordinary lanes; personal data is for the
 * parties' officers and redacted for all others (个人信息保护法 Art 51; domain 18, access model).
 */
export const verdict = (
  reader: Actor,
  matter: Guarded,
  part: Part,
  circumstances: { directory: Directory; now: Instant },
): Verdict => {
  if (reader.kind === "system") return "allow";
  const own = reader.authority;
  const party = matter.parties.some(({ authority }) => authority === own);
  if (party) return "allow";
  if (matter.lane !== "ordinary") return "deny";
  const told = matter.copies.includes(own) || matter.readers.includes(own) || isJudicial(own, circumstances);
  if (!told) return "deny";
  return part === "personal" ? "redact" : "allow";
};

/** True for the judicial bureau, which supervises every ordinary lane (行政执法监督条例 Art 6, 22). */
export const isJudicial = (authority: string, { directory, now }: { directory: Directory; now: Instant }): boolean =>
  authorityOfKind(directory, "JUSTICE", dayOf(now)).some(({ code }) => code === authority);
