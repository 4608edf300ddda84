import type { Day } from "@yihan/kernel";
import type { Cover, Directory } from "./directory.ts";
import { findOfficer } from "./find.ts";
import { grouped, validOn } from "./table.ts";

const coversByOfficer = grouped<Cover>(
  (row) => row.officer,
  (row) => row.from,
);
const coversByDeputy = grouped<Cover>(
  (row) => row.deputy,
  (row) => row.from,
);

/** Longest chain of deputies that is followed. */
const MOST_HOPS = 5;

/** The absence of an officer on `day`: of several, the one that began last. */
export const absenceOf = (directory: Directory, officer: string, day: Day): Cover | undefined =>
  coversByOfficer(directory.covers)
    .get(officer)
    ?.find((cover) => validOn(cover, day));

/**
 * Who acts on `day` for `officer`: the officer, or the deputy, or the absent deputy's own deputy, at most five hops.
 * Undefined if nobody does: an unknown officer, a chain that comes back on itself or is too long.
 */
export const whoActs = (directory: Directory, officer: string, day: Day): string | undefined => {
  let acting = officer;
  // A circle never ends, so counting the hops finds it.
  for (let hops = 0; hops <= MOST_HOPS; hops += 1) {
    if (acting === "" || !findOfficer(directory, acting)) return undefined;
    const absence = absenceOf(directory, acting, day);
    if (!absence) return acting;
    acting = absence.deputy;
  }
  return undefined;
};

/** The absent officers for whom `deputy` acts on `day`, directly or through absent deputies. */
export const coveredBy = (directory: Directory, deputy: string, day: Day): string[] => {
  const covered: string[] = [];
  let frontier = [deputy];
  for (let hops = 0; hops < MOST_HOPS && frontier.length > 0; hops += 1) {
    const next = new Set<string>();
    for (const officer of frontier) {
      for (const cover of coversByDeputy(directory.covers).get(officer) ?? []) {
        if (validOn(cover, day) && !covered.includes(cover.officer)) next.add(cover.officer);
      }
    }
    frontier = [...next].filter((officer) => whoActs(directory, officer, day) === deputy);
    covered.push(...frontier);
  }
  return covered.toSorted();
};
