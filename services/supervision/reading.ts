import { dayOf, type Clock } from "@yihan/kernel";
import { actorOf, coveredBy, isJudicial, vacantPosts, verdict, type Actor, type Directory } from "@yihan/matter";
import { turnKeys, type MatterRow } from "./matter-row.ts";

/** A reader as they stand today: posts and absences come from the directory in force, not from when they signed in. */
export interface Reading {
  reader: Actor;
  /** Empty for the system itself. */
  authority: string;
  /** Absent officers for whom the reader acts. */
  covered: readonly string[];
  /** The reader, and those covered. */
  officers: readonly string[];
  /** Posts the reader acts for; for a head also those of the authority that are vacant, so that nothing lies with nobody. */
  posts: readonly string[];
  /** Units the reader works in; the authority itself for what is in no unit. */
  units: readonly string[];
  judicial: boolean;
  /** By what the register knows the reader: see `readers` of a row. */
  tokens: readonly string[];
  circumstances: { directory: Directory; now: number };
}

/** How the reader stands at this moment. */
export const readingOf = (asked: Actor, directory: Directory, clock: Clock): Reading => {
  const now = clock.now();
  const circumstances = { directory, now };
  if (asked.kind === "system")
    return {
      reader: asked,
      authority: "",
      covered: [],
      officers: [],
      posts: [],
      units: [],
      judicial: false,
      tokens: [],
      circumstances,
    };
  const judicial = isJudicial(asked.authority, circumstances);
  if (asked.kind === "machine")
    return {
      reader: asked,
      authority: asked.authority,
      covered: [],
      officers: [],
      posts: [],
      units: [],
      judicial,
      tokens: [asked.authority],
      circumstances,
    };
  const day = dayOf(now);
  const reader = actorOf(directory, asked.id, day) ?? asked;
  const own = reader.kind === "officer" ? reader : asked;
  const covered = coveredBy(directory, own.id, day);
  const officers = [own.id, ...covered];
  const units = new Set(
    [own.unit, ...own.posts.filter(({ covers }) => covers === undefined).map(({ unit }) => unit), own.authority].filter(
      (unit) => unit !== "",
    ),
  );
  return {
    reader: own,
    authority: own.authority,
    covered,
    officers,
    posts: [
      ...own.posts.map(({ id }) => id),
      ...own.posts
        .filter(({ kind }) => kind === "head")
        .flatMap(({ authority }) => vacantPosts(directory, authority, day)),
    ],
    units: [...units],
    judicial,
    // What is sealed is for the officer named, not for a deputy.
    tokens: [own.authority, `@${own.id}`],
    circumstances,
  };
};

/** May the reader know that the matter exists? The same decision as for one matter, for every row of every list. */
export const mayKnow = (reading: Reading, row: MatterRow): boolean => {
  if (reading.reader.kind === "system") return true;
  if (verdict(reading.reader, row, "existence", reading.circumstances) === "deny") return false;
  // In a sealed lane it takes more than belonging to a party: only officers who are named in it.
  return (
    row.lane === "ordinary" || row.readers.some((token) => token.startsWith("@") && reading.tokens.includes(token))
  );
};

/** Whose notifications the reader has: their own, sealed ones too, and the ordinary ones of those they cover. */
export const feedsOf = (reading: Reading): string[] =>
  reading.reader.kind === "officer" ? [...reading.officers, `@${reading.reader.id}`] : [];

/** The keys of what changes on the reader's pages. */
export const pageKeys = (reading: Reading): string[] => [
  ...reading.officers.map((id) => `o:${id}`),
  ...reading.posts.map((id) => `p:${id}`),
  ...reading.units.map((code) => `u:${code}`),
];

/** The key of a page that shows one matter, or one chain, whoever has to act in it. */
export const watchKey = (id: string): string => `m:${id}`;

/** The keys of the pages that a row is or was on. */
export const rowKeys = (row: MatterRow): string[] => [
  ...turnKeys(row),
  ...(row.concerned ?? []),
  watchKey(row.id),
  ...(row.chain === row.id ? [] : [watchKey(row.chain)]),
];
