import type { Frame, Paper } from "@yihan/contracts";
import { derivedId, factId, sha256Hex, type Fact } from "@yihan/kernel";
import type { Codec, Command, FlowFact } from "./flow.ts";

/** What a reaction asks of its own service; who asks, why and in which chain is added by `commandsOf`. */
export type Asked = Pick<Command, "matter" | "flow" | "step" | "data"> & { papers?: readonly Paper[]; reason?: string };

/** What a service does of itself when something happened elsewhere, or in its own matters. Data, like a flow. */
export interface Reaction {
  /** Never renamed: ids of commands are made from it. */
  name: string;
  /** Topics to listen to, for instance `yihan.approval`. */
  topics: readonly string[];
  /** The steps it reacts to. */
  on: readonly { flow: string; step: string }[];
  /** Codes of refusals that mean that there is nothing left to do. */
  settledBy: readonly string[];
  /** Pure: the same fact always asks the same. */
  react(fact: Fact): readonly Asked[];
}

/** A reaction to steps of one flow, with the fact decoded. */
export interface ReactionTo<F extends FlowFact> {
  name: string;
  topic: string;
  flow: string;
  codec: Codec<F>;
  steps: readonly NonNullable<F["step"]>["$case"][];
  settledBy?: readonly string[];
  react(frame: Frame, step: NonNullable<F["step"]>): readonly Asked[];
}

/** Makes a reaction from what it says of one flow. */
export const reactionTo = <F extends FlowFact>({
  name,
  topic,
  flow,
  codec,
  steps,
  settledBy,
  react,
}: ReactionTo<F>): Reaction => ({
  name,
  topics: [topic],
  on: steps.map((step) => ({ flow, step })),
  settledBy: settledBy ?? [],
  react: (fact) => {
    const { frame, step } = codec.decode(fact.data);
    return react(frame!, step as NonNullable<F["step"]>);
  },
});

/**
 * The commands by which `reaction` answers `fact`; none if the fact does not concern it. Their ids are derived from the
 * reaction and the fact, so that the same fact again is the same command: doing it twice is doing it once.
 */
export const commandsOf = (reaction: Reaction, fact: Fact, service: string): Command[] => {
  if (!reaction.on.some(({ flow, step }) => flow === fact.flow && step === fact.step)) return [];
  return reaction.react(fact).map((asked, index) => ({
    ...asked,
    id: derivedId(reaction.name, factId(fact), String(index)),
    fingerprint: sha256Hex(JSON.stringify([reaction.name, factId(fact), asked.matter, asked.step])),
    papers: asked.papers ?? [],
    reason: asked.reason ?? "",
    actor: { kind: "system", id: service },
    cause: factId(fact),
    chain: fact.chain,
  }));
};
