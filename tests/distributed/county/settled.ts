import { OperationServiceDefinition } from "@yihan/contracts/service/operation";
import { Refusal } from "@yihan/kernel";
import { PROCESSES, type Peers } from "@yihan/process";

/** Longest wait for one process to have settled, in milliseconds. */
const SETTLE_LIMIT = 300_000;

/**
 * Resolves when nothing is on its way any more: every process has handed over, taken in and asked about what was there, and
 * once more, since what one does with it reaches the others. A process that does not answer yet is asked again; rejects
 * with its name if it has not settled by `limit` milliseconds.
 */
export const settleAll = async (peers: Pick<Peers, "verbs">, limit = SETTLE_LIMIT): Promise<void> => {
  for (let round = 0; round < 2; round++) {
    for (const name of PROCESSES) {
      const { settle } = peers.verbs(name, OperationServiceDefinition);
      const until = performance.now() + limit;
      for (let done = false; !done;) {
        if (performance.now() > until) throw new Error(`${name} had not settled after ${limit / 1_000} s`);
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
