import type { Language } from "@yihan/kernel";
import type { Notification, PushedEvent } from "@yihan/matter";
import { shownInstant } from "./instant.ts";
import type { FindFlow } from "./matter.ts";
import { shownNotification } from "./notification.ts";

/** The matter event of the feed. */
interface MatterChange {
  matter: string;
  chain: string;
  flow: string;
  version: number;
  status: string;
  updated: number;
  ended: boolean;
}

/** What an open page is told, in the same shapes as the routes; `reset` has nothing in it. */
export const shownEvent = ({ type, data }: PushedEvent, flowOf: FindFlow, language: Language): object => {
  if (type === "notification") return shownNotification(data as Notification, flowOf, language);
  if ((type as string) !== "matter") return {};
  const { matter, chain, flow, version, status, updated, ended } = data as MatterChange;
  return {
    matter,
    chain,
    flow,
    version,
    status,
    statusTitle: flowOf(flow)?.statuses[status]?.[language] ?? status,
    updated: shownInstant(updated),
    ended,
    href: `/api/v1/matters/${matter}`,
  };
};
