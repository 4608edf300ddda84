import type { ProcuratorialSuggestionFact, Suggestion } from "@yihan/contracts";

/** What the flow itself remembers of a suggestion. */
export interface SuggestionMemory {
  suggestion: Suggestion | undefined;
}

export const nothingYet: SuggestionMemory = { suggestion: undefined };

type Step = NonNullable<ProcuratorialSuggestionFact["step"]>;

/** The flow's part of evolve: never reads the table, never throws. */
export const remember = (memory: SuggestionMemory, step: Step): SuggestionMemory => {
  switch (step.$case) {
    case "issued":
      return { suggestion: step.value.suggestion };
    case "changed":
      return { suggestion: memory.suggestion && { ...memory.suggestion, advice: step.value.advice } };
    default:
      return memory;
  }
};
