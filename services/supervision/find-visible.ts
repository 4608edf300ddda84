import type { Page, Query, Views, Where } from "@yihan/kernel";
import type { MatterRow } from "./matter-row.ts";
import { mayKnow, type Reading } from "./reading.ts";
import { MATTERS } from "./views.ts";

export const DEFAULT_LIMIT = 50;
export const MOST = 500;

/** A whole number of items between 1 and `MOST`. */
export const limitOf = (asked: number | undefined): number =>
  Math.max(1, Math.min(Math.trunc(asked ?? DEFAULT_LIMIT) || DEFAULT_LIMIT, MOST));

/**
 * The reader's rights as a condition of the query. The judicial bureau sees every ordinary lane, nearly all there is:
 * for it and for the system itself the condition is empty and `findVisible` drops the few rows that are not theirs.
 */
export const withRights = (reading: Reading, where: Where = {}): Where =>
  reading.judicial || reading.reader.kind === "system"
    ? where
    : { ...where, all: { ...where.all, readers: { hasAny: reading.tokens } } };

/** Rows and questions that a wide list may cost before the index of a narrow one is asked. */
const MOST_SCANNED = 2_000;
const MOST_PAGES = 60;

/**
 * A page of the register as the reader may see it. Every row is decided on once more after it was found, so that a
 * condition too wide shows nothing; pages are as long as asked for all the same. Where the condition
 * may hold for very many rows, `wide` is a weaker one that keeps to the index of the order: the first rows are looked
 * through by it, and `keep` decides, because finding all that fit and sorting them would cost the whole register.
 */
export const findVisible = async (
  views: Views,
  reading: Reading,
  query: Query & { limit: number },
  keep: (row: MatterRow) => boolean = () => true,
  wide?: Where,
): Promise<Page<MatterRow>> => {
  const items: MatterRow[] = [];
  const { where, ...order } = query;
  let cursor = query.cursor;
  let scanned = 0;
  for (let pages = 0; ; pages += 1) {
    const condition = wide && scanned < MOST_SCANNED && pages < MOST_PAGES ? wide : where;
    const limit = query.limit - items.length;
    const page: Page<MatterRow> = await views.find<MatterRow>(MATTERS, {
      ...order,
      ...(condition && { where: condition }),
      limit,
      ...(cursor !== undefined && { cursor }),
    });
    for (const row of page.items) if (mayKnow(reading, row) && keep(row)) items.push(row);
    scanned += page.items.length;
    cursor = page.next;
    if (cursor === undefined) return { items };
    if (items.length >= query.limit) return { items, next: cursor };
  }
};
