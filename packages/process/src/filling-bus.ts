import { FactMissing, type EventBus, type Fact } from "@yihan/kernel";

/** Asks the owner of a fact for those of its matter after a version, in order. */
export type FactsAfter = (fact: Fact, after: number) => Promise<readonly Fact[]>;

/**
 * A bus whose readers get from the owner what a topic lacks: where one is handed a fact whose predecessors it does not have,
 * it is handed those first. What the owner does not have either is for the bus to set aside.
 */
export const fillingBus = (bus: EventBus, factsAfter: FactsAfter): EventBus => ({
  ...bus,
  subscribe: (subscriber) =>
    bus.subscribe({
      ...subscriber,
      handle: async (facts) => {
        const asked = new Set<string>();
        for (;;) {
          try {
            return await subscriber.handle(facts);
          } catch (error) {
            if (!(error instanceof FactMissing) || asked.has(error.matter)) throw error;
            asked.add(error.matter);
            const came = facts.find(({ matter, version }) => matter === error.matter && version === error.version);
            const lacking =
              came && (await factsAfter(came, error.after)).filter(({ version }) => version < error.version);
            if (!lacking || lacking.length === 0) throw error;
            await subscriber.handle(lacking);
          }
        }
      },
    }),
});
