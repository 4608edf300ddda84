import {
  factId,
  newMatterKey,
  Refusal,
  VersionTaken,
  CommandReused,
  type Appended,
  type Clock,
  type EventStore,
  type Fact,
  type NewFact,
} from "@yihan/kernel";
import { decide } from "./decide.ts";
import type { Actor, Directory } from "./directory/index.ts";
import { documentNumber } from "./document-series.ts";
import { evolve } from "./evolve.ts";
import type { Circumstances, Command, Flow, FlowFact, Matter } from "./flow.ts";
import { getFlow } from "./get-flow.ts";
import { matterCache, type Known } from "./matter-cache.ts";
import { offers, type StepOffer } from "./possible.ts";

/** What a command led to. */
export interface StepAnswer {
  matter: string;
  version: number;
  fact: string;
  step: string;
  documentNumber: string;
  /** The matter as it stands after the fact; absent for a repetition of an older command. */
  state: Matter | undefined;
  /** True if the command had been carried out before. */
  replayed: boolean;
  /** The fact as it is stored. */
  stored: Fact;
}

export interface MatterService {
  flows: readonly Flow[];
  /** Takes a step; durable when it resolves. Throws a `Refusal`, then nothing happened. */
  take(command: Command, key?: Uint8Array): Promise<StepAnswer>;
  /** The matter with its secret key, or undefined. */
  find(matter: string): Promise<Known | undefined>;
  facts(matter: string, after?: number): Promise<Fact[]>;
  /** What the actor may do in the matter now, and why not what they may not. Refuses if there is no such matter. */
  offers(matter: string, actor: Actor): Promise<StepOffer[]>;
  circumstances(): Circumstances;
}

export interface MatterServiceParts {
  service: string;
  flows: readonly Flow[];
  store: EventStore;
  directory: () => Directory;
  clock: Clock;
  /** The trace context of the work in hand, if any. */
  traceparent?: () => string | undefined;
  cached?: number;
  /** False where other processes store facts of the service too: what is remembered is then asked after. Default true. */
  alone?: boolean;
}

const ATTEMPTS = 5;

