import { Refusal, type EventBus, type Fact, type Subscription } from "@yihan/kernel";
import type { Command } from "./flow.ts";
import { commandsOf, type Reaction } from "./reaction.ts";

export interface ReactionsParts {
  bus: EventBus;
  service: string;
  /** Consumer group; never renamed, or every fact would be reacted to again (harmless, but slow). */
  group: string;
  reactions: readonly Reaction[];
  /** Takes a step in the service's own matters; resolves when it is durable. */
  take(command: Command): Promise<unknown>;
}

/** Opened before, or done before: by another delivery of the same fact. */
const DONE = ["already-open"];

const carryOut = async (take: ReactionsParts["take"], reaction: Reaction, command: Command): Promise<void> => {
  try {
    await take(command);
  } catch (error) {
    if (error instanceof Refusal && (DONE.includes(error.code) || reaction.settledBy.includes(error.code))) return;
    throw error;
  }
};

/** Answers facts with their commands, in order; throws at the first that fails, so that the bus tries again. */
export const answerFacts = async (
  { service, reactions, take }: Pick<ReactionsParts, "service" | "reactions" | "take">,
  facts: readonly Fact[],
): Promise<void> => {
  for (const fact of facts) {
    for (const reaction of reactions) {
      for (const command of commandsOf(reaction, fact, service)) await carryOut(take, reaction, command);
    }
  }
};

/**
 * Subscribes a service's reactions. A fact delivered twice is reacted to once; a reaction that is refused or fails is
 * tried again by the bus and then parked with the reason, for that matter alone.
 */
export const runReactions = ({ bus, group, ...parts }: ReactionsParts): Promise<Subscription> =>
  bus.subscribe({
    group,
    topics: [...new Set(parts.reactions.flatMap(({ topics }) => topics))],
    handle: (facts) => answerFacts(parts, facts),
  });
