import { Refusal } from "@yihan/kernel";
import {
  guardedOf,
  verdict,
  type Actor,
  type Flow,
  type Matter,
  type MatterService,
  type Part,
  type Supervision,
  type Verdict,
} from "@yihan/matter";

/** A matter with the service and flow it belongs to. */
export interface KnownMatter {
  matter: Matter;
  flow: Flow;
  service: MatterService;
  verdictOn(part: Part): Verdict;
}

export interface Matters {
  flows: readonly Flow[];
  findFlow(name: string): Flow | undefined;
  /** The flow and who owns it; 404 if there is none. */
  getFlow(name: string): { flow: Flow; service: MatterService };
  /** The matter as its owner has it now, if the reader may know of it; 404 otherwise, as if it did not exist. */
  getKnown(reader: Actor, id: string): Promise<KnownMatter>;
}

/** The same answer for what is not there and for what one may not know of. */
export const noSuchMatter = (): Refusal =>
  new Refusal("not-found", "no-such-matter", { zh: "没有这一事项。", en: "There is no such matter." });

/** Finds matters over all services and decides who may know of them. */
export const mattersOf = (
  services: readonly MatterService[],
  supervision: Pick<Supervision, "findMatter">,
): Matters => {
  const owners = new Map(
    services.flatMap((service) => service.flows.map((flow) => [flow.name, { flow, service }] as const)),
  );

  const find = async (id: string): Promise<{ matter: Matter; service: MatterService } | undefined> => {
    for (const service of services) {
      const known = await service.find(id);
      if (known) return { matter: known.matter, service };
    }
    return undefined;
  };

  return {
    flows: services.flatMap(({ flows }) => flows),
    findFlow: (name) => owners.get(name)?.flow,
    getFlow: (name) => {
      const owner = owners.get(name);
      if (owner) return owner;
      throw new Refusal("not-found", "no-such-flow", {
        zh: `没有“${name.slice(0, 60)}”这一流程。`,
        en: `There is no flow ${name.slice(0, 60)}.`,
      });
    },
    getKnown: async (reader, id) => {
      const found = await find(id);
      if (!found) throw noSuchMatter();
      const { matter, service } = found;
      let guarded = guardedOf(matter);
      if (verdict(reader, guarded, "existence", service.circumstances()) === "deny") {
        // Those told earlier stand in the view alone: a matter remembers only who is asked now.
        const summary = await supervision.findMatter(reader, id);
        if (!summary) throw noSuchMatter();
        guarded = { ...guarded, readers: [...guarded.readers, ...summary.readers] };
        if (verdict(reader, guarded, "existence", service.circumstances()) === "deny") throw noSuchMatter();
      }
      return {
        matter,
        service,
        flow: owners.get(matter.flow)!.flow,
        verdictOn: (part) => verdict(reader, guarded, part, service.circumstances()),
      };
    },
  };
};
