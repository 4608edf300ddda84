import type { QueryClient } from "@tanstack/react-query";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { noteSignedOut } from "./client.ts";
import { keys } from "./keys.ts";
import { noteDoubt, onBack } from "./reach.ts";
import { withQuery } from "./use-list.ts";

/** What changes with it comes within this time of the first, and is asked for with it. */
const GATHER_MS = 20;
/** Changes that go on coming are asked for no more often than this. */
const EVERY_MS = 150;
/** The system gives a sign of life every 15 seconds. */
const SILENT_MS = 40_000;
const FIRST_WAIT_MS = 2_000;
const LONGEST_WAIT_MS = 30_000;

interface MatterChange {
  matter: string;
  chain: string;
}

/** Asks again what an event says has changed, several events at once. */
const gatherer = (client: QueryClient) => {
  const waiting = new Map<string, readonly unknown[]>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let asked = Number.NEGATIVE_INFINITY;
  const go = (): void => {
    timer = undefined;
    asked = performance.now();
    for (const key of waiting.values()) void client.invalidateQueries({ queryKey: key });
    waiting.clear();
  };
  return {
    add: (...changed: (readonly unknown[])[]): void => {
      for (const key of changed) waiting.set(JSON.stringify(key), key);
      timer ??= setTimeout(go, Math.max(GATHER_MS, asked + EVERY_MS - performance.now()));
    },
    stop: (): void => clearTimeout(timer),
  };
};

/** While nothing has come yet to go on from, what was answered before the stream stood open is asked for again. */
const askAgain = (client: QueryClient): void => {
  for (const queryKey of [keys.worklists, ["matters"], keys.notifications])
    void client.invalidateQueries({ queryKey, predicate: ({ state }) => state.dataUpdatedAt > 0 });
};

/** What a stream tells those who keep it open. */
interface Told {
  /** It stands open, for the first time or again. */
  opened: () => void;
  event: (type: "matter" | "notification" | "reset", event: MessageEvent<string>) => void;
  /** The browser has given it up: the system refused. */
  refused: () => void;
}

/**
 * The events at the address that `where` names. The browser resumes a broken stream by itself with Last-Event-ID. What it
 * does not see, we do: one that was refused is opened anew, ever later, and so is one in which not even the sign of life
 * came that the system sends four times a minute, since a line that was cut without a word looks like a silent one.
 */
const followed = (where: () => string, { opened, event: tell, refused }: Told) => {
  let source: EventSource | undefined;
  let silence: ReturnType<typeof setTimeout> | undefined;
  let again: ReturnType<typeof setTimeout> | undefined;
  let wait = FIRST_WAIT_MS;
  const open = (): void => {
    source?.close();
    clearTimeout(again);
    heard();
    source = new EventSource(where());
    source.addEventListener("open", () => {
      wait = FIRST_WAIT_MS;
      heard();
      opened();
    });
    source.addEventListener("beat", heard);
    for (const type of ["matter", "notification", "reset"] as const)
      source.addEventListener(type, (event) => {
        heard();
        tell(type, event as MessageEvent<string>);
      });
    source.addEventListener("error", () => {
      noteDoubt();
      if (source?.readyState !== EventSource.CLOSED) return;
      again = setTimeout(open, wait);
      wait = Math.min(LONGEST_WAIT_MS, wait * 2);
      refused();
    });
  };
  const heard = (): void => {
    clearTimeout(silence);
    silence = setTimeout(open, SILENT_MS);
  };
  open();
  return {
    open,
    close: (): void => {
      clearTimeout(silence);
      clearTimeout(again);
      source?.close();
    },
  };
};

/**
 * Follows the events of whoever signed in for as long as the caller stands and `enabled` says so, and asks again what they
 * say has changed. A new stream goes on after the last event seen; `reset` means that too much was missed: everything is
 * asked anew. The matter or chain `watched` (none if "") is followed too, whoever has to act in it.
 */
export const useEvents = (enabled: boolean, watched: string): void => {
  const client = useQueryClient();
  const last = useRef("now");
  useEffect(() => {
    if (!enabled) return undefined;
    const gather = gatherer(client);
    const stream = followed(() => withQuery("/api/v1/events", { last: last.current, watch: watched }), {
      opened: () => {
        if (last.current === "now") askAgain(client);
      },
      event: (type, event) => {
        if (event.lastEventId !== "") last.current = event.lastEventId;
        if (type === "reset") void client.invalidateQueries();
        else if (type === "notification") gather.add(keys.notifications, keys.counts);
        else {
          const { matter, chain } = JSON.parse(event.data) as MatterChange;
          gather.add(keys.matter(matter), keys.chain(chain), keys.worklists, ["matters", "list"]);
        }
      },
      // Perhaps the sign-in has ended: whoever knows is asked.
      refused: noteSignedOut,
    });
    const forget = onBack(stream.open);
    window.addEventListener("online", stream.open);
    return () => {
      forget();
      window.removeEventListener("online", stream.open);
      gather.stop();
      stream.close();
    };
  }, [client, enabled, watched]);
};
