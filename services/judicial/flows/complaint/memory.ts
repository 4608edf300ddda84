import type { Call, ComplaintFact, Frame } from "@yihan/contracts";

/** What the flow itself remembers of a call. */
export interface ComplaintMemory {
  call: Call | undefined;
  /** Units that objected to having it. */
  objectedBy: readonly string[];
  /** How often the caller was not satisfied. */
  unsatisfied: number;
}

export const nothingYet: ComplaintMemory = { call: undefined, objectedBy: [], unsatisfied: 0 };

type Step = NonNullable<ComplaintFact["step"]>;

/** The flow's part of evolve: never reads the table, never throws. */
export const remember = (memory: ComplaintMemory, step: Step, frame: Frame): ComplaintMemory => {
  switch (step.$case) {
    case "registered":
      return { ...memory, call: step.value.call };
    case "objected":
      return { ...memory, objectedBy: [...memory.objectedBy, frame.actor?.authority ?? ""] };
    case "visited":
      return { ...memory, unsatisfied: memory.unsatisfied + (step.value.answer === "unsatisfied" ? 1 : 0) };
    default:
      return memory;
  }
};
