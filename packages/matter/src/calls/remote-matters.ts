import { frameOf } from "@yihan/contracts";
import type { MatterServiceDefinition } from "@yihan/contracts/service/matter";
import type { Verbs } from "@yihan/contracts/verbs";
import { factId, type Clock, type Fact } from "@yihan/kernel";
import type { Directory } from "../directory/index.ts";
import { evolve } from "../evolve.ts";
import type { Flow } from "../flow.ts";
import { getFlow } from "../get-flow.ts";
import type { MatterService } from "../handle.ts";
import { matterCache, type Known } from "../matter-cache.ts";
import { requestOf } from "./command.ts";
import { offerIn } from "./described.ts";
import { factIn } from "./fact-envelope.ts";
import { principalOf } from "./principal.ts";

export interface RemoteMattersParts {
  verbs: Verbs<typeof MatterServiceDefinition>;
  /** The owner's flows, as this process knows them: facts are read by them. */
  flows: readonly Flow[];
  directory: () => Directory;
  clock: Clock;
  /** How many matters are remembered. */
  cached?: number;
}

/**
 * The matters of a service in another process, used as if it were in this one. Only facts travel: a matter is folded from
 * them here, and asking again asks for those after the last one known.
 */
export const remoteMatters = ({
  verbs,
  flows,
  directory,
  clock,
  cached = 5_000,
}: RemoteMattersParts): MatterService => {
  const cache = matterCache(cached);

  const facts = async (matter: string, after = 0): Promise<Fact[]> => {
    const read: Fact[] = [];
    for (let more = true; more;) {
      const page = await verbs.readFacts({ matter, after: read.at(-1)?.version ?? after });
      read.push(...page.facts.map(factIn));
      more = page.more;
    }
    return read;
  };

  const folded = (before: Known | undefined, later: readonly Fact[]): Known | undefined =>
    later.reduce<Known | undefined>((known, { flow: name, data, key }) => {
      const flow = getFlow(flows, name);
      return { matter: evolve(flow, known?.matter, flow.codec.decode(data)), key };
    }, before);

  const remembered = (known: Known | undefined): Known | undefined => {
    const { matter } = known ?? {};
    // Of two answers that cross, the later one stays.
    if (known && matter && matter.version > (cache.get(matter.id)?.matter.version ?? 0)) cache.set(matter.id, known);
    return known;
  };

  const find = async (id: string): Promise<Known | undefined> => {
    const before = cache.get(id);
    return remembered(folded(before, await facts(id, before?.matter.version)));
  };

  /** The matter as it stood after `fact`. */
  const after = async (fact: Fact): Promise<Known | undefined> => {
    const last = cache.get(fact.matter);
    const before = last && last.matter.version < fact.version ? last : undefined;
    const version = before?.matter.version ?? 0;
    const between = version + 1 < fact.version ? await facts(fact.matter, version) : [];
    return remembered(folded(before, [...between.filter((one) => one.version < fact.version), fact]));
  };

  return {
    flows,
    take: async (command, key) => {
      const answer = await verbs.take(requestOf(getFlow(flows, command.flow), command, key));
      const stored = factIn(answer.fact!);
      return {
        matter: stored.matter,
        version: stored.version,
        fact: factId(stored),
        step: stored.step,
        documentNumber: frameOf(stored.data).documentNumber,
        state: answer.replayed ? undefined : (await after(stored))?.matter,
        replayed: answer.replayed,
        stored,
      };
    },
    find,
    facts,
    offers: async (matter, actor) =>
      (await verbs.listOffers({ matter, actor: principalOf(actor) })).offers.map(offerIn),
    circumstances: () => ({ now: clock.now(), directory: directory() }),
  };
};
