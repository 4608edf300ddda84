import { ConsultationFact } from "@yihan/contracts";
import { reactionTo } from "@yihan/matter";

const REPLY = ["V1", "V1C", "V1U"];

/** The time for the reply to a consultation has passed: the rule on silence is applied (domain 2.1). */
export const silenceNoted = reactionTo<ConsultationFact>({
  name: "silence-noted",
  topic: "yihan.approval",
  flow: "consultation",
  codec: ConsultationFact,
  steps: ["lapsed"],
  // The reply came after all, or a question is open.
  settledBy: ["wrong-status", "reply-awaited"],
  react: (frame, step) =>
    step.$case === "lapsed" && REPLY.includes(step.value.code)
      ? [{ flow: frame.flow, matter: frame.matter, step: "silenceNoted", data: {} }]
      : [],
});
