import { monitorEventLoopDelay } from "node:perf_hooks";
import type { Measure, Relay } from "@yihan/platform";
import type { FollowedBus } from "./followed-bus.ts";

export interface ProcessMeasuresParts {
  readers: FollowedBus["readers"];
  relays: Readonly<Record<string, Pick<Relay, "oldestPendingAge">>>;
  /** True where this process does the service's work, false where it stands by. */
  working: () => boolean;
}

/** What every process says of itself (architecture 10): what waits in it and how it is. Read anew each time. */
export const processMeasures = ({ readers, relays, working }: ProcessMeasuresParts): (() => Measure[]) => {
  const delay = monitorEventLoopDelay({ resolution: 20 });
  delay.enable();
  return () => [
    {
      name: "yihan_working",
      help: "1 where the process does its service's work, 0 where it stands by.",
      read: () => (working() ? 1 : 0),
    },
    ...Object.entries(relays).map(([service, relay]) => ({
      name: "yihan_pending_oldest_seconds",
      help: "Age of the oldest fact that is not on the bus yet.",
      labels: { service },
      read: async () => (await relay.oldestPendingAge()) / 1_000,
    })),
    ...readers().flatMap(({ group, subscription }) => [
      {
        name: "yihan_reader_lag_facts",
        help: "Facts published and not handled or set aside yet.",
        labels: { group },
        read: () => subscription.lag(),
      },
      {
        name: "yihan_parked_matters",
        help: "Matters set aside because a fact of theirs could not be handled.",
        labels: { group },
        read: async () => (await subscription.parked()).length,
      },
    ]),
    { name: "yihan_resident_bytes", help: "Memory of the process.", read: () => process.memoryUsage.rss() },
    {
      name: "yihan_event_loop_delay_seconds",
      help: "How late the process came to what was due, 99th percentile since it was last asked.",
      read: () => {
        const late = delay.percentile(99) / 1e9;
        delay.reset();
        return late;
      },
    },
  ];
};
