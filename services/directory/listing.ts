import type { Day } from "@yihan/kernel";
import {
  absenceOf,
  findAuthority,
  findUnit,
  isCertified,
  officersOf,
  postsHeld,
  postsOf,
  whoActs,
  type Directory,
  type Officer,
} from "@yihan/matter";

export interface OfficerFilter {
  authority?: string | undefined;
  unit?: string | undefined;
  /** Kind of a post held on the day. */
  kind?: string | undefined;
  /** Part of the name, or the id. */
  q?: string | undefined;
}

/** An officer as others see them; telephone and mail stay in the directory. */
export interface OfficerEntry {
  id: string;
  name: string;
  authority: string;
  authorityName: string;
  unit: string;
  unitName: string;
  certified: boolean;
  posts: { id: string; name: string; kind: string; authority: string; unit: string }[];
  /** Present while absent: who acts (empty if nobody) and the last day. */
  absent?: { actsFor: string; to: Day };
}

const entryOf = (directory: Directory, officer: Officer, day: Day): OfficerEntry => {
  const absence = absenceOf(directory, officer.id, day);
  return {
    id: officer.id,
    name: officer.name,
    authority: officer.authority,
    authorityName: findAuthority(directory, officer.authority)?.name ?? "",
    unit: officer.unit,
    unitName: findUnit(directory, officer.unit)?.name ?? "",
    certified: isCertified(directory, officer.id, day),
    posts: postsHeld(directory, officer.id, day).map(({ id, name, kind, authority, unit }) => ({
      id,
      name,
      kind,
      authority,
      unit,
    })),
    ...(absence && { absent: { actsFor: whoActs(directory, officer.id, day) ?? "", to: absence.to } }),
  };
};

/** The officers that pass the filter, with their posts of `day`, by id. */
export const listOfficers = (directory: Directory, filter: OfficerFilter, day: Day): OfficerEntry[] => {
  const pool =
    filter.authority === undefined
      ? [...directory.officers.values()].toSorted((a, b) => (a.id < b.id ? -1 : 1))
      : officersOf(directory, filter.authority, day);
  return pool
    .filter((officer) => filter.unit === undefined || officer.unit === filter.unit)
    .filter((officer) => filter.q === undefined || officer.id === filter.q || officer.name.includes(filter.q))
    .map((officer) => entryOf(directory, officer, day))
    .filter((entry) => filter.kind === undefined || entry.posts.some((post) => post.kind === filter.kind));
};

/** An authority with what it consists of on a day. */
export interface TreeNode {
  code: string;
  name: string;
  kind: string;
  place: string;
  units: { code: string; name: string }[];
  posts: {
    id: string;
    name: string;
    kind: string;
    unit: string;
    officer: string;
    officerName: string;
    acting: string;
    actingName: string;
  }[];
  below: TreeNode[];
}

/** The authorities of `day`, each under its parent; one whose parent is gone stands at the top. */
export const treeOf = (directory: Directory, day: Day): TreeNode[] => {
  const holds = (row: { from: Day; to: Day }): boolean => row.from <= day && (row.to === "" || day <= row.to);
  const units = Map.groupBy([...directory.units.values()].filter(holds), (unit) => unit.authority);
  const nodes = new Map<string, TreeNode>();
  const authorities = [...directory.authorities.values()].filter(holds);
  for (const { code, name, kind, place } of authorities) {
    nodes.set(code, {
      code,
      name,
      kind,
      place,
      units: (units.get(code) ?? []).map((unit) => ({ code: unit.code, name: unit.name })),
      posts: postsOf(directory, code, day).map((post) => {
        const acting = whoActs(directory, post.officer, day) ?? "";
        return {
          id: post.id,
          name: post.name,
          kind: post.kind,
          unit: post.unit,
          officer: post.officer,
          officerName: directory.officers.get(post.officer)?.name ?? "",
          acting,
          actingName: directory.officers.get(acting)?.name ?? "",
        };
      }),
      below: [],
    });
  }
  const top: TreeNode[] = [];
  for (const { code, parent } of authorities) (nodes.get(parent)?.below ?? top).push(nodes.get(code)!);
  return top;
};
