import { ApprovalNoticeFact, type Clue } from "@yihan/contracts";
import { reactionTo } from "@yihan/matter";

/** A violation found at a first check opens a clue here: the same chain, its papers handed over (domain 19.1). */
export const clueFromViolation = reactionTo<ApprovalNoticeFact>({
  name: "clue-from-violation",
  topic: "yihan.approval",
  flow: "approval-notice",
  codec: ApprovalNoticeFact,
  steps: ["violationFound"],
  react: (frame, step) => {
    if (step.$case !== "violationFound") return [];
    const found = step.value;
    const clue: Clue = {
      source: "first-check",
      discoveredOn: found.discoveredOn,
      violatedOn: "",
      harm: false,
      partyName: found.partyName,
      partyCode: found.partyCode,
      violation: found.violation,
      facts: found.facts,
      item: found.item,
      place: found.place,
      urgent: found.urgent,
      realNameReporter: false,
      licenceAuthority: found.approval,
      letter: frame.matter,
      letterNumber: found.letterNumber,
      sender: found.sender,
    };
    return frame.openings
      .filter(({ flow }) => flow === "clue-transfer")
      .map(({ flow, matter }) => ({ flow, matter, step: "registered", data: { clue }, papers: frame.papers }));
  },
});
