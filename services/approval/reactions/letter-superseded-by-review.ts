import { LicenceReviewFact } from "@yihan/contracts";
import { reactionTo } from "@yihan/matter";

/** The letter of a licence that was changed by a review gives way to the new one, which refers to it (domain 1.3, row 11). */
export const letterSupersededByReview = reactionTo<LicenceReviewFact>({
  name: "letter-superseded-by-review",
  topic: "yihan.approval",
  flow: "licence-review",
  codec: LicenceReviewFact,
  steps: ["closed"],
  // It was recalled or replaced before.
  settledBy: ["wrong-status"],
  react: (_frame, step) => {
    if (step.$case !== "closed" || step.value.letter === "" || step.value.newLetter === "") return [];
    const { letter, newLetter, kind } = step.value;
    return [{ flow: "approval-notice", matter: letter, step: "superseded", data: { matter: newLetter, kind } }];
  },
});
