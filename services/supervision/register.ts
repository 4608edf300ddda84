import { Refusal, type Condition, type Page, type Views, type Where } from "@yihan/kernel";
import { findAuthority, officersOf, type MatterQuery, type MatterSummary } from "@yihan/matter";
import { dayAt } from "./day-at.ts";
import { findVisible, limitOf, withRights } from "./find-visible.ts";
import { summaryOf, type MatterRow } from "./matter-row.ts";
import { mayKnow, type Reading } from "./reading.ts";
import { MATTERS } from "./views.ts";
import { wordForm } from "./word-form.ts";

type Conditions = Record<string, Condition>;

const orders = {
  updated: { by: "stamp", descending: true },
  opened: { by: "opened", descending: true },
  due: { by: "due" },
} as const;

/** Matters that are looked through for a word inside their title; the newest ones. */
const LOOKED_THROUGH = 2_000;

/** Everything that begins with `text`. */
const beginning = (text: string): Condition => ({ gte: text, lt: `${text}\u{10ffff}` });

/** Whose turn: an officer's, or that of an authority and everyone in it. */
const ownerIn = ({ circumstances: { directory, now } }: Reading, owner: string): Condition =>
  findAuthority(directory, owner) ? { in: [owner, ...officersOf(directory, owner, dayAt(now)).map(({ id }) => id)] } : { eq: owner };

/**
 * The register: all matters that the reader may know of. A word is found if it begins a title or a document number, if
 * it is one of the matter's keywords (party code, certificate and document numbers, whole), or if it stands inside the
 * title of one of the newest 2,000 matters that the reader may know of.
 */
export const register = (views: Views) => {
  /** Statuses carry their flow in the index, so a status alone is looked up in every flow that has it. */
  const stateIs = async ({ flow, status }: MatterQuery): Promise<Condition | undefined> => {
    if (flow !== undefined && status !== undefined) return { eq: `${flow}/${status}` };
    if (flow !== undefined) return beginning(`${flow}/`);
    if (status === undefined) return undefined;
    const states = [...(await views.countBy(MATTERS, "state")).keys()];
    return { in: states.filter((state) => typeof state === "string" && state.endsWith(`/${status}`)) };
  };

  const conditionsOf = async (reading: Reading, query: MatterQuery): Promise<Conditions> => {
    const state = await stateIs(query);
    return {
      ...(state && { state }),
      ...(query.owner !== undefined && { owner: ownerIn(reading, query.owner) }),
      ...(query.chain !== undefined && { chain: { eq: query.chain } }),
      ...(query.due !== undefined && { due: { lt: query.due } }),
    };
  };

  /** One page, newest first, without a next one: who finds too much asks more precisely. */
  const search = async (reading: Reading, all: Conditions, asked: string, limit: number): Promise<Page<MatterRow>> => {
    const word = wordForm(asked);
    const order = orders.updated;
    const any: Conditions[] = [{ title: beginning(asked) }, { number: beginning(word) }, { words: { has: word } }];
    const indexed = await findVisible(views, reading, { where: withRights(reading, { all, any }), order, limit });
    const found = new Map(indexed.items.map((row) => [row.id, row]));
    let cursor: string | undefined;
    for (let seen = 0; seen < LOOKED_THROUGH && found.size < limit; ) {
      const page: Page<MatterRow> = await findVisible(views, reading, { where: withRights(reading, { all }), order, limit: 500, ...(cursor !== undefined && { cursor }) });
      for (const row of page.items) if (row.title.includes(asked)) found.set(row.id, row);
      seen += page.items.length;
      cursor = page.next;
      if (cursor === undefined) break;
    }
    return { items: [...found.values()].toSorted((a, b) => (a.stamp < b.stamp ? 1 : -1)).slice(0, limit) };
  };

  const matters = async (reading: Reading, query: MatterQuery): Promise<Page<MatterSummary>> => {
    const order = orders[query.order ?? "updated"];
    if (!order) {
      throw new Refusal("invalid", "unknown-order", { zh: "排序方式只能是 updated、opened 或 due。", en: "Order by updated, opened or due." });
    }
    const all = await conditionsOf(reading, query);
    const limit = limitOf(query.limit);
    const asked = query.q?.trim() ?? "";
    if (asked !== "") return shown(await search(reading, all, asked.slice(0, 200), limit));
    // Without a due instant a matter has no place in that order.
    if (query.order === "due") all["due"] = { ...(query.due !== undefined && { lt: query.due }), gte: 0 };
    const where: Where = withRights(reading, { all });
    return shown(await findVisible(views, reading, { where, order, limit, ...(query.cursor !== undefined && { cursor: query.cursor }) }));
  };

  const find = async (reading: Reading, id: string): Promise<MatterSummary | undefined> => {
    const row = await views.get<MatterRow>(MATTERS, id);
    return row && mayKnow(reading, row) ? summaryOf(row) : undefined;
  };

  const chain = async (reading: Reading, id: string): Promise<MatterSummary[]> => {
    const found: MatterRow[] = [];
    let cursor: string | undefined;
    do {
      const page: Page<MatterRow> = await findVisible(views, reading, { where: { all: { chain: { eq: id } } }, limit: 500, ...(cursor !== undefined && { cursor }) });
      found.push(...page.items);
      cursor = page.next;
    } while (cursor !== undefined);
    return found.toSorted((a, b) => a.opened - b.opened || (a.id < b.id ? -1 : 1)).map(summaryOf);
  };

  return { matters, find, chain };
};

const shown = ({ items, next }: Page<MatterRow>): Page<MatterSummary> => ({ items: items.map(summaryOf), ...(next !== undefined && { next }) });
