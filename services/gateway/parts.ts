import type { Clock, Day, Papers, Subscription, Text, Views } from "@yihan/kernel";
import type { Config } from "@yihan/kernel/config";
import type {
  Actor,
  Audit,
  Directory,
  DutyAnswer,
  DutyAsked,
  Imports,
  MatterService,
  Rows,
  Supervision,
} from "@yihan/matter";
import type { ThrottleOptions } from "./http/throttle.ts";
import type { Logger } from "./logger.ts";

/** What an import of directory files says it did. */
export interface DirectoryReport {
  source: string;
  applied: boolean;
  version: number;
  counts: object;
  changes: readonly object[];
  faults: readonly object[];
}

/** The part of the directory service that is reached from outside. */
export interface DirectoryAnswers {
  importFrom(path: string, actor: Actor, dryRun: boolean): Promise<DirectoryReport>;
  officers(
    filter: {
      authority?: string | undefined;
      unit?: string | undefined;
      kind?: string | undefined;
      q?: string | undefined;
    },
    day?: Day,
  ): object[];
  tree(day?: Day): object[];
  /** Enters an absence; gives the directory's version. */
  cover(asked: { officer: string; deputy: string; from: Day; to: Day; reason: string }, actor: Actor): Promise<number>;
  /** Gives posts to a successor, all or none; gives the directory's version. */
  handOverAll(asked: { posts: readonly string[]; successor: string; from: Day }, actor: Actor): Promise<number>;
  /** Who would get each before and after a change that is applied nowhere. */
  whatIf(planned: Partial<Rows>, asked: readonly DutyAsked[]): ComparedRoute[];
}

/** The answers to one question before and after a planned change. */
export interface ComparedRoute {
  asked: DutyAsked;
  before: { answer: DutyAnswer; explanation: Text };
  after: { answer: DutyAnswer; explanation: Text };
  same: boolean;
}

/** A number for `/metrics` that the gateway can't know by itself: pending facts, lag, undelivered notices. */
export interface Measure {
  /** Prometheus name with unit, for instance `yihan_pending_oldest_seconds`. */
  name: string;
  help: string;
  read(): number | Promise<number>;
}

/** What whoever runs the installation may look at and set going again. */
export interface Operation {
  /** The groups that read from the bus. */
  readers(): readonly { group: string; subscription: Pick<Subscription, "parked" | "redrive" | "lag"> }[];
  /** What carries each service's facts to the bus; the age is in milliseconds. */
  relays(): readonly { service: string; oldestPendingAge(): Promise<number> }[];
}

/** What the gateway stands on. */
export interface GatewayParts {
  config: Config;
  clock: Clock;
  directory: () => Directory;
  directoryApi: DirectoryAnswers;
  services: readonly MatterService[];
  supervision: Supervision;
  audit: Audit;
  imports: Imports;
  papers: Papers;
  /** Where the gateway remembers keys of requests that leave no fact. */
  views: Views;
  logger: Logger;
  /** Folder of the built console. */
  console?: string;
  measures?: readonly Measure[];
  operation?: Operation;
  limits?: { own?: ThrottleOptions; strangers?: ThrottleOptions; inHand?: number };
}
