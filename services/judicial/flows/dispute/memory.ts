import type { Disagreement, DisputeFact, Frame } from "@yihan/contracts";

/** What the flow itself remembers of a dispute. */
export interface DisputeMemory {
  disagreement: Disagreement | undefined;
  /** Roles of the organs that have answered. */
  answered: readonly string[];
  /** The organs agreed at the meeting. */
  agreed: boolean;
  /** Who must act by the opinion or the decision. */
  competent: string;
}

export const nothingYet: DisputeMemory = { disagreement: undefined, answered: [], agreed: false, competent: "" };

type Step = NonNullable<DisputeFact["step"]>;

/** The flow's part of evolve: never reads the table, never throws. */
export const remember = (memory: DisputeMemory, step: Step, frame: Frame): DisputeMemory => {
  switch (step.$case) {
    case "selfConsulted":
    case "applied":
      return { ...memory, disagreement: step.value.disagreement ?? memory.disagreement };
    case "answered":
      return { ...memory, answered: [...memory.answered, frame.actor?.authority ?? ""] };
    case "meetingHeld":
      return { ...memory, agreed: step.value.agreed };
    case "opinionIssued":
    case "decided":
      return { ...memory, competent: step.value.settlement?.competent ?? "" };
    default:
      return memory;
  }
};
