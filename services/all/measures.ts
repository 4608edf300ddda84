import type { Measure, Relay } from "@yihan/platform";
import type { SupervisionService } from "@yihan/supervision";

/** The numbers that say whether anything stands still (architecture 10); `relays` fills when they are started. */
export const measuresOf = (
  relays: readonly Relay[],
  supervision: Pick<SupervisionService, "subscription" | "queues">,
): Measure[] => [
  {
    name: "yihan_pending_oldest_seconds",
    help: "Age of the oldest fact that is not on the bus yet.",
    read: async () => Math.max(0, ...(await Promise.all(relays.map((relay) => relay.oldestPendingAge())))) / 1_000,
  },
  {
    name: "yihan_supervision_lag_facts",
    help: "Facts on the bus that officers are not told of yet.",
    read: async () => (await supervision.subscription()?.lag()) ?? 0,
  },
  {
    name: "yihan_parked_matters",
    help: "Matters set aside because a fact of theirs could not be handled.",
    read: async () => (await supervision.subscription()?.parked())?.length ?? 0,
  },
  {
    name: "yihan_notices_waiting",
    help: "Notices that a channel has not taken yet.",
    read: async () => (await supervision.queues()).reduce((sum, { waiting }) => sum + waiting, 0),
  },
];
