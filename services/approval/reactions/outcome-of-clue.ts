import { ClueTransferFact, type Frame } from "@yihan/contracts";
import { reactionTo } from "@yihan/matter";

type Step = NonNullable<ClueTransferFact["step"]>;

const RESULTS: Readonly<Record<string, string>> = {
  penalty: "行政处罚",
  "no-penalty": "不予行政处罚",
  dropped: "销案",
};
const GROUNDS: Readonly<Record<string, string>> = {
  "no-violation": "违法事实不成立",
  minor: "违法行为轻微并及时改正",
  "time-barred": "超过追责时效",
  other: "其他依法不予立案情形",
};

/** What the letter is told, in a sentence; undefined for steps that are no outcome. */
const outcomeOf = (
  frame: Frame,
  step: Step,
): { outcome: string; summary: string; documentNumber: string; final: boolean } | undefined => {
  switch (step.$case) {
    case "refused":
      return { outcome: "refused", summary: `无管辖权：${frame.reason}`, documentNumber: "", final: false };
    case "filed":
      return {
        outcome: "filed",
        summary: `已立案，立案号${step.value.caseNumber}，立案日期${step.value.filedOn}`,
        documentNumber: "",
        final: false,
      };
    case "notFiled":
      return {
        outcome: "not-filed",
        summary: `不予立案：${GROUNDS[step.value.ground] ?? step.value.ground}；${frame.reason}`,
        documentNumber: "",
        final: true,
      };
    case "decided":
      return {
        outcome: "decided",
        summary: `${RESULTS[step.value.result] ?? step.value.result}：${step.value.content}`,
        documentNumber: step.value.documentNumber,
        final: true,
      };
    case "settled":
      return { outcome: "settled", summary: step.value.opinion, documentNumber: "", final: frame.ended };
    case "withdrawn":
      return { outcome: "withdrawn", summary: `移送机关撤回：${frame.reason}`, documentNumber: "", final: true };
    default:
      return undefined;
  }
};

/** What became of the clue is told to the letter that it came from (domain 3.3, 19.2). */
export const outcomeOfClue = reactionTo<ClueTransferFact>({
  name: "outcome-of-clue",
  topic: "yihan.enforcement",
  flow: "clue-transfer",
  codec: ClueTransferFact,
  steps: ["refused", "filed", "notFiled", "decided", "settled", "withdrawn"],
  react: (frame, step) => {
    const outcome = outcomeOf(frame, step);
    if (frame.reportsTo === "" || !outcome) return [];
    return [
      {
        flow: "approval-notice",
        matter: frame.reportsTo,
        step: "outcomeTold",
        data: { matter: frame.matter, ...outcome },
      },
    ];
  },
});
