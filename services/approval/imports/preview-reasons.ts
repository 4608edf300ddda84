import type { Text } from "@yihan/kernel";
import type { ImportPreview, PreviewRow } from "@yihan/matter";

type Reason = ImportPreview["reasons"][number];

/** Why a row has no responsible department, by the code that the fact would carry. */
export const unmatchedTexts: Readonly<Record<string, Text>> = {
  "no-item": {
    zh: "事项目录中没有与此对应的事项",
    en: "the catalogue has no item that fits",
  },
  "two-items": {
    zh: "两个以上事项同样符合，须由人确定",
    en: "two or more items fit equally well; a person has to decide",
  },
  "no-duty": {
    zh: "权责清单未载明由谁监管",
    en: "the duty list names nobody who supervises it",
  },
  "no-officer": {
    zh: "责任单位当日无人在岗",
    en: "the responsible authority has nobody on that day",
  },
};

/** Counts why rows are held, unmatched or odd. */
export const reasonTally = () => {
  const reasons = new Map<string, Reason>();
  return {
    add: (row: number, reason: Omit<Reason, "rows" | "first">): void => {
      const key = `${reason.outcome} ${reason.column?.code ?? ""} ${reason.code}`;
      const known = reasons.get(key);
      if (known) known.rows += 1;
      else reasons.set(key, { ...reason, rows: 1, first: row });
    },
    /** What holds rows back first, then what nobody owns, then what is odd; within each the most frequent first. */
    all: (): Reason[] => {
      const rank = ["held", "unmatched", "remark"];
      return [...reasons.values()].toSorted(
        (a, b) => rank.indexOf(a.outcome) - rank.indexOf(b.outcome) || b.rows - a.rows || a.first - b.first,
      );
    },
  };
};

/** Counts the letters by authority and officer. */
export const recipientTally = () => {
  const authorities = new Map<string, ImportPreview["recipients"][number]>();
  return {
    add: (to: NonNullable<PreviewRow["to"]>): void => {
      const { authority, authorityName, officer, officerName, postName, coversName } = to;
      const known = authorities.get(authority) ?? { authority, authorityName, letters: 0, officers: [] };
      authorities.set(authority, known);
      known.letters += 1;
      const same = known.officers.find((one) => one.officer === officer && one.postName === postName);
      if (same) same.letters += 1;
      else known.officers.push({ officer, officerName, postName, coversName, letters: 1 });
    },
    all: (): ImportPreview["recipients"] =>
      [...authorities.values()]
        .map((one) => ({ ...one, officers: one.officers.toSorted((a, b) => b.letters - a.letters) }))
        .toSorted((a, b) => b.letters - a.letters || (a.authority < b.authority ? -1 : 1)),
  };
};
