import type { QueryClient } from "@tanstack/react-query";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { keys } from "./keys.ts";
import { noteAway, onBack } from "./reach.ts";
import { withQuery } from "./use-list.ts";

/** Changes that come close together are asked for once. */
const GATHER_MS = 150;

interface MatterChange {
  matter: string;
  chain: string;
}

/** Asks again what an event says has changed, several events at once. */
const gatherer = (client: QueryClient) => {
  const waiting = new Map<string, readonly unknown[]>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const go = (): void => {
    timer = undefined;
    for (const key of waiting.values()) void client.invalidateQueries({ queryKey: key });
    waiting.clear();
  };
  return {
    add: (...changed: (readonly unknown[])[]): void => {
      for (const key of changed) waiting.set(JSON.stringify(key), key);
      timer ??= setTimeout(go, GATHER_MS);
    },
    stop: (): void => clearTimeout(timer),
  };
};

/** While nothing has come yet to go on from, what was answered before the stream stood open is asked for again. */
const askAgain = (client: QueryClient): void => {
  for (const queryKey of [keys.worklists, ["matters"], keys.notifications])
    void client.invalidateQueries({ queryKey, predicate: ({ state }) => state.dataUpdatedAt > 0 });
};

/**
 * Follows the events of whoever signed in for as long as the caller stands. The browser resumes a broken stream by
 * itself with Last-Event-ID; where it gives up (the system refused for a while) a new stream goes on after the last
 * event seen; nothing is followed unless `enabled`. `reset` means that too much was missed: everything is asked anew.
 * The matter or chain `watched` (none if "") is followed too, whoever has to act in it.
 */
export const useEvents = (enabled: boolean, watched: string): void => {
  const client = useQueryClient();
  const last = useRef("now");
  useEffect(() => {
    if (!enabled) return undefined;
    const gather = gatherer(client);
    let source: EventSource | undefined;
    const note = (event: MessageEvent<string>): void => {
      if (event.lastEventId !== "") last.current = event.lastEventId;
    };
    const open = (): void => {
      source?.close();
      source = new EventSource(withQuery("/api/v1/events", { last: last.current, watch: watched }));
      if (last.current === "now") source.addEventListener("open", () => askAgain(client), { once: true });
      source.addEventListener("matter", (event) => {
        note(event);
        const { matter, chain } = JSON.parse(event.data as string) as MatterChange;
        gather.add(keys.matter(matter), keys.chain(chain), keys.worklists, ["matters", "list"]);
      });
      source.addEventListener("notification", (event) => {
        note(event);
        gather.add(keys.notifications, keys.counts);
      });
      source.addEventListener("reset", (event) => {
        note(event);
        void client.invalidateQueries();
      });
      source.addEventListener("error", () => {
        if (source?.readyState === EventSource.CLOSED) noteAway();
      });
    };
    open();
    const forget = onBack(open);
    return () => {
      forget();
      gather.stop();
      source?.close();
    };
  }, [client, enabled, watched]);
};
