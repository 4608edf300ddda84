import type { ConsultationFact, Frame, Request } from "@yihan/contracts";

/** What the flow itself remembers of a consultation. */
export interface ConsultationMemory {
  request: Request | undefined;
  /** The department's officer who signed for it. */
  receivedBy: string;
  /** What the licence was agreed to under. */
  conditions: readonly string[];
  /** The kind of reply; empty while there is none. */
  opinion: string;
}

export const nothingYet: ConsultationMemory = { request: undefined, receivedBy: "", conditions: [], opinion: "" };

type Step = NonNullable<ConsultationFact["step"]>;

/** The flow's part of evolve: never reads the table, never throws. */
export const remember = (memory: ConsultationMemory, step: Step, frame: Frame): ConsultationMemory => {
  switch (step.$case) {
    case "requested":
      return { ...memory, request: step.value.request };
    case "received":
      return { ...memory, receivedBy: frame.actor?.id ?? "" };
    case "replied":
      return { ...memory, opinion: step.value.opinion, conditions: step.value.conditions };
    default:
      return memory;
  }
};
