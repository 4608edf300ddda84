import type { Page, Query, Views } from "@yihan/kernel";

/** All pages of a query, one after the other. */
export async function* everyPage<T>(views: Views, view: string, query: Omit<Query, "cursor">): AsyncGenerator<T[]> {
  let cursor: string | undefined;
  do {
    const page: Page<T> = await views.find<T>(view, {
      limit: 500,
      ...query,
      ...(cursor !== undefined && { cursor }),
    });
    yield page.items;
    cursor = page.next;
  } while (cursor !== undefined);
}

/** Everything that a query finds; for what is known to be few. */
export const everything = async <T>(views: Views, view: string, query: Omit<Query, "cursor">): Promise<T[]> => {
  const found: T[] = [];
  for await (const page of everyPage<T>(views, view, query)) found.push(...page);
  return found;
};
