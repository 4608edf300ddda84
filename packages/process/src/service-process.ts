import type { ServiceDefinition, Verbs } from "@yihan/contracts/verbs";
import type { Clock, EventBus, EventStore, Papers, Views } from "@yihan/kernel";
import type { Config } from "@yihan/kernel/config";
import type { Directory } from "@yihan/matter";
import type { HeldLease, Logger, LogStorage, Measure, Part } from "@yihan/platform";
import type { Offered } from "@yihan/platform/grpc/offer";

/** What a service stands on in a process of its own. */
export interface Ground {
  config: Config;
  logger: Logger;
  clock: Clock;
  store: EventStore;
  bus: EventBus;
  views: Views;
  papers: Papers;
  logStorage: LogStorage;
  /** What another service offers, called in its own process. */
  peer<S extends ServiceDefinition>(service: string, definition: S): Verbs<S>;
  /** The directory as its keeper has it. */
  directory(): Directory;
  /** Resolves when at least that version of the directory is known here. */
  caughtUp(version: number): Promise<void>;
  /** Takes part in what only one process of the service does at a time. */
  lease(name: string): HeldLease;
  /** Hears of what is tried again by itself. */
  failed(part: string): (error: unknown) => void;
}

/** A service as it is wired: what runs, in order, and what it offers to other processes. */
export interface Composed {
  parts: readonly Part[];
  offered: readonly Offered[];
  /** Resolves when everything that reached the service is taken in. */
  settled?(): Promise<void>;
  /** Numbers beside those that every process has. */
  measures?: readonly Measure[];
  /** Started last, when calls are taken already. */
  last?: readonly Part[];
}

/** A service in a process of its own. */
export interface ServiceProcess {
  name: string;
  /** The service whose database it works on, where that is another one's. */
  of?: string;
  /** A relay of its own carries its service's facts to the bus. */
  owns: boolean;
  /** Works in one process at a time; the others stand by and take over. */
  single?: boolean;
  compose(ground: Ground): Promise<Composed>;
}
