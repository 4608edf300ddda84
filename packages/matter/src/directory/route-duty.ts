import type { Route } from "@yihan/contracts";
import type { Day } from "@yihan/kernel";
import type { Directory, Duty } from "./directory.ts";
import { findAuthority, findItem, findPost, findPostEver, postsOf, postsOfUnit } from "./find.ts";
import { barePlace, placesFrom } from "./place.ts";
import { firstHeld, routeTo, type Ground, type Remark } from "./route-post.ts";
import { grouped, indexed, validOn, type Table } from "./table.ts";

export type Role = "supervise" | "enforce" | "copy";

export type DutyAsked = { item: string; place: string; role: Role; day: Day };

export type DutyAnswer = { route: Route; duty: Duty } | { unmatched: "no-item" | "no-duty" | "no-officer" };

type ByPlace = ReadonlyMap<string, readonly Duty[]>;

const dutiesByItem = grouped<Duty>(
  (row) => row.item,
  (row) => row.from,
);

/** The duties by item, role and place, those that begin last first. */
const dutiesBySlot = indexed((table: Table<Duty>): ReadonlyMap<string, ReadonlyMap<string, ByPlace>> => {
  const slots = new Map<string, ReadonlyMap<string, ByPlace>>();
  for (const [item, duties] of dutiesByItem(table)) {
    const byRole = new Map<string, Map<string, Duty[]>>();
    for (const [role, ofRole] of Map.groupBy(duties, (duty) => duty.role)) {
      byRole.set(
        role,
        Map.groupBy(ofRole, (duty) => barePlace(duty.place)),
      );
    }
    slots.set(item, byRole);
  }
  return slots;
});

/** Kinds of post that take in what comes by the duty list, in order. */
const TAKERS = ["supervisor", "liaison"];

const holds = (directory: Directory, duty: Duty, day: Day): boolean => {
  if (!validOn(duty, day)) return false;
  const authority = findAuthority(directory, duty.authority);
  // An authority that was dissolved owes nothing any more, even if its duties were left open.
  return authority !== undefined && validOn(authority, day);
};

/** The duties of the nearest place that has any on the day. */
const dutiesOf = (directory: Directory, asked: DutyAsked): Duty[] => {
  const slots = dutiesBySlot(directory.duties).get(asked.item)?.get(asked.role);
  if (!slots) return [];
  for (const place of placesFrom(directory.duties, asked.place)) {
    const duties = slots.get(place);
    if (!duties) continue;
    const held = duties.filter((duty) => holds(directory, duty, asked.day));
    if (held.length > 0) return held;
  }
  return [];
};

const routeOf = (directory: Directory, duty: Duty, day: Day): Route | undefined => {
  const ground = { by: "duty", item: duty.item, place: duty.place, basis: duty.basis, since: duty.from };
  const post = duty.post === "" ? undefined : findPost(directory, duty.post, day);
  const direct = post && routeTo(directory, post, day, ground);
  if (direct) return direct;
  const vacant: Remark[] = duty.post === "" ? [] : ["post-vacant"];
  const unit = duty.unit || (findPostEver(directory, duty.post)?.unit ?? "");
  const pool = unit === "" ? postsOf(directory, duty.authority, day) : postsOfUnit(directory, unit, day);
  const instead: Ground = { ...ground, remarks: vacant };
  return (
    firstHeld(directory, pool, TAKERS, day, instead) ??
    firstHeld(directory, postsOf(directory, duty.authority, day), ["head"], day, {
      ...ground,
      remarks: [...vacant, "head-instead" satisfies Remark],
    })
  );
};

/**
 * Who answers for an item at a place on a day, and why just they: the duty of the nearest place, its post's holder or
 * who covers them; if the post has nobody, another supervisor or liaison of the unit, then the authority's head.
 * Of two duties at one place the one that began later counts.
 */
export const routeDuty = (directory: Directory, asked: DutyAsked): DutyAnswer => {
  if (!findItem(directory, asked.item, asked.day)) return { unmatched: "no-item" };
  const duty = dutiesOf(directory, asked)[0];
  if (!duty) return { unmatched: "no-duty" };
  const route = routeOf(directory, duty, asked.day);
  return route ? { route, duty } : { unmatched: "no-officer" };
};

/** Codes of the authorities that get a copy by the duty list; a town's copies come on top of the county's. */
export const copiesFor = (directory: Directory, asked: Omit<DutyAsked, "role">): string[] => {
  const slots = dutiesBySlot(directory.duties).get(asked.item)?.get("copy");
  if (!slots) return [];
  const copies = new Set<string>();
  for (const place of placesFrom(directory.duties, asked.place)) {
    for (const duty of slots.get(place) ?? []) if (holds(directory, duty, asked.day)) copies.add(duty.authority);
  }
  return [...copies];
};
