import { sha256Hex } from "@yihan/kernel";

/** A step that somebody may take next. */
export interface Move {
  officer: string;
  step: string;
  data: object;
  /** Takes the inspection record along. */
  record?: boolean;
  reason?: string;
  /** The text that no other fact carries. */
  mark: string;
}

/** The inspection record that violations come with. */
export const record = Buffer.from("现场检查笔录");
export const recordPaper = {
  sha256: sha256Hex(record),
  name: "现场检查笔录.txt",
  kind: "inspection-record",
  mediaType: "text/plain",
};

/** What its officer does next with a letter of that status; nothing where nothing is left to do. `wrong` sends it back. */
export const moveOf = (
  status: string,
  officer: string,
  number: number,
  today: string,
  wrong: { authority: string } | undefined,
): Move | undefined => {
  const mark = `第${number}号`;
  switch (status) {
    case "sent":
      return wrong
        ? { officer, step: "returned", data: { proposed: wrong.authority }, reason: mark, mark }
        : { officer, step: "received", data: {}, mark: "" };
    case "received":
      return { officer, step: "assigned", data: { officer, others: [] }, mark: "" };
    case "assigned":
      return {
        officer,
        step: "violationFound",
        data: { discoveredOn: today, violation: "擅自改装营运车辆", facts: mark, item: "" },
        record: true,
        mark,
      };
    default:
      return undefined;
  }
};
