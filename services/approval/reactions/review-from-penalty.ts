import { ClueTransferFact } from "@yihan/contracts";
import { reactionTo } from "@yihan/matter";

/** A penalty that concerns a licence opens its review with who granted it: the same chain (domain 19.1, R1). */
export const reviewFromPenalty = reactionTo<ClueTransferFact>({
  name: "review-from-penalty",
  topic: "yihan.enforcement",
  flow: "clue-transfer",
  codec: ClueTransferFact,
  steps: ["served"],
  react: (frame, step) => {
    if (step.$case !== "served") return [];
    const { licenceAuthority, servedOn, method: _how, ...known } = step.value;
    const report = { ...known, authority: licenceAuthority, effectiveOn: servedOn, licenceNumber: "" };
    return frame.openings
      .filter(({ flow }) => flow === "licence-review")
      .map(({ flow, matter }) => ({ flow, matter, step: "reported", data: { report }, papers: [] }));
  },
});
