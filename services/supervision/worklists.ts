import { Refusal, type Page, type Views, type Where } from "@yihan/kernel";
import type { MatterSummary, WorklistView } from "@yihan/matter";
import { findVisible, limitOf } from "./find-visible.ts";
import { summaryOf, rankOf, type MatterRow } from "./matter-row.ts";
import type { Reading } from "./reading.ts";
import { MATTERS } from "./views.ts";

/** An account is an authority's own; the judicial bureau, which supervises, sees that of all. */
const accountOf = (reading: Reading, flag: "late" | "unmatched"): Where => {
  const all = reading.reader.kind === "system" || reading.judicial;
  return { all: { flags: { has: all ? flag : `${flag}:${reading.authority}` } } };
};

/** Part of a list: all turns of one officer, unit or post. */
interface Lane {
  field: "owner" | "unit" | "post";
  whose: string;
}

const lanes = (field: Lane["field"], all: readonly string[]): Lane[] => all.map((whose) => ({ field, whose }));

const within = ({ field, whose }: Lane, after = ""): Where => ({
  all: { [field]: { gt: `${whose}/${after}`, lt: `${whose}0` } },
});

export const worklistViews: readonly WorklistView[] = ["mine", "unit", "covered", "overdue", "unmatched"];

const cursorInvalid = new Refusal("invalid", "cursor-invalid", {
  zh: "分页游标无效；请从第一页重新开始。",
  en: "The cursor is invalid; start again from the first page.",
});

/** The worklists. The earliest due comes first. */
export const worklists = (views: Views) => {
  /** The officers, others than `known`, for whom turns of a post are recorded; jumps from one to the next. */
  const recordedIn = async (post: string, known: readonly string[]): Promise<string[]> => {
    const found: string[] = [];
    for (let from = `${post}|`; ;) {
      const [row] = (
        await views.find<MatterRow>(MATTERS, {
          where: { all: { post: { gte: from, lt: `${post}}` } } },
          order: { by: "post" },
          limit: 1,
        })
      ).items;
      if (!row) return found;
      const officer = row.next?.officer ?? "";
      if (!known.includes(officer)) found.push(`${post}|${officer}`);
      from = `${post}|${officer}0`;
    }
  };

  /**
   * What a list is made of; no matter is in two of its lanes. `covered` is what others were named for and the reader has
   * to act in today: the turns of absent officers they cover, and those of posts that have come to them since. It follows
   * the directory in force, so an absence or a hand-over that begins later needs no change in any matter.
   */
  const lanesOf = async (reading: Reading, view: "mine" | "unit" | "covered"): Promise<Lane[]> => {
    if (reading.reader.kind !== "officer") return [];
    if (view === "mine") return lanes("owner", [reading.reader.id, `@${reading.reader.id}`]);
    if (view === "unit") return lanes("unit", reading.units);
    const posts = await Promise.all([...new Set(reading.posts)].map((post) => recordedIn(post, reading.officers)));
    return [...lanes("owner", reading.covered), ...lanes("post", posts.flat())];
  };

  /** The lanes' matters in one order; each lane is read from where the page begins and no further than it is long. */
  const merged = async (
    reading: Reading,
    view: "mine" | "unit" | "covered",
    limit: number,
    cursor: string | undefined,
  ): Promise<Page<MatterSummary>> => {
    const after = cursor === undefined ? "" : Buffer.from(cursor, "base64url").toString();
    if (cursor !== undefined && !/^(?:~|\d{15})\/\d{15}\.\d{6}$/.test(after)) throw cursorInvalid; // see `rankOf`
    const found = new Map<string, MatterRow>();
    for (const lane of await lanesOf(reading, view)) {
      const asked = { where: within(lane, after), order: { by: lane.field }, limit: limit + 1 };
      const page = await findVisible(views, reading, asked);
      for (const row of page.items) found.set(row.id, row);
    }
    const rows = [...found.values()].toSorted((a, b) => (rankOf(a) < rankOf(b) ? -1 : 1));
    const items = rows.slice(0, limit).map(summaryOf);
    return {
      items,
      ...(rows.length > limit && { next: Buffer.from(rankOf(rows[limit - 1]!)).toString("base64url") }),
    };
  };

  const list = async (
    reading: Reading,
    view: WorklistView,
    { limit, cursor }: { limit?: number; cursor?: string },
  ): Promise<Page<MatterSummary>> => {
    if (view === "mine" || view === "unit" || view === "covered") return merged(reading, view, limitOf(limit), cursor);
    if (view !== "overdue" && view !== "unmatched") {
      throw new Refusal("invalid", "unknown-worklist", {
        zh: `没有“${String(view)}”这一列表。`,
        en: `There is no such worklist; there are ${worklistViews.join(", ")}.`,
      });
    }
    const where = accountOf(reading, view === "overdue" ? "late" : "unmatched");
    const page = await findVisible(views, reading, {
      where,
      order: { by: "due" },
      limit: limitOf(limit),
      ...(cursor !== undefined && { cursor }),
    });
    return { ...page, items: page.items.map(summaryOf) };
  };

  /** As many as the list holds. */
  const sum = async (wheres: readonly Where[]): Promise<number> => {
    let total = 0;
    for (const where of wheres) total += await views.count(MATTERS, where);
    return total;
  };
  const inLanes = async (reading: Reading, view: "mine" | "unit" | "covered"): Promise<number> =>
    sum((await lanesOf(reading, view)).map((lane) => within(lane)));

  const counts = async (reading: Reading): Promise<Record<WorklistView, number>> => ({
    mine: await inLanes(reading, "mine"),
    unit: await inLanes(reading, "unit"),
    covered: await inLanes(reading, "covered"),
    overdue: await sum([accountOf(reading, "late")]),
    unmatched: await sum([accountOf(reading, "unmatched")]),
  });

  return { list, counts };
};
