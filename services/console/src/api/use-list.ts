import { useInfiniteQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { api } from "./client.ts";

/** One page of any list of the interfaces. */
export interface Page<T> {
  items: T[];
  next: string | null;
}

/** A path with a query made of what is given; empty values are left out. */
export const withQuery = (path: string, query: Readonly<Record<string, string | number | undefined>>): string => {
  const given = Object.entries(query).filter(
    (entry): entry is [string, string | number] => entry[1] !== undefined && entry[1] !== "",
  );
  const text = new URLSearchParams(given.map(([name, value]) => [name, String(value)])).toString();
  return text === "" ? path : `${path}?${text}`;
};

/** A list by cursor, page after page. `more` asks for the next page and does nothing at the end or while one is under way. */
export const useList = <T>(
  key: readonly unknown[],
  path: string,
  query: Readonly<Record<string, string | number | undefined>> = {},
  { enabled = true, limit = 100 } = {},
) => {
  const asked = useInfiniteQuery({
    queryKey: key,
    queryFn: ({ pageParam, signal }) =>
      api.get<Page<T>>(withQuery(path, { ...query, limit, cursor: pageParam }), { signal }),
    initialPageParam: "",
    getNextPageParam: ({ next }) => next,
    enabled,
  });
  const { data, fetchNextPage, hasNextPage, isFetchingNextPage } = asked;
  const items = useMemo(() => data?.pages.flatMap((page) => page.items) ?? [], [data]);
  const more = (): void => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
  };
  /** Every page there is, for what must be whole. */
  const all = async (): Promise<T[]> => {
    for (;;) {
      const { data: now, hasNextPage: goesOn, error } = await fetchNextPage();
      if (error) throw error;
      if (!goesOn) return now?.pages.flatMap((page) => page.items) ?? [];
    }
  };
  return {
    items,
    more,
    all,
    hasMore: hasNextPage,
    loading: asked.isPending && asked.fetchStatus !== "idle",
    loadingMore: isFetchingNextPage,
    error: asked.error,
    refetch: asked.refetch,
  };
};
