import type { Config } from "@yihan/kernel/config";
import {
  durations,
  healthServer,
  measureText,
  type Durations,
  type Logger,
  type Part,
  type Relay,
} from "@yihan/platform";
import type { FollowedBus } from "./followed-bus.ts";
import { processMeasures } from "./process-measures.ts";
import type { Composed } from "./service-process.ts";

/** How a process stands, as it comes to be. */
export interface Standing {
  /** True while it does its service's work: everything is started, and the door is open. */
  open: boolean;
  readers: FollowedBus["readers"];
  relays: Record<string, Relay>;
  /** The numbers of the service itself. */
  measures: NonNullable<Composed["measures"]>;
  calls: Durations;
}

export const newStanding = (): Standing => ({
  open: false,
  readers: () => [],
  relays: {},
  measures: [],
  calls: durations("yihan_call_duration_seconds", "Time from a call's arrival to its answer, or to its stream's end."),
});

/** Says to probes and collectors how the process stands. */
export const healthPart = ({ distributed: { host, healthPort } }: Config, logger: Logger, standing: Standing): Part => {
  const measures = processMeasures({
    readers: () => standing.readers(),
    relays: standing.relays,
    working: () => standing.open,
  });
  return healthServer({
    host,
    port: healthPort,
    ready: () => standing.open,
    metrics: async () =>
      standing.calls.text() +
      (await measureText([...measures(), ...standing.measures], (error, measure) =>
        logger.warn({ err: error, measure }, "a measure could not be read"),
      )),
    failed: (error) => logger.warn({ err: error }, "a probe could not be answered"),
  });
};
