import type { LicenceReviewFact, PenaltyReport } from "@yihan/contracts";

/** What the flow itself remembers of a review. */
export interface ReviewMemory {
  report: PenaltyReport | undefined;
  /** The licensee was heard. */
  heard: boolean;
  /** What was done last: the name of its step; empty while nothing was. */
  act: string;
}

export const nothingYet: ReviewMemory = { report: undefined, heard: false, act: "" };

type Step = NonNullable<LicenceReviewFact["step"]>;

/** The flow's part of evolve: never reads the table, never throws. */
export const remember = (memory: ReviewMemory, step: Step): ReviewMemory => {
  switch (step.$case) {
    case "reported":
      return { ...memory, report: step.value.report };
    case "heard":
    case "hearingHeld":
      return { ...memory, heard: true };
    case "suspended":
    case "withheld":
    case "revoked":
    case "annulled":
    case "takenBack":
    case "cancelled":
      return { ...memory, act: step.$case };
    default:
      return memory;
  }
};