/** The walk of every command: read the stream, decide, one insert. */
export const matterService = ({
  service,
  flows,
  store,
  directory,
  clock,
  traceparent,
  cached = 5_000,
  alone = true,
}: MatterServiceParts): MatterService => {
  const cache = matterCache(cached);
  const flowOf = (name: string): Flow => getFlow(flows, name);
  const circumstances = (): Circumstances => ({ now: clock.now(), directory: directory() });

  /** The matter with every fact that is stored by now. */
  const read = async (id: string, before: Known | undefined): Promise<Known | undefined> => {
    const facts = await store.read(id, before?.matter.version);
    const first = facts[0];
    if (!first) return before;
    const flow = flowOf(first.flow);
    const matter = facts.reduce<Matter | undefined>(
      (so, fact) => evolve(flow, so, flow.codec.decode(fact.data)),
      before?.matter,
    )!;
    const known = { matter, key: first.key };
    // Of two readings that cross, the later state stays.
    if (matter.version > (cache.get(id)?.matter.version ?? 0)) cache.set(id, known);
    return known;
  };

  const find = async (id: string): Promise<Known | undefined> => {
    const cachedMatter = cache.get(id);
    return cachedMatter && alone ? cachedMatter : read(id, cachedMatter);
  };

  const answer = (
    { fact, replayed }: Appended,
    flow: Flow,
    decoded: FlowFact,
    state: Matter | undefined,
  ): StepAnswer => ({
    matter: fact.matter,
    version: fact.version,
    fact: factId(fact),
    step: fact.step,
    documentNumber: (replayed ? flow.codec.decode(fact.data) : decoded).frame!.documentNumber,
    state,
    replayed,
    stored: fact,
  });

  const append = async (
    flow: Flow,
    command: Command,
    known: Known | undefined,
    key: Uint8Array | undefined,
  ): Promise<StepAnswer> => {
    const { fact: decided, series } = decide(flow, known?.matter, command, circumstances());
    const frame = decided.frame!;
    const envelope = {
      matter: frame.matter,
      version: frame.version,
      service,
      flow: flow.name,
      step: frame.step,
      chain: frame.chain,
      lane: flow.lane,
      time: frame.recordedTime,
      key: known?.key ?? key ?? newMatterKey(),
      command: command.id,
      fingerprint: command.fingerprint,
      traceparent: traceparent?.(),
    };
    const encoded: Pick<NewFact, "data" | "series"> = series
      ? {
          series,
          data: (number: number) => {
            frame.documentNumber = documentNumber(series, number);
            return flow.codec.encode(decided).finish();
          },
        }
      : { data: flow.codec.encode(decided).finish() };
    const appended = await store.append({ ...envelope, ...encoded } as NewFact);
    if (appended.replayed) return answer(appended, flow, decided, undefined);
    const matter = evolve(flow, known?.matter, decided);
    cache.set(matter.id, { matter, key: envelope.key });
    return answer(appended, flow, decided, matter);
  };

  /** The first answer to a command that was carried out before, if it was. */
  const firstAnswer = async (command: Command, flow: Flow): Promise<StepAnswer | undefined> => {
    const fact = await store.findCommand(command.id);
    if (!fact) return undefined;
    if (fact.fingerprint !== command.fingerprint) throw reused;
    return answer({ fact, replayed: true }, flow, {}, undefined);
  };

  const take = async (command: Command, key?: Uint8Array): Promise<StepAnswer> => {
    const flow = flowOf(command.flow);
    for (let attempt = 1; ; attempt++) {
      // What is remembered may be behind; if so, the store or a second look says it.
      const known = cache.get(command.matter) ?? (await find(command.matter));
      if (known && known.matter.flow !== flow.name) throw otherFlow(known.matter.flow);
      try {
        return await append(flow, command, known, key);
      } catch (error) {
        if (error instanceof CommandReused) throw reused;
        if (error instanceof VersionTaken && attempt < ATTEMPTS) {
          cache.forget(command.matter);
          continue;
        }
        if (error instanceof Refusal) {
          const first = await firstAnswer(command, flow);
          if (first) return first;
          const now = await find(command.matter);
          if (now?.matter.version !== known?.matter.version && attempt < ATTEMPTS) continue;
        }
        throw error instanceof VersionTaken ? moved(error.current) : error;
      }
    }
  };

  return {
    flows,
    take,
    find,
    facts: (matter, after) => store.read(matter, after),
    offers: async (id, actor) => {
      const known = await find(id);
      if (!known) throw noSuchMatter;
      return offers(flowOf(known.matter.flow), known.matter, asking(known.matter, actor), circumstances());
    },
    circumstances,
  };
};

/** A command that asks nothing yet: for what its actor could do. */
const asking = ({ id, flow }: Matter, actor: Actor): Command => ({
  id: "",
  fingerprint: "",
  matter: id,
  flow,
  step: "",
  data: {},
  papers: [],
  reason: "",
  actor,
});

const noSuchMatter = new Refusal("not-found", "no-such-matter", {
  zh: "没有这一事项。",
  en: "There is no such matter.",
});

const reused = new Refusal("invalid", "idempotency-key-reused", {
  zh: "同一幂等键已用于另一内容，请换一个键。",
  en: "This idempotency key came with another content before; use a new one.",
});

const otherFlow = (flow: string): Refusal =>
  new Refusal("not-found", "no-such-matter", {
    zh: `该事项属于另一流程（${flow}）。`,
    en: `This matter belongs to another flow (${flow}).`,
  });

const moved = (current: number): Refusal =>
  new Refusal(
    "version-moved",
    "version-moved",
    { zh: "事项正被多人同时办理，请刷新后再试。", en: "Others are acting in the matter at the same time; look again." },
    { version: current },
  );
