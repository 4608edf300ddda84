import type { Frame, Penalty, PenaltyNoticeFact } from "@yihan/contracts";

/** What the flow itself remembers of a penalty told. */
export interface PenaltyMemory {
  penalty: Penalty | undefined;
  item: string;
  place: string;
  /** Whether history only: nobody was told. */
  history: boolean;
  /** Content hashes of every row that said this penalty. */
  seen: readonly string[];
}

export const nothingYet: PenaltyMemory = { penalty: undefined, item: "", place: "", history: false, seen: [] };

const seenWith = ({ seen }: PenaltyMemory, penalty: Penalty | undefined): readonly string[] =>
  penalty?.contentHash ? [...seen, penalty.contentHash] : seen;

type Step = NonNullable<PenaltyNoticeFact["step"]>;

/** The flow's part of evolve: never reads the table, never throws. */
export const remember = (memory: PenaltyMemory, step: Step, _frame: Frame): PenaltyMemory => {
  switch (step.$case) {
    case "issued":
      return {
        ...memory,
        penalty: step.value.penalty,
        item: step.value.item,
        place: step.value.place,
        seen: seenWith(memory, step.value.penalty),
      };
    case "unmatched":
    case "registered":
      return {
        ...memory,
        penalty: step.value.penalty,
        history: step.$case === "registered",
        seen: seenWith(memory, step.value.penalty),
      };
    case "corrected":
      return { ...memory, penalty: step.value.penalty, seen: seenWith(memory, step.value.penalty) };
    case "routed":
      return { ...memory, history: false };
    default:
      return memory;
  }
};
