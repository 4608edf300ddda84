import type { Day } from "@yihan/kernel";
import type { Directory, Item } from "./directory.ts";
import { findItem } from "./find.ts";
import { indexed, validOn } from "./table.ts";
import { bareText, termsOf } from "./terms.ts";

/** What a row says about its item. */
export type ItemHints = {
  item?: string | undefined;
  certificateName?: string | undefined;
  documentName?: string | undefined;
  content?: string | undefined;
  /** Only items of this kind (licence, penalty …) come into question. */
  kind?: string | undefined;
};

export type ItemMatch =
  | { item: Item; by: "item" | "certificate" | "document" | "keyword"; matched: string }
  | { unmatched: "no-item" | "two-items"; candidates: string[] };

type By = "certificate" | "document" | "keyword";

/** Each item once, in its state of the day. */
const onDay = (directory: Directory, items: readonly Item[], day: Day, kind: string | undefined): Item[] => [
  ...new Set(
    items.filter(
      (item) =>
        validOn(item, day) &&
        (kind === undefined || item.kind === kind) &&
        findItem(directory, item.code, day) === item,
    ),
  ),
];

const ownColumn = (directory: Directory, stated: string, day: Day, kind: string | undefined): ItemMatch => {
  const terms = termsOf(directory.items);
  const bare = bareText(stated);
  for (const items of [terms.codes.get(bare), terms.names.get(bare)]) {
    const found = onDay(directory, items ?? [], day, kind);
    if (found.length === 1) return { item: found[0]!, by: "item", matched: stated };
    if (found.length > 1) return { unmatched: "two-items", candidates: found.map((item) => item.code) };
  }
  return { unmatched: "no-item", candidates: [] };
};

/** The best matches of one text: equal names before contained words, longer words before shorter ones. */
const inText = (
  directory: Directory,
  text: string,
  by: By,
  allowed: (items: readonly Item[]) => Item[],
): { items: Item[]; by: By; matched: string } | undefined => {
  const terms = termsOf(directory.items);
  const bare = bareText(text);
  const named = allowed(terms.names.get(bare) ?? []);
  if (named.length > 0) return { items: named, by, matched: text };
  let best: { items: Item[]; by: By; matched: string } | undefined;
  let length = 0;
  for (const term of terms.within(bare)) {
    if (term.bare.length < length) continue;
    const items = allowed(term.items);
    if (items.length === 0) continue;
    if (term.bare.length > length || !best) best = { items, by: term.name ? by : "keyword", matched: term.text };
    else best = { ...best, items: [...new Set([...best.items, ...items])] };
    length = term.bare.length;
  }
  return best;
};

const search = (directory: Directory, hints: ItemHints, day: Day): ItemMatch => {
  if (hints.item !== undefined && hints.item.trim() !== "") return ownColumn(directory, hints.item, day, hints.kind);
  const texts: readonly [string | undefined, By][] = [
    [hints.certificateName, "certificate"],
    [hints.documentName, "document"],
    [hints.content, "keyword"],
  ];
  let candidates: readonly Item[] | undefined;
  for (const [text, by] of texts) {
    if (text === undefined || text === "") continue;
    const among = candidates;
    const found = inText(directory, text, by, (items) => {
      const valid = onDay(directory, items, day, hints.kind);
      return among ? valid.filter((item) => among.includes(item)) : valid;
    });
    if (!found) continue;
    if (found.items.length === 1) return { item: found.items[0]!, by: found.by, matched: found.matched };
    // Several items bear this name; what else the row says may still tell them apart, but only among these.
    candidates = found.items;
  }
  if (candidates) return { unmatched: "two-items", candidates: candidates.map((item) => item.code).toSorted() };
  return { unmatched: "no-item", candidates: [] };
};

const MOST_REMEMBERED = 4096;
const remembered = indexed<Item, Map<string, ItemMatch>>(() => new Map());

/**
 * The item a row is about: its own column if there is one (code or name; an unknown one is no match, because it says
 * something else), else certificate name, document name and content, in this order, against the catalogue's names,
 * certificate names and keywords. Width, case, spaces and punctuation do not count; the longest word wins; two equal
 * candidates are `two-items`, never a guess. `matched` is what matched, to be shown.
 */
export const matchItem = (directory: Directory, hints: ItemHints, day: Day): ItemMatch => {
  const memory = remembered(directory.items);
  const key = JSON.stringify([day, hints.kind, hints.item, hints.certificateName, hints.documentName, hints.content]);
  let match = memory.get(key);
  if (!match) {
    match = search(directory, hints, day);
    if (memory.size >= MOST_REMEMBERED) memory.clear();
    memory.set(key, match);
  }
  return match;
};
