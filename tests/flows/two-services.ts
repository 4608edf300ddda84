import { derivedId, factId, newMatterKey, Refusal, type Fact, type Instant } from "@yihan/kernel";
import {
  answerFacts,
  decide,
  evolve,
  type Command,
  type Flow,
  type FlowFact,
  type Matter,
  type Reaction,
} from "@yihan/matter";
import { county } from "../cast.ts";

interface Service {
  name: string;
  flows: readonly Flow[];
  reactions: readonly Reaction[];
}

/**
 * Services in one room, without a store: what one records is handed to the reactions of all, at once and as often as
 * `deliveries` says. Enough to see what services do to one another; the real store and bus have suites of their own.
 */
export const room = (services: readonly Service[], deliveries = 1) => {
  const matters = new Map<string, Matter>();
  const done = new Map<string, Fact>();
  const facts: { fact: Fact; decoded: FlowFact }[] = [];
  let now: Instant = 0;

  const take = async (command: Command): Promise<Fact> => {
    const first = done.get(command.id);
    if (first) return first;
    const owner = services.find(({ flows }) => flows.some(({ name }) => name === command.flow));
    const flow = owner?.flows.find(({ name }) => name === command.flow);
    if (!owner || !flow) throw new Error(`nobody owns ${command.flow}`);
    const { fact: decided, series } = decide(flow, matters.get(command.matter), command, { now, directory: county });
    const frame = decided.frame!;
    if (series) frame.documentNumber = `${series}${facts.length + 1}号`;
    const data = flow.codec.encode(decided).finish();
    const decoded = flow.codec.decode(data);
    const fact: Fact = {
      matter: frame.matter,
      version: frame.version,
      service: owner.name,
      flow: flow.name,
      step: frame.step,
      chain: frame.chain,
      lane: flow.lane,
      time: now,
      key: newMatterKey(),
      command: command.id,
      fingerprint: command.fingerprint,
      data,
    };
    matters.set(frame.matter, evolve(flow, matters.get(frame.matter), decoded));
    done.set(command.id, fact);
    facts.push({ fact, decoded });
    for (let time = 0; time < deliveries; time += 1) {
      for (const { name, reactions } of services) await answerFacts({ service: name, reactions, take }, [fact]);
    }
    return fact;
  };

  return {
    at: (instant: Instant): void => {
      now = instant;
    },
    take: (asked: Partial<Command> & Pick<Command, "matter" | "flow" | "step" | "actor">): Promise<Fact> =>
      take({
        id: derivedId("room", String(facts.length), asked.step),
        fingerprint: "",
        data: {},
        papers: [],
        reason: "",
        ...asked,
      }),
    matter: (id: string): Matter => {
      const matter = matters.get(id);
      if (!matter) throw new Refusal("not-found", "no-such-matter", { zh: "没有", en: `no matter ${id}` });
      return matter;
    },
    facts: (): readonly { fact: Fact; decoded: FlowFact }[] => facts,
    steps: (flow: string): string[] => facts.filter(({ fact }) => fact.flow === flow).map(({ fact }) => fact.step),
    factId,
  };
};
