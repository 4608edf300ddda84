import type { OperationServiceDefinition } from "@yihan/contracts/service/operation";
import type { Verbs } from "@yihan/contracts/verbs";
import { Refusal } from "@yihan/kernel";
import type { Operation, OperationState } from "../service-apis/index.ts";

type OperationVerbs = Verbs<typeof OperationServiceDefinition>;

/** The operation of several processes as one, by the service that each is. One that does not answer is named, not waited for. */
export const remoteOperation = (services: Readonly<Record<string, OperationVerbs>>): Operation => {
  const stateOf = async ([service, verbs]: [string, OperationVerbs]): Promise<OperationState> => {
    try {
      const { readers, relays } = await verbs.getState({});
      return {
        readers: readers.map(({ parked, ...reader }) => ({
          ...reader,
          parked: parked.map((matter) => ({ ...matter, group: reader.group })),
        })),
        relays,
        silent: [],
      };
    } catch (error) {
      if (error instanceof Refusal && error.kind === "unavailable")
        return { readers: [], relays: [], silent: [service] };
      throw error;
    }
  };
  const states = (): Promise<OperationState[]> => Promise.all(Object.entries(services).map(stateOf));

  return {
    state: async () => {
      const all = await states();
      return {
        readers: all.flatMap(({ readers }) => readers).toSorted((a, b) => (a.group < b.group ? -1 : 1)),
        relays: all.flatMap(({ relays }) => relays),
        silent: all.flatMap(({ silent }) => silent),
      };
    },
    redrive: async (group, matter) => {
      const all = await states();
      const place = all.findIndex(({ readers }) => readers.some((reader) => reader.group === group));
      const verbs = Object.values(services)[place];
      if (!verbs) throw noSuchGroup(group);
      await verbs.redrive({ group, matter });
    },
  };
};

export const noSuchGroup = (group: string): Refusal =>
  new Refusal("not-found", "no-such-group", { zh: `没有“${group}”这一读取方。`, en: `Nobody reads as ${group}.` });
