import type { CriminalTransferFact, Frame, Suspicion } from "@yihan/contracts";

/** What the flow itself remembers of a transfer. */
export interface TransferMemory {
  suspicion: Suspicion | undefined;
  team: readonly string[];
  /** When the police signed for it; 0 before. */
  receivedAt: number;
}

export const nothingYet: TransferMemory = { suspicion: undefined, team: [], receivedAt: 0 };

type Step = NonNullable<CriminalTransferFact["step"]>;

/** The flow's part of evolve: never reads the table, never throws. */
export const remember = (memory: TransferMemory, step: Step, frame: Frame): TransferMemory => {
  switch (step.$case) {
    case "suspected":
      return { ...memory, suspicion: step.value.suspicion };
    case "teamNamed":
      return { ...memory, team: step.value.officers };
    case "received":
      return { ...memory, receivedAt: frame.recordedTime };
    default:
      return memory;
  }
};
