import type { OperationServiceDefinition } from "@yihan/contracts/service/operation";
import type { Verbs } from "@yihan/contracts/verbs";
import type { Operation } from "../service-apis/index.ts";

/** What a process answers to whoever runs the installation; `settled` resolves when nothing it had accepted is on its way. */
export const operationVerbs = (
  operation: Operation,
  settled: () => Promise<void>,
): Verbs<typeof OperationServiceDefinition> => ({
  getState: async () => {
    const { readers, relays } = await operation.state();
    return { readers: readers.map((reader) => ({ ...reader, parked: [...reader.parked] })), relays: [...relays] };
  },
  redrive: async ({ group, matter }) => {
    await operation.redrive(group, matter);
    return {};
  },
  settle: async () => {
    await settled();
    return {};
  },
});
