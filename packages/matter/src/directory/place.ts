import { indexed } from "./table.ts";

// Lengths of a division code (GB/T 2260 and GB/T 10114): village, town, county, prefecture, province.
const LENGTHS = [12, 9, 6, 4, 2];
const DIVISION = /^(\d{2}|\d{4}|\d{6}|\d{9}|\d{12})$/;

/** A division code without the zeros that only fill it up: 420800 and 4208 are the same prefecture. Other texts stay. */
export const barePlace = (place: string): string => {
  if (!DIVISION.test(place)) return place;
  let bare = place;
  while (bare.length > 6 && bare.endsWith("000")) bare = bare.slice(0, -3);
  while (bare.length > 2 && bare.length <= 6 && bare.endsWith("00")) bare = bare.slice(0, -2);
  return bare;
};

const chainOf = (place: string): readonly string[] => {
  const bare = barePlace(place);
  const chain = [bare];
  if (DIVISION.test(bare)) for (const length of LENGTHS) if (length < bare.length) chain.push(bare.slice(0, length));
  if (bare !== "") chain.push("");
  return chain;
};

const MOST_PLACES = 10_000;
// Keyed by the table that asks, so that it ends with it.
const chainsOf = indexed<unknown, Map<string, readonly string[]>>(() => new Map());

/** The place itself, then what it lies in, then everywhere (the empty place); remembered with `table`. */
export const placesFrom = (table: ReadonlyMap<string, unknown>, place: string): readonly string[] => {
  const chains = chainsOf(table);
  let chain = chains.get(place);
  if (!chain) {
    if (chains.size >= MOST_PLACES) chains.clear();
    chain = chainOf(place);
    chains.set(place, chain);
  }
  return chain;
};
