import type { Frame, NonProsecution, ReverseTransferFact } from "@yihan/contracts";

/** What the flow itself remembers of a reverse transfer. */
export interface ReverseMemory {
  decision: NonProsecution | undefined;
  /** Organs that said it is not theirs. */
  returnedBy: readonly string[];
}

export const nothingYet: ReverseMemory = { decision: undefined, returnedBy: [] };

type Step = NonNullable<ReverseTransferFact["step"]>;

/** The flow's part of evolve: never reads the table, never throws. */
export const remember = (memory: ReverseMemory, step: Step, frame: Frame): ReverseMemory => {
  switch (step.$case) {
    case "registered":
      return { ...memory, decision: step.value.decision };
    case "returned":
      return { ...memory, returnedBy: [...memory.returnedBy, frame.actor?.authority ?? ""] };
    default:
      return memory;
  }
};
