import { startOfDay, type Day, type Text, type Views } from "@yihan/kernel";
import type { Reconciliation } from "@yihan/matter";
import { everything } from "./every-page.ts";
import type { MatterRow } from "./matter-row.ts";
import { DAYS, MATTERS } from "./views.ts";

/** The letter of which each approval has exactly one. */
const LETTER = "approval-notice";
const DAY_LENGTH = 86_400_000;

const lacking: Text = { zh: "当日事实载明，登记簿缺失", en: "named by the day's facts, missing in the register" };
const surplus: Text = { zh: "登记簿有此事项，当日事实未载明", en: "in the register, not named by the day's facts" };
const misplaced: Text = {
  zh: "登记簿所载发起机关或者日期与当日事实不符",
  en: "the register gives it another opener or day than the day's facts do",
};

/**
 * The day's account of one approving body. Two lists are held against each other: the day list, which each opening fact
 * added to when it was taken in, and the register, which later facts keep changing. A matter that is in one only is named.
 */
export const reconciliation = async (views: Views, authority: string, day: Day): Promise<Reconciliation> => {
  const from = startOfDay(day);
  const account = { where: { all: { account: { eq: `${authority}/${day}` } } } };
  const lists = await everything<{ ids: string[] }>(views, DAYS, account);
  const named = new Set(lists.flatMap(({ ids }) => ids));
  const rows = await views.getMany<MatterRow>(MATTERS, [...named]);
  const ofTheDay = { where: { all: { opened: { gte: from, lt: from + DAY_LENGTH } } }, order: { by: "opened" } };
  const registered = await everything<MatterRow>(views, MATTERS, ofTheDay);
  const differences: Reconciliation["differences"] = [];
  const letters: MatterRow[] = [];
  for (const id of named) {
    const row = rows.get(id);
    if (!row) differences.push({ matter: id, what: lacking });
    else if (row.opener !== authority || row.opened < from || row.opened >= from + DAY_LENGTH)
      differences.push({ matter: id, what: misplaced });
    else if (row.flow === LETTER) letters.push(row);
  }
  for (const row of registered) {
    if (row.opener === authority && row.lane === "ordinary" && !row.history && !named.has(row.id))
      differences.push({ matter: row.id, what: surplus });
  }
  const count = (holds: (row: MatterRow) => boolean): number => letters.filter(holds).length;
  return {
    authority,
    day,
    approvals: letters.length,
    letters: count(({ documentNumber }) => documentNumber !== ""),
    accepted: count(({ accepted }) => accepted !== undefined),
    overdue: count(({ flags }) => flags?.includes("late") ?? false),
    unmatched: count(({ flags }) => flags?.includes("unmatched") ?? false),
    recalled: count(({ status }) => status === "recalled"),
    differences: differences.toSorted((a, b) => (a.matter < b.matter ? -1 : 1)),
  };
};
