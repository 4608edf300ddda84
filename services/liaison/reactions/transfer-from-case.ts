import { ClueTransferFact } from "@yihan/contracts";
import { reactionTo } from "@yihan/matter";

/** A case that is found to be a crime opens a transfer to the police: the same chain, its papers handed over (domain 19.1). */
export const transferFromCase = reactionTo<ClueTransferFact>({
  name: "transfer-from-case",
  topic: "yihan.enforcement",
  flow: "clue-transfer",
  codec: ClueTransferFact,
  steps: ["foundCriminal"],
  react: (frame, step) => {
    if (step.$case !== "foundCriminal") return [];
    const { offence, facts, foundOn, sector, partyName, partyCode, item, place, sender } = step.value;
    const suspicion = {
      kind: "criminal",
      sector,
      partyName,
      partyCode,
      offence,
      facts,
      suspectedOn: foundOn,
      item,
      place,
      earlierPenalty: "",
      sender,
    };
    return frame.openings
      .filter(({ flow }) => flow === "criminal-transfer")
      .map(({ flow, matter }) => ({ flow, matter, step: "suspected", data: { suspicion }, papers: [] }));
  },
});
