import type { Item } from "./directory.ts";
import { indexed, type Table } from "./table.ts";

/** A word of the catalogue and the items that have it; `name` if it is a name or certificate name, not a keyword. */
export interface Term {
  bare: string;
  text: string;
  name: boolean;
  items: Item[];
}

export interface Terms {
  codes: ReadonlyMap<string, Item[]>;
  names: ReadonlyMap<string, Item[]>;
  /** Every term that is contained in `bare`. */
  within(bare: string): Iterable<Term>;
}

// Spaces, punctuation and symbols: what two clerks type differently.
const NOISE = /[\s\p{P}\p{S}\p{Z}]+/gu;

/** The text as it is compared: half width, lower case, without spaces and punctuation. */
export const bareText = (text: string): string => text.normalize("NFKC").toLowerCase().replace(NOISE, "");

const addTo = (map: Map<string, Item[]>, key: string, item: Item): void => {
  if (key === "") return;
  const items = map.get(key);
  if (!items) map.set(key, [item]);
  else if (!items.includes(item)) items.push(item);
};

/** A word's first two characters as one number. */
const headOf = (text: string, at: number): number => text.charCodeAt(at) * 65_536 + text.charCodeAt(at + 1);

const build = (table: Table<Item>): Terms => {
  const codes = new Map<string, Item[]>();
  const names = new Map<string, Item[]>();
  const terms = new Map<string, Term>();
  for (const item of table.values()) {
    addTo(codes, bareText(item.code), item);
    const words = [
      ...[item.name, ...item.certificateNames].map((text) => ({ text, name: true })),
      ...item.keywords.map((text) => ({ text, name: false })),
    ];
    for (const { text, name } of words) {
      const bare = bareText(text);
      if (name) addTo(names, bare, item);
      // One character is in every other sentence: finding it says nothing.
      if (bare.length < 2) continue;
      const term = terms.get(bare);
      if (!term) terms.set(bare, { bare, text, name, items: [item] });
      else {
        term.name ||= name;
        if (!term.items.includes(item)) term.items.push(item);
      }
    }
  }
  const byHead = new Map<number, Term[]>();
  for (const term of terms.values()) {
    const head = headOf(term.bare, 0);
    const group = byHead.get(head);
    if (group) group.push(term);
    else byHead.set(head, [term]);
  }
  return {
    codes,
    names,
    within: function* (bare) {
      for (let at = 0; at + 1 < bare.length; at += 1) {
        for (const term of byHead.get(headOf(bare, at)) ?? []) if (bare.startsWith(term.bare, at)) yield term;
      }
    },
  };
};

/** The catalogue's words, found by where they begin: a text is gone through once, however many items there are. */
export const termsOf = indexed<Item, Terms>(build);
