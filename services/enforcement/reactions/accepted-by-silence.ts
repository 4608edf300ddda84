import { ClueTransferFact } from "@yihan/contracts";
import { reactionTo } from "@yihan/matter";

/** The time for more papers has passed: the clue counts as accepted on what is at hand (XS, domain 3.3, a local default). */
export const acceptedBySilence = reactionTo<ClueTransferFact>({
  name: "accepted-by-silence",
  topic: "yihan.enforcement",
  flow: "clue-transfer",
  codec: ClueTransferFact,
  steps: ["lapsed"],
  // The papers came after all, or somebody acted meanwhile.
  settledBy: ["wrong-status", "nothing-awaited", "supplement-awaited"],
  react: (frame, step) =>
    step.$case === "lapsed" && step.value.code === "XS"
      ? [{ flow: frame.flow, matter: frame.matter, step: "accepted", data: { sourceNumber: "" } }]
      : [],
});
