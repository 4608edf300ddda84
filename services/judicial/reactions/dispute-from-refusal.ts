import { ClueTransferFact } from "@yihan/contracts";
import { reactionTo } from "@yihan/matter";

/** A clue that two bureaus refused becomes a dispute without anybody's doing: the same chain (domain 19.1). */
export const disputeFromRefusal = reactionTo<ClueTransferFact>({
  name: "dispute-from-refusal",
  topic: "yihan.enforcement",
  flow: "clue-transfer",
  codec: ClueTransferFact,
  steps: ["refused"],
  react: (frame, step) => {
    if (step.$case !== "refused") return [];
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
