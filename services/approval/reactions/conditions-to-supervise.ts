import { ConsultationFact } from "@yihan/contracts";
import { reactionTo } from "@yihan/matter";

/** Conditions of a consultation become points to supervise in the letter that the licence led to (domain 2.2). */
export const conditionsToSupervise = reactionTo<ConsultationFact>({
  name: "conditions-to-supervise",
  topic: "yihan.approval",
  flow: "consultation",
  codec: ConsultationFact,
  steps: ["concluded"],
  react: (frame, step) => {
    if (step.$case !== "concluded" || step.value.conditions.length === 0) return [];
    const { letter, documentNumber, conditions, authority } = step.value;
    return [
      {
        flow: "approval-notice",
        matter: letter,
        step: "conditionsAdded",
        data: { matter: frame.matter, documentNumber, authority, conditions },
      },
    ];
  },
});
