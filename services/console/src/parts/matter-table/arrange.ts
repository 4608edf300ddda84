import type { MatterSummary } from "../../api/types.gen.ts";

export type SortKey = "title" | "next" | "due" | "updated";

/** What somebody wants to see of a list, and in which order; without `sort` it stays as it came. */
export interface Wanted {
  sought: string;
  flow: string;
  status: string;
  sort: { key: SortKey; down: boolean } | undefined;
}

const words = new Intl.Collator("zh");
const LAST = "9999-12-31";

const orders: Readonly<Record<SortKey, (a: MatterSummary, b: MatterSummary) => number>> = {
  title: (a, b) => words.compare(a.title, b.title),
  next: (a, b) => words.compare(a.next?.officerName ?? "", b.next?.officerName ?? ""),
  // Instants of one form sort as texts do; what has no deadline comes last.
  due: (a, b) => ((a.due ?? LAST) < (b.due ?? LAST) ? -1 : (a.due ?? LAST) > (b.due ?? LAST) ? 1 : 0),
  updated: (a, b) => (a.updated < b.updated ? -1 : a.updated > b.updated ? 1 : 0),
};

const matches = (matter: MatterSummary, sought: string): boolean =>
  [
    matter.title,
    matter.documentNumber,
    matter.next?.officerName ?? "",
    matter.next?.authorityName ?? "",
    matter.statusTitle,
    matter.flowTitle,
  ].some((text) => text.toLowerCase().includes(sought));

/** The rows that fit, in the order that is wanted. */
export const arranged = (
  rows: readonly MatterSummary[],
  { sought, flow, status, sort }: Wanted,
): readonly MatterSummary[] => {
  const text = sought.trim().toLowerCase();
  const found = rows.filter(
    (row) =>
      (flow === "" || row.flow === flow) &&
      (status === "" || row.statusTitle === status) &&
      (text === "" || matches(row, text)),
  );
  if (!sort) return found;
  const sorted = found.toSorted(orders[sort.key]);
  return sort.down ? sorted.toReversed() : sorted;
};
