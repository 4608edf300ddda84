import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { api } from "../../api/client.ts";
import { keys } from "../../api/keys.ts";
import type { Import } from "../../api/types.gen.ts";
import { withQuery, type Page } from "../../api/use-list.ts";

/** How often a running import is asked after, in milliseconds. */
const EVERY = 1_000;

/** Not at its end yet: being read, or waiting for its turn. */
export const isUnderWay = ({ state }: Pick<Import, "state">): boolean => state === "reading" || state === "waiting";

/** One import, asked again until it has ended: the server goes on whoever looks. */
export const useImport = (id: string) =>
  useQuery({
    queryKey: keys.import(id),
    queryFn: ({ signal }) => api.get<Import>(`/api/v1/imports/${encodeURIComponent(id)}`, { signal }),
    refetchInterval: ({ state }) => (state.data && isUnderWay(state.data) ? EVERY : false),
  });

/** My authority's imports, the newest first, page after page; asked again while one of them is under way. */
export const useImports = () =>
  useInfiniteQuery({
    queryKey: keys.imports,
    queryFn: ({ pageParam, signal }) =>
      api.get<Page<Import>>(withQuery("/api/v1/imports", { cursor: pageParam }), { signal }),
    initialPageParam: "",
    getNextPageParam: ({ next }) => next,
    refetchInterval: ({ state }) =>
      state.data?.pages.some(({ items }) => items.some(isUnderWay)) === true ? EVERY : false,
  });
