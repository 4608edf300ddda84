import type { Flow, Reaction } from "@yihan/matter";
import { approvalNotice } from "./flows/approval-notice/definition.ts";
import { consultation } from "./flows/consultation/definition.ts";
import { licenceReview } from "./flows/licence-review/definition.ts";
import { penaltyNotice } from "./flows/penalty-notice/definition.ts";
import { conditionsToSupervise } from "./reactions/conditions-to-supervise.ts";
import { letterRoutedByDispute } from "./reactions/letter-routed-by-dispute.ts";
import { letterSupersededByReview } from "./reactions/letter-superseded-by-review.ts";
import { outcomeOfClue } from "./reactions/outcome-of-clue.ts";
import { reviewFromPenalty } from "./reactions/review-from-penalty.ts";
import { silenceNoted } from "./reactions/silence-noted.ts";

/** The approval centre's service: what it owns, and what it does of itself. */
const approval: { name: string; flows: readonly Flow[]; reactions: readonly Reaction[] } = {
  name: "approval",
  flows: [
    approvalNotice as unknown as Flow,
    penaltyNotice as unknown as Flow,
    consultation as unknown as Flow,
    licenceReview as unknown as Flow,
  ],
  reactions: [
    outcomeOfClue,
    silenceNoted,
    conditionsToSupervise,
    letterRoutedByDispute,
    reviewFromPenalty,
    letterSupersededByReview,
  ],
};

export default approval;
