import type { ApprovalNoticeFact, Frame, Licence } from "@yihan/contracts";

/** What the flow itself remembers of a letter. */
export interface NoticeMemory {
  licence: Licence | undefined;
  item: string;
  /** Authorities that sent the letter back. */
  returnedBy: readonly string[];
  /** The dispute that a second return led to. */
  dispute: string;
  /** Whether history only: nobody was told. */
  history: boolean;
  /** Content hashes of every row that said this licence: the same row again changes nothing, however old it is. */
  seen: readonly string[];
}

export const nothingYet: NoticeMemory = {
  licence: undefined,
  item: "",
  returnedBy: [],
  dispute: "",
  history: false,
  seen: [],
};

const seenWith = ({ seen }: NoticeMemory, licence: Licence | undefined): readonly string[] =>
  licence?.contentHash ? [...seen, licence.contentHash] : seen;

type Step = NonNullable<ApprovalNoticeFact["step"]>;

/** The flow's part of evolve: never reads the table, never throws. */
export const remember = (memory: NoticeMemory, step: Step, frame: Frame): NoticeMemory => {
  switch (step.$case) {
    case "issued":
    case "unmatched":
    case "registered":
      return {
        ...memory,
        licence: step.value.licence,
        item: step.value.licence?.item ?? "",
        history: step.$case === "registered",
        seen: seenWith(memory, step.value.licence),
      };
    case "corrected":
      return { ...memory, licence: step.value.licence, seen: seenWith(memory, step.value.licence) };
    case "routed":
      return { ...memory, item: step.value.item || memory.item, dispute: "", history: false };
    case "returned":
      return {
        ...memory,
        returnedBy: [...memory.returnedBy, frame.actor?.authority ?? ""],
        dispute: frame.openings[0]?.matter ?? "",
      };
    default:
      return memory;
  }
};
