import type { QueryClient } from "@tanstack/react-query";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { keys } from "./keys.ts";
import { noteAway, onBack } from "./reach.ts";

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

/**
 * Follows the events of whoever signed in for as long as the caller stands. The browser resumes a broken stream by
 * itself with Last-Event-ID; where it gives up (the system refused for a while) a new stream goes on after the last
 * event seen; nothing is followed unless `enabled`. `reset` means that too much was missed: everything is asked anew.
 */
export const useEvents = (enabled: boolean): void => {
  const client = useQueryClient();
  useEffect(() => {
    if (!enabled) return undefined;
    const gather = gatherer(client);
    let last = "now";
    let source: EventSource | undefined;
    const note = (event: MessageEvent<string>): void => {
      if (event.lastEventId !== "") last = event.lastEventId;
    };
    const open = (): void => {
      source?.close();
      source = new EventSource(`/api/v1/events?last=${encodeURIComponent(last)}`);
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
  }, [client, enabled]);
};
