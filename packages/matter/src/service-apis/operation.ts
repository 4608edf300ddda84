import type { Parked } from "@yihan/kernel";

/** A consumer group and what stands still in it. */
export interface ReaderState {
  group: string;
  /** Facts published and not handled or set aside yet. */
  lag: number;
  parked: readonly Parked[];
}

/** What carries a service's facts to the bus. */
export interface RelayState {
  service: string;
  /** Milliseconds since the oldest fact that isn't on the bus was recorded; 0 if there is none. */
  oldestPendingAge: number;
}

export interface OperationState {
  readers: readonly ReaderState[];
  relays: readonly RelayState[];
  /** Services that did not answer; what they read and carry is not in the lists. */
  silent: readonly string[];
}

/** What whoever runs the installation may look at and set going again. */
export interface Operation {
  state(): Promise<OperationState>;
  /** Tries a matter that the group has set aside again, from the fact that failed. Refuses if nobody reads as that group. */
  redrive(group: string, matter: string): Promise<void>;
}
