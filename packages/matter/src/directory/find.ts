import type { Day } from "@yihan/kernel";
import type { Authority, Directory, Item, Officer, Post, Unit } from "./directory.ts";
import { grouped, validOn } from "./table.ts";

const authoritiesByKind = grouped<Authority>(
  (row) => row.kind,
  (row) => row.from,
);
const itemsByCode = grouped<Item>(
  (row) => row.code,
  (row) => row.from,
);
const officersByAuthority = grouped<Officer>(
  (row) => row.authority,
  () => "",
);
const postsById = grouped<Post>(
  (row) => row.id,
  (row) => row.from,
);
const postsByAuthority = grouped<Post>(
  (row) => row.authority,
  (row) => row.from,
);
const postsByUnit = grouped<Post>(
  (row) => row.unit,
  (row) => row.from,
);
const postsByOfficer = grouped<Post>(
  (row) => row.officer,
  (row) => row.from,
);

export const findAuthority = (directory: Directory, code: string): Authority | undefined =>
  directory.authorities.get(code);

export const findUnit = (directory: Directory, code: string): Unit | undefined => directory.units.get(code);

export const findOfficer = (directory: Directory, id: string): Officer | undefined => directory.officers.get(id);

/** The catalogue's entry that holds on `day`. */
export const findItem = (directory: Directory, code: string, day: Day): Item | undefined =>
  itemsByCode(directory.items)
    .get(code)
    ?.find((item) => validOn(item, day));

/** The authorities of a kind (for instance JUSTICE) on `day`, by code. */
export const authorityOfKind = (directory: Directory, kind: string, day: Day): Authority[] =>
  (authoritiesByKind(directory.authorities).get(kind) ?? [])
    .filter((authority) => validOn(authority, day))
    .toSorted((a, b) => (a.code < b.code ? -1 : 1));

/** A post in its state of `day`; if two rows hold, the one that began later. */
export const findPost = (directory: Directory, id: string, day: Day): Post | undefined =>
  postsById(directory.posts)
    .get(id)
    ?.find((post) => validOn(post, day));

/** A post in its newest state, whatever the day: where a vacant post belonged. */
export const findPostEver = (directory: Directory, id: string): Post | undefined =>
  postsById(directory.posts).get(id)?.[0];

const current = (directory: Directory, posts: readonly Post[] | undefined, day: Day): Post[] =>
  (posts ?? []).filter((post) => validOn(post, day) && findPost(directory, post.id, day) === post);

const byId = (a: { id: string }, b: { id: string }): number => (a.id < b.id ? -1 : 1);

/** The posts of an authority on `day`, vacant ones too, by id. */
export const postsOf = (directory: Directory, authority: string, day: Day): Post[] =>
  current(directory, postsByAuthority(directory.posts).get(authority), day).toSorted(byId);

/** The posts of a unit on `day`, by id. */
export const postsOfUnit = (directory: Directory, unit: string, day: Day): Post[] =>
  current(directory, postsByUnit(directory.posts).get(unit), day).toSorted(byId);

/** The posts an officer holds on `day`, by id. */
export const postsHeld = (directory: Directory, officer: string, day: Day): Post[] =>
  current(directory, postsByOfficer(directory.posts).get(officer), day).toSorted(byId);

/** The officers who belong to an authority or hold a post of it on `day`, by id. */
export const officersOf = (directory: Directory, authority: string, day: Day): Officer[] => {
  const found = new Map<string, Officer>();
  for (const officer of officersByAuthority(directory.officers).get(authority) ?? []) found.set(officer.id, officer);
  for (const post of postsOf(directory, authority, day)) {
    const officer = findOfficer(directory, post.officer);
    if (officer) found.set(officer.id, officer);
  }
  return [...found.values()].toSorted(byId);
};

/** True if the officer has an enforcement certificate (执法证) that holds on `day`. */
export const isCertified = (directory: Directory, officer: string, day: Day): boolean => {
  const found = findOfficer(directory, officer);
  return found !== undefined && found.certificate !== "" && (found.certificateTo === "" || day <= found.certificateTo);
};
