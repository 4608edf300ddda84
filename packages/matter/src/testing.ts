import { Refusal, sha256Hex, type Instant } from "@yihan/kernel";
import { decide } from "./decide.ts";
import type { Actor, Directory } from "./directory/index.ts";
import { evolve } from "./evolve.ts";
import type { Command, Flow, FlowFact, Matter } from "./flow.ts";

/** One step of a story: who does what, with which data, when. */
export interface Told {
  step: string;
  by: Actor;
  at: Instant;
  data?: object;
  papers?: readonly string[];
  reason?: string;
  matter?: string;
}

export interface Story<F extends FlowFact, M> {
  /** Goes on with the story; throws the refusal if the step may not be. */
  when(step: Told): Story<F, M>;
  /** The refusal that the step meets; fails if it would be taken. */
  refusal(step: Told): Refusal;
  matter: Matter<M>;
  last: F;
  facts: readonly F[];
}

/** given(flow, directory).when(…).when(…): tells a flow's story without any store, in the words of the regulation. */
export const given = <F extends FlowFact, M>(
  flow: Flow<F, M>,
  directory: Directory,
  before: readonly F[] = [],
): Story<F, M> => {
  const matter = before.reduce<Matter<M> | undefined>((state, fact) => evolve(flow, state, fact), undefined);
  const next = (told: Told): F => {
    const command: Command = {
      id: `${told.step}-${before.length}`,
      fingerprint: "",
      matter: told.matter ?? matter?.id ?? "0190a000-0000-7000-8000-000000000001",
      flow: flow.name,
      step: told.step,
      data: told.data ?? {},
      papers: (told.papers ?? []).map((kind) => ({
        sha256: sha256Hex(kind),
        name: kind,
        kind,
        mediaType: "application/pdf",
        size: 1,
      })),
      reason: told.reason ?? "",
      actor: told.by,
    };
    const { fact, series } = decide(flow, matter, command, { now: told.at, directory });
    if (series) fact.frame!.documentNumber = `${series}1号`;
    // What is told is what is stored: the bytes, read again.
    return flow.codec.decode(flow.codec.encode(fact).finish());
  };
  return {
    when: (told) => given(flow, directory, [...before, next(told)]),
    refusal: (told) => {
      try {
        next(told);
      } catch (refusal) {
        if (refusal instanceof Refusal) return refusal;
        throw refusal;
      }
      throw new Error(`${told.step} was taken, but should have been refused`);
    },
    get matter() {
      if (!matter) throw new Error("nothing has happened yet");
      return matter;
    },
    get last() {
      return before.at(-1)!;
    },
    facts: before,
  };
};
