import { CriminalTransferFact } from "@yihan/contracts";
import { reactionTo } from "@yihan/matter";

type Step = NonNullable<CriminalTransferFact["step"]>;

/** In a sentence; undefined for steps that are no outcome. */
const summaryOf = (step: Step): string | undefined => {
  switch (step.$case) {
    case "filed":
      return `公安机关已立案：${step.value.caseNumber}`;
    case "forwarded":
      return `已转送${step.value.to}`;
    case "judged":
      return `人民法院已判决：${step.value.judgment}`;
    case "notProsecuted":
      return `人民检察院决定不起诉：${step.value.number}`;
    case "handledAdministratively":
      return `依法作行政处理：${step.value.handling}`;
    default:
      return undefined;
  }
};

/** What became of a criminal transfer is told to the case that it came from (移送规定 Art 8, 13). */
export const outcomeOfCrime = reactionTo<CriminalTransferFact>({
  name: "outcome-of-crime",
  topic: "yihan.liaison",
  flow: "criminal-transfer",
  codec: CriminalTransferFact,
  steps: ["filed", "forwarded", "judged", "notProsecuted", "handledAdministratively"],
  react: (frame, step) => {
    const summary = summaryOf(step);
    if (frame.reportsTo === "" || summary === undefined) return [];
    const data = { matter: frame.matter, outcome: step.$case, summary, final: frame.ended };
    return [{ flow: "clue-transfer", matter: frame.reportsTo, step: "criminalOutcome", data }];
  },
});
