import { QueryClient } from "@tanstack/react-query";
import { onBack } from "./reach.ts";

/** What was asked stays until something says that it changed; nothing is asked again by itself after a refusal. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: { staleTime: 30_000, retry: false, networkMode: "always", refetchOnWindowFocus: true },
    mutations: { retry: false, networkMode: "always" },
  },
});

onBack(() => void queryClient.invalidateQueries());
