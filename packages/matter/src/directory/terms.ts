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
  within(bare: string): Term[];
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

/** A letter of the catalogue's words: what may follow it, and the word that ends here. */
interface Node {
  next: Map<number, Node>;
  term?: Term;
}

const newNode = (): Node => ({ next: new Map() });

const plant = (root: Node, term: Term): void => {
  let node = root;
  for (let at = 0; at < term.bare.length; at += 1) {
    const unit = term.bare.charCodeAt(at);
    let next = node.next.get(unit);
    if (!next) {
      next = newNode();
      node.next.set(unit, next);
    }
    node = next;
  }
  node.term = term;
};

const within = (root: Node, bare: string): Term[] => {
  const found: Term[] = [];
  for (let start = 0; start < bare.length; start += 1) {
    let node: Node | undefined = root;
    for (let at = start; node && at < bare.length; at += 1) {
      node = node.next.get(bare.charCodeAt(at));
      if (node?.term) found.push(node.term);
    }
  }
  return found;
};

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
  const root = newNode();
  for (const term of terms.values()) plant(root, term);
  return { codes, names, within: (bare) => within(root, bare) };
};

/** The catalogue's words, found letter by letter: what a text costs does not grow with the number of items. */
export const termsOf = indexed<Item, Terms>(build);
