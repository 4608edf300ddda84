import { useQuery } from "@tanstack/react-query";
import { api } from "../../api/client.ts";
import { keys } from "../../api/keys.ts";
import type { Fact } from "../../api/types.gen.ts";

/** The log takes a fact in within a second; so often it is looked for until then. */
const UNTIL_LOGGED_MS = 1_500;

/** A matter's timeline, asked again until every fact stands in the log, since no event tells of that. */
export const useFacts = (matter: string) =>
  useQuery({
    queryKey: keys.facts(matter),
    queryFn: ({ signal }) =>
      api.get<{ items: Fact[] }>(`/api/v1/matters/${encodeURIComponent(matter)}/facts`, { signal }),
    refetchInterval: ({ state }) => (state.data?.items.some(({ index }) => index === null) ? UNTIL_LOGGED_MS : false),
  });
