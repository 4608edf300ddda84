import type { Views } from "@yihan/kernel";
import type { CountySummary, Directory } from "@yihan/matter";
import type { MatterRow } from "./matter-row.ts";
import { remembered } from "./remembered.ts";
import { EVER, type Tally } from "./tallies.ts";
import { MATTERS, TALLIES } from "./views.ts";

const LETTER = "approval-notice";
/** Both kinds of 函: of a licence, and of a penalty on a licensee. */
const LETTERS = [LETTER, "penalty-notice"];
const TRANSFER = "clue-transfer";
const LATEST = 12;

/** The item in a title of the form `<party> · <item>`; nothing unless the catalogue has it, since all else may name a party or a place. */
const itemOf = (title: string, { items }: Directory): string => {
  const last = title.slice(title.lastIndexOf(" · ") + 3);
  for (const { name } of items.values()) if (name === last) return name;
  return "";
};

const latestOf = (row: MatterRow, directory: Directory): CountySummary["latest"][number] => ({
  flow: row.flow,
  item: itemOf(row.title, directory),
  documentNumber: row.documentNumber,
  status: row.status,
  from: row.parties.find(({ authority }) => authority === row.opener)?.name ?? "",
  to: row.next?.authorityName ?? row.responsible?.authorityName ?? "",
  updated: row.updated,
});

/**
 * The latest letters about licences; a penalty's names what was violated and stays inside. They are nearly always among
 * the newest matters, which one index gives in order; only where others crowd them out all of the flow are sorted.
 */
const latestLetters = async (views: Views): Promise<MatterRow[]> => {
  const ofFlow = { all: { state: { gte: `${LETTER}/`, lt: `${LETTER}0` } } };
  for (const where of [undefined, ofFlow]) {
    const newest = await views.find<MatterRow>(MATTERS, {
      ...(where && { where }),
      order: { by: "stamp", descending: true },
      limit: LATEST * 4,
    });
    const letters = newest.items.filter(
      ({ lane, flow, documentNumber }) => lane === "ordinary" && flow === LETTER && documentNumber !== "",
    );
    if (letters.length >= LATEST || newest.next === undefined || where) return letters.slice(0, LATEST);
  }
  return [];
};

/** The county at work, for anyone: numbers of ordinary lanes, and the latest letters by item. Names no party. */
const countNow = async (views: Views, directory: Directory): Promise<CountySummary> => {
  const sums = (await views.find<Tally>(TALLIES, { where: { all: { day: { eq: EVER } } }, limit: 1_000 })).items;
  const sum = (pick: (tally: Tally) => number, flows?: readonly string[]): number =>
    sums.filter(({ flow }) => !flows || flows.includes(flow)).reduce((total, tally) => total + pick(tally), 0);
  const states = await views.countBy(MATTERS, "state");
  const letters = await latestLetters(views);
  return {
    letters: sum(({ issued }) => issued, LETTERS),
    transfers: sum(({ opened }) => opened, [TRANSFER]),
    told: sum(({ told }) => told),
    received: sum(({ claimed }) => claimed),
    overdue: await views.count(MATTERS, { all: { flags: { has: "late" } } }),
    unmatched: await views.count(MATTERS, { all: { flags: { has: "unmatched" } } }),
    byStatus: [...states]
      .filter((entry): entry is [string, number] => typeof entry[0] === "string" && !entry[0].startsWith("@"))
      .map(([state, count]) => ({
        flow: state.slice(0, state.indexOf("/")),
        status: state.slice(state.indexOf("/") + 1),
        count,
      }))
      .toSorted((a, b) => (a.flow === b.flow ? (a.status < b.status ? -1 : 1) : a.flow < b.flow ? -1 : 1)),
    latest: letters.map((row) => latestOf(row, directory)),
  };
};

/** The county's numbers, counted again when something changed. */
export const county = (
  views: Views,
  directory: () => Directory,
  head: () => Promise<number>,
): (() => Promise<CountySummary>) => remembered(() => countNow(views, directory()), head);
