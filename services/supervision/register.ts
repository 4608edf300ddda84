import { Refusal, type Condition, type Page, type Views, type Where } from "@yihan/kernel";
import { findAuthority, officersOf, type MatterQuery, type MatterSummary } from "@yihan/matter";
import { dayAt } from "./day-at.ts";
import { everything } from "./every-page.ts";
import { findVisible, limitOf, withRights } from "./find-visible.ts";
import { remembered } from "./remembered.ts";
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

/** The matters of a chain: the first, whose id it bears, and those that came of it. */
const ofChain = (id: string): Conditions[] => [{ id: { eq: id } }, { branch: { eq: id } }];

/** Everything that begins with `text`. */
const beginning = (text: string): Condition => ({ gte: text, lt: `${text}\u{10ffff}` });

/** Whose turn: an officer's, or that of an authority and everyone in it. */
const ownersOf = ({ circumstances: { directory, now } }: Reading, owner: string): string[] =>
  findAuthority(directory, owner) ? [owner, ...officersOf(directory, owner, dayAt(now)).map(({ id }) => id)] : [owner];

/** What was asked, as a condition on a row. */
const fitting =
  (query: MatterQuery, owners: readonly string[] | undefined) =>
  (row: MatterRow): boolean =>
    (query.flow === undefined || row.flow === query.flow) &&
    (query.status === undefined || row.status === query.status) &&
    (query.chain === undefined || row.chain === query.chain) &&
    (query.due === undefined || (row.due !== undefined && row.due < query.due)) &&
    (!owners || (row.next !== undefined && owners.includes(row.next.officer ?? row.next.authority ?? "")));

/**
 * The register: all matters that the reader may know of. A word is found if it begins a title or a document number, if
 * it is one of the matter's keywords (party code, certificate and document numbers, whole), or if it stands inside the
 * title of one of the newest 2,000 matters that the reader may know of.
 */
export const register = (views: Views, head: () => Promise<number>) => {
  /** The statuses that there are, with their flows. */
  const states = remembered(
    async () => [...(await views.countBy(MATTERS, "state")).keys()].filter((state) => typeof state === "string"),
    head,
  );

  const stateIn = async ({ flow, status }: MatterQuery): Promise<Condition> => ({
    in: (await states()).filter((state) => {
      const [ofFlow, ofStatus] = state.replace(/^@/, "").split("/");
      return (flow === undefined || ofFlow === flow) && (status === undefined || ofStatus === status);
    }),
  });

  const whereOf = async (query: MatterQuery, owners: readonly string[] | undefined): Promise<Where> => ({
    all: {
      ...((query.flow !== undefined || query.status !== undefined) && { state: await stateIn(query) }),
      ...(query.due !== undefined && { due: { lt: query.due } }),
    },
    // Either finds few; `fitting` asks for both.
    ...(query.chain !== undefined
      ? { any: ofChain(query.chain) }
      : owners && {
          any: owners.flatMap((owner) => [{ owner: beginning(`${owner}/`) }, { owner: beginning(`@${owner}/`) }]),
        }),
  });

  /**
   * One page, newest first, without a next one: who finds too much asks more precisely. Each way of finding walks its own
   * index; a condition over all of them would walk the register.
   */
  const search = async (
    reading: Reading,
    where: Where,
    asked: string,
    limit: number,
    fits: (row: MatterRow) => boolean,
  ): Promise<Page<MatterRow>> => {
    const word = wordForm(asked);
    const ways: { condition: Conditions; by: string }[] = [
      { condition: { title: beginning(asked) }, by: "title" },
      { condition: { number: beginning(word) }, by: "number" },
      { condition: { words: { has: word } }, by: "id" },
    ];
    const found = new Map<string, MatterRow>();
    for (const { condition, by } of ways) {
      const exact = withRights(reading, { ...where, all: { ...where.all, ...condition } });
      const page = await findVisible(views, reading, { where: exact, order: { by }, limit }, fits, { all: condition });
      for (const row of page.items) found.set(row.id, row);
    }
    const order = orders.updated;
    let cursor: string | undefined;
    for (let seen = 0; seen < LOOKED_THROUGH && found.size < limit;) {
      const newest = { where: withRights(reading), order, limit: 500, ...(cursor !== undefined && { cursor }) };
      const page: Page<MatterRow> = await findVisible(views, reading, newest, undefined, {});
      for (const row of page.items) if (row.title.includes(asked) && fits(row)) found.set(row.id, row);
      seen += page.items.length;
      cursor = page.next;
      if (cursor === undefined) break;
    }
    return { items: [...found.values()].toSorted((a, b) => (a.stamp < b.stamp ? 1 : -1)).slice(0, limit) };
  };

  const matters = async (reading: Reading, query: MatterQuery): Promise<Page<MatterSummary>> => {
    const order = orders[query.order ?? "updated"];
    if (!order) {
      throw new Refusal("invalid", "unknown-order", {
        zh: "排序方式只能是 updated、opened 或 due。",
        en: "Order by updated, opened or due.",
      });
    }
    const owners = query.owner === undefined ? undefined : ownersOf(reading, query.owner);
    const where = await whereOf(query, owners);
    const fits = fitting(query, owners);
    const limit = limitOf(query.limit);
    const asked = query.q?.trim().slice(0, 200) ?? "";
    if (asked !== "") return shown(await search(reading, where, asked, limit, fits));
    // Without a due instant a matter has no place in that order.
    if (query.order === "due")
      where.all = { ...where.all, due: { ...(query.due !== undefined && { lt: query.due }), gte: 0 } };
    // One matter's chain or one officer's turns are few; the rest may be nearly everything.
    const wide: Where | undefined =
      query.chain === undefined && query.owner === undefined
        ? query.order === "due"
          ? { all: { due: where.all!["due"]! } }
          : {}
        : undefined;
    const keep = (row: MatterRow): boolean => fits(row) && (query.order !== "due" || row.due !== undefined);
    return shown(
      await findVisible(
        views,
        reading,
        {
          where: withRights(reading, where),
          order,
          limit,
          ...(query.cursor !== undefined && { cursor: query.cursor }),
        },
        keep,
        wide,
      ),
    );
  };

  const find = async (reading: Reading, id: string): Promise<MatterSummary | undefined> => {
    const row = await views.get<MatterRow>(MATTERS, id);
    return row && mayKnow(reading, row) ? summaryOf(row) : undefined;
  };

  const chain = async (reading: Reading, id: string): Promise<MatterSummary[]> => {
    const rows = await everything<MatterRow>(views, MATTERS, { where: { any: ofChain(id) } });
    const visible = rows.filter((row) => mayKnow(reading, row));
    return visible.toSorted((a, b) => a.opened - b.opened || (a.id < b.id ? -1 : 1)).map(summaryOf);
  };

  return { matters, find, chain };
};

const shown = ({ items, next }: Page<MatterRow>): Page<MatterSummary> => ({
  items: items.map(summaryOf),
  ...(next !== undefined && { next }),
});
