import type { MatterServiceDefinition, ReadFactsResponse } from "@yihan/contracts/service/matter";
import type { Verbs } from "@yihan/contracts/verbs";
import type { Fact } from "@yihan/kernel";
import { describeFlow } from "../describe.ts";
import { getFlow } from "../get-flow.ts";
import type { MatterService } from "../handle.ts";
import { commandIn } from "./command.ts";
import { flowMessage, offerMessage } from "./described.ts";
import { envelopeOf } from "./fact-envelope.ts";
import { actorIn } from "./principal.ts";

/** Facts of one answer end after this many bytes; there is always at least one. */
const PAGE_BYTES = 1_048_576;

/** What a service that owns matters offers to other processes. */
export const matterVerbs = (service: MatterService): Verbs<typeof MatterServiceDefinition> => ({
  take: async (asked) => {
    const command = commandIn(getFlow(service.flows, asked.flow), asked);
    const { stored, replayed } = await service.take(command, asked.key);
    return { fact: envelopeOf(stored), replayed };
  },
  readFacts: async ({ matter, after }) => pageOf(await service.facts(matter, after)),
  listOffers: async ({ matter, actor }) => ({
    offers: (await service.offers(matter, actorIn(actor))).map(offerMessage),
  }),
  describeFlows: async () => ({ flows: service.flows.map((flow) => flowMessage(describeFlow(flow))) }),
});

const pageOf = (facts: readonly Fact[]): ReadFactsResponse => {
  let bytes = 0;
  const rest = facts.findIndex(({ data }, index) => {
    bytes += data.length;
    return index > 0 && bytes > PAGE_BYTES;
  });
  return { facts: (rest === -1 ? facts : facts.slice(0, rest)).map(envelopeOf), more: rest !== -1 };
};
