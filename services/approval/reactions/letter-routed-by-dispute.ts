import { DisputeFact } from "@yihan/contracts";
import { reactionTo } from "@yihan/matter";

/** Opinion and decision are carried out at once: the letter that two departments returned goes to the one that must supervise (domain 7.2). */
export const letterRoutedByDispute = reactionTo<DisputeFact>({
  name: "letter-routed-by-dispute",
  topic: "yihan.judicial",
  flow: "dispute",
  codec: DisputeFact,
  steps: ["opinionIssued", "decided"],
  // It went on without the dispute meanwhile.
  settledBy: ["wrong-status"],
  react: (_frame, step) => {
    const settlement = step.$case === "opinionIssued" || step.$case === "decided" ? step.value.settlement : undefined;
    if (settlement?.originFlow !== "approval-notice") return [];
    const { origin, competent } = settlement;
    return [{ flow: "approval-notice", matter: origin, step: "routed", data: { authority: competent, item: "" } }];
  },
});
