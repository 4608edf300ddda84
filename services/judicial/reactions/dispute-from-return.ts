import { ApprovalNoticeFact } from "@yihan/contracts";
import { reactionTo } from "@yihan/matter";

/** A letter that two departments returned becomes a dispute without anybody's doing: the same chain (domain 19.1). */
export const disputeFromReturn = reactionTo<ApprovalNoticeFact>({
  name: "dispute-from-return",
  topic: "yihan.approval",
  flow: "approval-notice",
  codec: ApprovalNoticeFact,
  steps: ["returned"],
  react: (frame, step) => {
    if (step.$case !== "returned") return [];
    const { first, other, item, place, subject, waiting, urgent } = step.value;
    const disagreement = {
      kind: "both-deny",
      first,
      other,
      subject,
      item,
      place,
      reasons: frame.reason,
      proposal: "",
      urgent,
      origin: frame.matter,
      originFlow: frame.flow,
      waiting,
    };
    return frame.openings
      .filter(({ flow }) => flow === "dispute")
      .map(({ flow, matter }) => ({ flow, matter, step: "applied", data: { disagreement }, papers: frame.papers }));
  },
});
