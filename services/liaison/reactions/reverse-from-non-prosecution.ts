import { CriminalTransferFact } from "@yihan/contracts";
import { reactionTo } from "@yihan/matter";

/** A decision not to prosecute opens the review of an administrative penalty, in the same chain (domain 19.1). */
export const reverseFromNonProsecution = reactionTo<CriminalTransferFact>({
  name: "reverse-from-non-prosecution",
  topic: "yihan.liaison",
  flow: "criminal-transfer",
  codec: CriminalTransferFact,
  steps: ["notProsecuted"],
  react: (frame, step) => {
    if (step.$case !== "notProsecuted") return [];
    const { partyName, offence, number, decidedOn, discoveredOn, earlierPenalty } = step.value;
    const decision = {
      partyName,
      offence,
      number,
      decidedOn,
      discoveredOn,
      earlierPenalty,
      violatedOn: "",
      harm: false,
    };
    return frame.openings
      .filter(({ flow }) => flow === "reverse-transfer")
      .map(({ flow, matter }) => ({ flow, matter, step: "registered", data: { decision } }));
  },
});
