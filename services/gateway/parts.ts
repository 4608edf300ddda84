import type { Clock, Papers, Views } from "@yihan/kernel";
import type { Config } from "@yihan/kernel/config";
import type { Audit, Directory, DirectoryAnswers, Imports, MatterService, Operation, Supervision } from "@yihan/matter";
import type { Measure } from "@yihan/platform";
import type { ThrottleOptions } from "./http/throttle.ts";
import type { Logger } from "./logger.ts";

/** What the gateway stands on. */
export interface GatewayParts {
  config: Config;
  clock: Clock;
  directory: () => Directory;
  directoryApi: DirectoryAnswers;
  services: readonly MatterService[];
  supervision: Supervision;
  audit: Audit;
  imports: Omit<Imports, "finished">;
  papers: Papers;
  /** Where the gateway remembers keys of requests that leave no fact. */
  views: Views;
  logger: Logger;
  /** Folder of the built console. */
  console?: string;
  /** Numbers for `/metrics` that the gateway can't know by itself: pending facts, lag, undelivered notices. */
  measures?: readonly Measure[];
  operation?: Operation;
  limits?: { own?: ThrottleOptions; strangers?: ThrottleOptions; inHand?: number };
}
