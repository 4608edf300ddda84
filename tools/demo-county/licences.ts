import { csvText } from "./csv.ts";
import { itemNamed } from "./items.ts";
import { plantedFaults } from "./licence-faults.ts";
import { licenceItems, type LicenceItem, type PartyKind } from "./licence-items.ts";
import { licenceCells, licenceColumns, licenceRow, type LicenceRow } from "./licence-rows.ts";
import { inventedParty, type Party } from "./parties.ts";
import { seededRandom, type SeededRandom } from "./seeded-random.ts";
import { weekdays } from "./working-days.ts";

/** How the import has to end a line of the shipped licence file. */
export type LicenceOutcome = "letter" | "known" | "correction" | "unmatched" | "held" | "blank" | "notData";

/** A line of the shipped licence file below its header and what must become of it. */
export interface LicenceLine {
  row: LicenceRow;
  outcome: LicenceOutcome;
  /** For a held line: the column at fault. */
  column?: string;
}

type Plan = {
  item: LicenceItem;
  kind: PartyKind;
  outcome: "letter" | "unmatched" | "held";
  fault?: (typeof plantedFaults)[number];
  coded: boolean;
};

const of = (inFiles: LicenceItem["inFiles"]): LicenceItem[] => licenceItems.filter((item) => item.inFiles === inFiles);
const plain = of("plain");

/** An item that organisations, or natural persons, ask for. */
const suiting = (random: SeededRandom, needs: "organisation" | "person"): Pick<Plan, "item" | "kind"> => {
  const suits = (kind: PartyKind): boolean => (kind === "person") === (needs === "person");
  const item = random.pick(plain.filter(({ parties }) => parties.some(suits)));
  return { item, kind: random.pick(item.parties.filter(suits)) };
};

/** What a county grants every week; the other licences are rarer. */
const everyday = [
  "道路货物运输经营许可",
  "食品经营许可",
  "公共场所卫生许可",
  "烟草专卖零售许可",
  "药品零售许可",
  "特种设备使用登记",
];
const drawn = plain.flatMap((item) => (everyday.includes(item.name) ? Array.from({ length: 5 }, () => item) : [item]));

function plans(random: SeededRandom): Plan[] {
  // Every plain item at least once; the rest by chance. Every twelfth row names its item by code, as do three about twins.
  const letters = Array.from({ length: 278 }, (_, index): Plan => {
    const item = plain[index] ?? random.pick(drawn);
    return { item, kind: random.pick(item.parties), outcome: "letter", coded: index % 12 === 11 };
  });
  const twins = of("twin");
  const codedTwins = twins
    .slice(0, 3)
    .map((item): Plan => ({ item, kind: "enterprise", outcome: "letter", coded: true }));
  const unmatched = [
    ...of("unowned"),
    ...of("unowned").slice(0, 1),
    ...[0, 1, 2].map((index) => twins[index] as LicenceItem),
  ].map((item): Plan => ({ item, kind: item.parties[0] as PartyKind, outcome: "unmatched", coded: false }));
  const held = plantedFaults.map((fault): Plan => ({
    ...suiting(random, fault.needs),
    outcome: "held",
    fault,
    coded: false,
  }));
  return random.shuffled([...letters, ...codedTwins, ...unmatched, ...held]);
}

const firstNumber = 1_201;

/**
 * The lines of the shipped file: 300 licences (281 letters, 10 held, 6 unmatched, 2 already known, 1 correction), 2 blank lines and the closing total.
 * Decided on weekdays from 2026-10-08 to 2026-11-24, numbers rising with the dates.
 */
export function licenceLines(seed: number): LicenceLine[] {
  const random = seededRandom(seed, "licences");
  const days = weekdays("2026-10-08", "2026-11-24");
  const planned = plans(random);
  const lines = planned.map(({ item, kind, outcome, fault, coded }, index): LicenceLine => {
    const decided = days[Math.floor((index * days.length) / planned.length)] as string;
    const party: Party = inventedParty(random, kind, item.trade, "MA", index + 1);
    const itemCode = coded ? itemNamed(item.name).code : "";
    const row = licenceRow(random, { item, party, number: firstNumber + index, decided, itemCode });
    return fault === undefined ? { row, outcome } : { row: fault.spoil(row), outcome, column: fault.column };
  });
  const sent = lines.filter(
    ({ row, outcome }) => outcome === "letter" && row.XK_YXQZI?.startsWith("20") && row.XK_YXQZI !== "2099-12-31",
  );
  const [broken, first, second, corrected] = [sent[10], sent[40], sent[90], sent[150]] as [
    LicenceLine,
    LicenceLine,
    LicenceLine,
    LicenceLine,
  ];
  // A line break inside a cell, as spreadsheets export it: the row numbers after it still have to be those of the spreadsheet.
  broken.row = { ...broken.row, BZ: "承诺书已核，\n现场核查另附" };
  lines.splice(120, 0, { row: {}, outcome: "blank" });
  lines.splice(241, 0, { row: { ...first.row }, outcome: "known" });
  lines.push({ row: { ...second.row }, outcome: "known" });
  lines.push({ row: { ...corrected.row, XK_YXQZI: "2031-12-31", BZ: "有效期更正" }, outcome: "correction" });
  lines.push({ row: {}, outcome: "blank" }, { row: { XK_XDR_MC: "合计", XK_XDR_LB: "300" }, outcome: "notData" });
  return lines;
}

/** The shipped licence file as text. */
export function licenceFile(seed: number): string {
  return csvText(
    licenceColumns,
    licenceLines(seed).map(({ row }) => licenceCells(row)),
  );
}

/** Rows for a file of any size: `rows` licences, all different, of which `faulty` are held and the others become letters; decision numbers from 100001 on. */
export function* manyLicences(seed: number, rows: number, faulty: number): Generator<string[]> {
  const random = seededRandom(seed, `many licences ${rows} ${faulty}`);
  const days = weekdays("2026-10-08", "2026-11-24");
  for (let index = 0, spoiled = 0; index < rows; index += 1) {
    const isFaulty = Math.floor(((index + 1) * faulty) / rows) > spoiled;
    const fault = isFaulty ? plantedFaults[spoiled % plantedFaults.length] : undefined;
    if (isFaulty) spoiled += 1;
    const { item, kind } = suiting(random, fault?.needs ?? (random.below(30) === 0 ? "person" : "organisation"));
    const party = inventedParty(random, kind, item.trade, "MD", index + 1);
    const decided = days[Math.floor((index * days.length) / rows)] as string;
    const row = licenceRow(random, { item, party, number: 100_001 + index, decided, itemCode: "" });
    yield licenceCells(fault === undefined ? row : fault.spoil(row));
  }
}
