import { limitationEnd } from "@yihan/calendar";
import type { Clue, Paper } from "@yihan/contracts";
import { dayOf, type FieldFault } from "@yihan/kernel";
import { findItem, routeDuty, type DutyAnswer, type Circumstances } from "@yihan/matter";

/** Papers without which a clue can't be judged (domain 3.4). */
export const NEEDED = ["inspection-record"] as const;

const PAPER_NAMES: Readonly<Record<string, { zh: string; en: string }>> = {
  "inspection-record": { zh: "现场检查笔录", en: "inspection record" },
};

const fault = (pointer: string, code: string, zh: string, en: string): FieldFault => ({
  pointer,
  code,
  detail: { zh, en },
});

const WHY_NO_ROUTE: Readonly<Record<string, FieldFault>> = {
  "no-item": fault(
    "/data/clue/item",
    "no-item",
    "执法事项不在事项目录内",
    "the catalogue has no such enforcement item today",
  ),
  "no-duty": fault(
    "/data/clue/item",
    "not-in-duty-list",
    "该事项在该区划没有执法机关（不在现行权责清单内）",
    "no duty list in force gives this item at this place to an enforcement body",
  ),
  "no-officer": fault(
    "/data/clue/item",
    "no-officer",
    "执法机关无人在岗",
    "nobody holds a post in the enforcement body",
  ),
};

/** What is wrong with the days of a clue. */
export const dayFaults = (clue: Clue, now: number): FieldFault[] => [
  ...(clue.discoveredOn > dayOf(now)
    ? [
        fault(
          "/data/clue/discoveredOn",
          "in-future",
          "发现日期不得晚于今天",
          "the discovery can't be dated after today",
        ),
      ]
    : []),
  ...(clue.violatedOn > clue.discoveredOn
    ? [
        fault(
          "/data/clue/violatedOn",
          "after-discovery",
          "违法行为终了日期不得晚于发现日期",
          "the violation can't have ended after it was discovered",
        ),
      ]
    : []),
];

/**
 * Is the clue complete, and who must take it? Every fault is listed, so that the sender mends all at once:
 * days, limitation, an item that stands in a duty list in force at the place, and the papers.
 */
export const completeness = (
  clue: Clue,
  papers: readonly Paper[],
  { directory, now }: Circumstances,
): { faults: FieldFault[]; answer: Extract<DutyAnswer, { route: unknown }> | undefined } => {
  const day = dayOf(now);
  const answer =
    clue.item === ""
      ? ({ unmatched: "no-item" } as const)
      : routeDuty(directory, { item: clue.item, place: clue.place, role: "enforce", day });
  const faults = dayFaults(clue, now);
  if (clue.violatedOn !== "" && clue.discoveredOn > limitationEnd(clue.violatedOn, clue.harm)) {
    faults.push(
      fault(
        "/data/clue/violatedOn",
        "time-barred",
        `已过${clue.harm ? "五" : "二"}年追责时效`,
        `beyond the limitation period of ${clue.harm ? "five" : "two"} years`,
      ),
    );
  }
  if ("unmatched" in answer) faults.push(WHY_NO_ROUTE[answer.unmatched]!);
  for (const kind of NEEDED) {
    const name = PAPER_NAMES[kind]!;
    if (!papers.some((paper) => paper.kind === kind))
      faults.push(
        fault("/papers", "paper-missing", `缺少材料：${name.zh}`, `missing paper: ${name.en} (kind ${kind})`),
      );
  }
  return { faults, answer: "route" in answer ? answer : undefined };
};

/** The list's entry as the fact records it: item, basis and the day since which it holds. */
export const listEntry = ({
  duty,
}: Extract<DutyAnswer, { route: unknown }>): { listItem: string; listBasis: string } => ({
  listItem: duty.item,
  listBasis: `${duty.basis}（自${duty.from}）`,
});

/** The name of the item for titles; the violation's own words where the catalogue has none. */
export const itemName = (clue: Clue, { directory, now }: Circumstances): string =>
  findItem(directory, clue.item, dayOf(now))?.name ?? clue.violation;
