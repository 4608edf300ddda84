import type { LadderReport } from "../../api/types.gen.ts";

export const rungs = ["sent", "delivered", "read", "accepted"] as const;

/** One authority's notices over all flows. */
export interface AuthorityLadder {
  authority: string;
  authorityName: string;
  sent: number;
  delivered: number;
  read: number;
  accepted: number;
}

/** The ladder by authority, whoever was sent the most first. */
export const byAuthority = ({ rows }: Pick<LadderReport, "rows">): AuthorityLadder[] => {
  const sums = new Map<string, AuthorityLadder>();
  for (const { authority, authorityName, ...row } of rows) {
    const sum = sums.get(authority) ?? { authority, authorityName, sent: 0, delivered: 0, read: 0, accepted: 0 };
    for (const rung of rungs) sum[rung] += row[rung];
    sums.set(authority, sum);
  }
  return [...sums.values()].toSorted((a, b) => b.sent - a.sent || (a.authority < b.authority ? -1 : 1));
};

/** A share in whole per cent, rounded down so that only all is 100; nothing where there is nothing to share. */
export const shareOf = (part: number, whole: number): string =>
  whole === 0 ? "—" : `${Math.floor((part / whole) * 100)}%`;
