import { DisputeFact } from "@yihan/contracts";
import { reactionTo } from "@yihan/matter";

/** Opinion and decision are carried out at once: the clue that two bureaus refused goes to the one that is competent (domain 7.2). */
export const clueSettledByDispute = reactionTo<DisputeFact>({
  name: "clue-settled-by-dispute",
  topic: "yihan.judicial",
  flow: "dispute",
  codec: DisputeFact,
  steps: ["opinionIssued", "decided"],
  // It went on without the dispute meanwhile.
  settledBy: ["wrong-status"],
  react: (_frame, step) => {
    const settlement = step.$case === "opinionIssued" || step.$case === "decided" ? step.value.settlement : undefined;
    if (settlement?.originFlow !== "clue-transfer") return [];
    const { origin, competent, reasons } = settlement;
    return [
      {
        flow: "clue-transfer",
        matter: origin,
        step: "settled",
        data: { outcome: "reopened", authority: competent, opinion: reasons },
      },
    ];
  },
});
