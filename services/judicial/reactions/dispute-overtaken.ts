import { ApprovalNoticeFact, ClueTransferFact, type Frame } from "@yihan/contracts";
import { reactionTo, type Asked } from "@yihan/matter";

const overtaken = (frame: Frame, dispute: string): Asked[] =>
  // What the dispute itself led to is no news to it.
  dispute === "" || frame.actor?.kind === "system"
    ? []
    : [{ flow: "dispute", matter: dispute, step: "overtaken", data: { step: frame.step } }];

/** The dispute was settled by an opinion or a decision meanwhile, or has ended otherwise. */
const settledBy = ["wrong-status"];

/** A clue that was settled or withdrawn leaves nothing to dispute. */
export const overtakenByClue = reactionTo<ClueTransferFact>({
  name: "dispute-overtaken-by-clue",
  topic: "yihan.enforcement",
  flow: "clue-transfer",
  codec: ClueTransferFact,
  steps: ["settled", "withdrawn"],
  settledBy,
  react: (frame, step) =>
    step.$case === "settled" || step.$case === "withdrawn" ? overtaken(frame, step.value.dispute) : [],
});

/** Nor does a letter whose supervisor was named, or that is no longer in force. */
export const overtakenByLetter = reactionTo<ApprovalNoticeFact>({
  name: "dispute-overtaken-by-letter",
  topic: "yihan.approval",
  flow: "approval-notice",
  codec: ApprovalNoticeFact,
  steps: ["routed", "recalled", "superseded"],
  settledBy,
  react: (frame, step) =>
    step.$case === "routed" || step.$case === "recalled" || step.$case === "superseded"
      ? overtaken(frame, step.value.dispute)
      : [],
});
