import { useQuery } from "@tanstack/react-query";
import { api } from "./client.ts";

/** One answer of the interfaces, kept and asked again when it may have changed. */
export const useAsk = <T>(
  key: readonly unknown[],
  path: string,
  { enabled = true, staleTime }: { enabled?: boolean; staleTime?: number } = {},
) =>
  useQuery({
    queryKey: key,
    queryFn: ({ signal }) => api.get<T>(path, { signal }),
    enabled,
    ...(staleTime !== undefined && { staleTime }),
  });
