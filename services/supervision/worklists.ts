import { Refusal, type Page, type Views, type Where } from "@yihan/kernel";
import type { MatterSummary, WorklistView } from "@yihan/matter";
import { findVisible, limitOf } from "./find-visible.ts";
import { summaryOf, type MatterRow } from "./matter-row.ts";
import type { Reading } from "./reading.ts";
import { MATTERS } from "./views.ts";

const nobody: Where = { any: [] };

/** Any text at all: a value is there. */
const present = { gte: "" } as const;

/** An account is an authority's own; the judicial bureau, which supervises, sees that of all. */
const accountOf = (reading: Reading, field: "late" | "unmatched"): Where => {
  if (reading.reader.kind === "system" || reading.judicial) return { all: { [field]: present } };
  return { all: { [field]: { eq: reading.reader.authority } } };
};

/**
 * What stands in a worklist. `covered` is what others were named for and the reader has to act in today: the turns of
 * absent officers they cover, and those of posts that have come to them since. It follows the directory in force, so an
 * absence or a hand-over that begins later needs no change in any matter.
 */
const whereOf = (reading: Reading, view: WorklistView): Where => {
  if (view === "overdue" || view === "unmatched") return accountOf(reading, view === "overdue" ? "late" : "unmatched");
  if (reading.reader.kind !== "officer") return nobody;
  if (view === "mine") return { all: { owner: { eq: reading.reader.id } } };
  if (view === "unit") return { all: { unit: { in: reading.units } } };
  return { any: [{ owner: { in: reading.covered } }, { post: { in: reading.posts } }] };
};

/** What a covered list would hold besides: the reader's own turns. */
const ownOf = (reading: Reading): Where => (reading.reader.kind === "officer" ? { all: { owner: { eq: reading.reader.id }, post: { in: reading.posts } } } : nobody);

export const worklistViews: readonly WorklistView[] = ["mine", "unit", "covered", "overdue", "unmatched"];

/** The worklists. The earliest due comes first in those that wait for somebody. */
export const worklists = (views: Views) => {
  const list = async (reading: Reading, view: WorklistView, { limit, cursor }: { limit?: number; cursor?: string }): Promise<Page<MatterSummary>> => {
    if (!worklistViews.includes(view)) {
      throw new Refusal("invalid", "unknown-worklist", { zh: `没有“${String(view)}”这一列表。`, en: `There is no such worklist; there are ${worklistViews.join(", ")}.` });
    }
    const keep = (row: MatterRow): boolean => view !== "covered" || reading.reader.kind !== "officer" || row.owner !== reading.reader.id;
    const page = await findVisible(views, reading, { where: whereOf(reading, view), order: { by: "due" }, limit: limitOf(limit), ...(cursor !== undefined && { cursor }) }, keep);
    return { ...page, items: page.items.map(summaryOf) };
  };

  const counts = async (reading: Reading): Promise<Record<WorklistView, number>> => {
    const found = await Promise.all(worklistViews.map((view) => views.count(MATTERS, whereOf(reading, view))));
    const counted = Object.fromEntries(worklistViews.map((view, index) => [view, found[index]!])) as Record<WorklistView, number>;
    counted.covered -= await views.count(MATTERS, ownOf(reading));
    return counted;
  };

  return { list, counts };
};
