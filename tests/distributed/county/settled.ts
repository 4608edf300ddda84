import { OperationServiceDefinition } from "@yihan/contracts/service/operation";
import { Refusal } from "@yihan/kernel";
import { PROCESSES, type Peers } from "@yihan/process";

/**
 * Resolves when nothing is on its way any more: every process has handed over, taken in and asked about what was there, and
 * once more, since what one does with it reaches the others. A process that does not answer yet is asked again.
 */
export const settleAll = async (peers: Pick<Peers, "verbs">): Promise<void> => {
  for (let round = 0; round < 2; round++) {
    for (const name of PROCESSES) {
      const { settle } = peers.verbs(name, OperationServiceDefinition);
      for (let done = false; !done;) {
        done = await settle({}).then(
          () => true,
          (error: unknown) => {
            if (error instanceof Refusal && error.kind === "unavailable") return false;
            throw error;
          },
        );
      }
    }
  }
};
