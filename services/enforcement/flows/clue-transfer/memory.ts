import type { Clue, ClueTransferFact, Frame } from "@yihan/contracts";

/** What the flow itself remembers of a clue. */
export interface ClueMemory {
  clue: Clue | undefined;
  /** The bureau's officer who signed for it. */
  receivedBy: string;
  /** Bureaus that said they have no jurisdiction. */
  refusedBy: readonly string[];
  /** The judicial bureau named the bureau: it can't refuse any more. */
  designated: boolean;
  /** The dispute that a second refusal led to. */
  dispute: string;
  filedOn: string;
  handlers: readonly string[];
  /** The latest decision: penalty, no-penalty or dropped, and its date. */
  result: string;
  decidedOn: string;
  servedOn: string;
  /** The decision's number and words, and what it proposes for the licence. */
  decisionNumber: string;
  penalty: string;
  proposal: string;
}

export const nothingYet: ClueMemory = {
  clue: undefined,
  receivedBy: "",
  refusedBy: [],
  designated: false,
  dispute: "",
  filedOn: "",
  handlers: [],
  result: "",
  decidedOn: "",
  servedOn: "",
  decisionNumber: "",
  penalty: "",
  proposal: "",
};

type Step = NonNullable<ClueTransferFact["step"]>;

/** The flow's part of evolve: never reads the table, never throws. */
export const remember = (memory: ClueMemory, step: Step, frame: Frame): ClueMemory => {
  switch (step.$case) {
    case "registered":
    case "sent":
      return { ...memory, clue: step.value.clue };
    case "received":
      return { ...memory, receivedBy: frame.actor?.id ?? "" };
    case "refused":
      return {
        ...memory,
        refusedBy: [...memory.refusedBy, frame.actor?.authority ?? ""],
        dispute: frame.openings[0]?.matter ?? "",
      };
    case "settled":
      return { ...memory, designated: frame.status === "sent" || memory.designated, dispute: "" };
    case "filed":
      return { ...memory, filedOn: step.value.filedOn, handlers: step.value.handlers };
    case "decided":
      return {
        ...memory,
        result: step.value.result,
        decidedOn: step.value.decidedOn,
        servedOn: "",
        decisionNumber: step.value.documentNumber,
        penalty: step.value.content,
        proposal: step.value.licenceProposal,
      };
    case "served":
      return { ...memory, servedOn: step.value.servedOn };
    default:
      return memory;
  }
};
