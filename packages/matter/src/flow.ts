import type { Clock, Frame, Paper, Route } from "@yihan/contracts";
import type { Instant, Lane, Text } from "@yihan/kernel";
import type { Actor, Directory } from "./directory/index.ts";

/** What every flow's fact message looks like to ts-proto. */
export interface FlowFact {
  frame?: Frame | undefined;
  step?: { $case: string; value: object } | undefined;
}

/** The names of what can happen in a flow: the cases of its oneof. */
export type StepName<F extends FlowFact> = NonNullable<F["step"]>["$case"];
export type StepValue<F extends FlowFact, K extends StepName<F>> = Extract<
  NonNullable<F["step"]>,
  { $case: K }
>["value"];

/** A ts-proto message: bytes and back, JSON and back. */
export interface Codec<F> {
  encode(fact: F): { finish(): Uint8Array };
  decode(bytes: Uint8Array): F;
  fromJSON(json: object): F;
  toJSON(fact: F): unknown;
  fromPartial(fact: object): F;
}

/** One row of a flow's table: everything about a step that is uniform. */
export interface StepRow {
  title: Text;
  /** Party roles that may take it; `judicial` is the judicial bureau of any matter, `system` no person. */
  by: readonly string[];
  /** Kinds of posts within that authority; any post if absent. Whoever must act next may always. */
  posts?: readonly string[];
  /** Those posts alone: not even whoever must act next, for instance where the law asks for the head's approval. */
  strict?: boolean;
  /** Machines of the party (client credentials) may take it too. */
  machines?: boolean;
  /** Statuses in which it can be taken; `nothing` (alone or in the list) opens a matter, `open` is any status that has not ended, `any` all. */
  from: readonly string[] | "nothing" | "open" | "any";
  /** Status afterwards; absent: unchanged. */
  to?: string;
  /** Statuses that the step's rule may choose instead. */
  mayTo?: readonly string[];
  /** Kinds of papers that must come with it. */
  papers?: readonly string[];
  /** A reason must be given. */
  reason?: boolean;
  /** Clocks that begin, and the party that must be in time. */
  opens?: readonly { clock: string; party: string }[];
  /** Codes of clocks that the step's rule may begin besides. */
  mayOpen?: readonly string[];
  /** Codes of clocks that end. */
  discharges?: readonly string[];
  /** Codes of clocks that stop, or go on again. */
  pauses?: readonly string[];
  resumes?: readonly string[];
  /** Party responsible afterwards; absent: unchanged. */
  responsible?: string;
  /** Who must act next: party and kinds of posts in order of preference; `nobody`; absent: unchanged. */
  next?: { party: string; posts: readonly string[] } | "nobody";
  /** Others who are told. */
  tells?: readonly { party: string; posts: readonly string[] }[];
  /** Parties that get a copy from now on. */
  copies?: readonly string[];
  /** Flow opened in another service. */
  leadsTo?: string;
  /** The outcome is told to the matter that opened this one. */
  reports?: boolean;
  /** The document issued: who issues it, and its word after their short name, for instance 函. */
  document?: { party: string; word: string };
  /** Nothing but corrections can follow. */
  ends?: boolean;
  /** Can't be undone: people are warned with this sentence before they take it. */
  warning?: Text;
  /** Legal basis. */
  basis: string;
}

export interface PartyHeld {
  authority: string;
  name: string;
}

export interface RunningClock extends Clock {
  /** Its time has passed and this is on the record. */
  lapsed: boolean;
}

/** A matter as its facts have made it; `memory` is the flow's own part. */
export interface Matter<Memory = unknown> {
  id: string;
  chain: string;
  cause: string;
  flow: string;
  version: number;
  status: string;
  lane: Lane;
  title: string;
  documentNumber: string;
  opened: Instant;
  updated: Instant;
  ended: boolean;
  responsible: Route | undefined;
  next: Route | undefined;
  parties: Readonly<Record<string, PartyHeld>>;
  copies: readonly string[];
  clocks: readonly RunningClock[];
  papers: readonly Paper[];
  /** How many clocks of each code there have been. */
  clockCounts: Readonly<Record<string, number>>;
  /** How often each step was taken. */
  taken: Readonly<Record<string, number>>;
  memory: Memory;
}

/** What a person, machine or service asks to become true. */
export interface Command {
  /** The same id again gets the first answer. */
  id: string;
  /** SHA-256 of what is asked, in hex. */
  fingerprint: string;
  matter: string;
  flow: string;
  step: string;
  data: object;
  papers: readonly Paper[];
  reason: string;
  actor: Actor;
  /** The version the actor saw; refused if the matter has moved on. */
  expected?: number | undefined;
  /** The fact that caused it, `<matter>/<version>`. */
  cause?: string | undefined;
  /** Chain of the cause. */
  chain?: string | undefined;
  /** When it happened in law, if not now. */
  legalTime?: Instant | undefined;
}

/** What the world is like at the moment of the decision. */
export interface Circumstances {
  now: Instant;
  directory: Directory;
}

export interface Deciding<Memory, Value> extends Circumstances {
  /** Undefined only for the step that opens the matter. */
  matter: Matter<Memory> | undefined;
  command: Command;
  value: Value;
}

/** What a rule says beyond its row; each part overrides the row. */
export interface Outcome {
  /** Another opening step is taken in place of the one asked, because the facts demand it. */
  instead?: { step: string; value: object };
  to?: string;
  value?: object;
  responsible?: Route;
  next?: Route | "nobody";
  told?: readonly Route[];
  /** Parties by role, as authority codes. */
  parties?: Readonly<Record<string, string>>;
  copies?: readonly string[];
  opens?: readonly { clock: string; party?: string; authority?: string; start?: Instant; after?: string }[];
  discharges?: readonly string[];
  pauses?: readonly string[];
  resumes?: readonly string[];
  extends?: readonly { clock: string; amount: number; reason: string }[];
  leadsTo?: readonly string[];
  ends?: boolean;
  title?: string;
  keywords?: readonly string[];
}

/** A flow: its table, its rules, and how it remembers. */
export interface Flow<F extends FlowFact = FlowFact, Memory = unknown> {
  name: string;
  service: string;
  title: Text;
  lane: Lane;
  codec: Codec<F>;
  parties: Readonly<Record<string, Text>>;
  /** Authority kinds that may open a matter, and the role they then have. */
  opener: { role: string; kinds: readonly string[] };
  statuses: Readonly<Record<string, Text>>;
  papers: Readonly<Record<string, Text>>;
  steps: Readonly<Record<string, StepRow>>;
  /** May this step be taken now, whatever its data? Throws a `Refusal` that says why not. */
  guards: Readonly<Record<string, (matter: Matter<Memory>, circumstances: Circumstances) => void>>;
  rules: Readonly<Record<string, (deciding: Deciding<Memory, never>) => Outcome>>;
  initial: Memory;
  remember(memory: Memory, fact: F): Memory;
}
