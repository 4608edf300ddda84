import { authorities } from "./authorities.ts";

/** A seat in an authority: the post's stable id, the unit it belongs to and what its holder does. */
export interface Seat {
  id: string;
  authority: string;
  unit: string;
  name: string;
  kind: string;
}

type SeatRow = readonly [id: string, unit: string, name: string, kind: string];

const particular: Readonly<Record<string, readonly SeatRow[]>> = {
  government: [["leader", "office", "分管副市长", "leader"]],
  approval: [
    ["head", "office", "局长", "head"],
    ["signer", "decision", "签发人", "signer"],
    ["handler-1", "window", "经办人", "handler"],
    ["handler-2", "decision", "经办人", "handler"],
    ["liaison", "office", "联络员", "liaison"],
  ],
  enforcement: [
    ["head", "office", "局长", "head"],
    ["desk", "desk", "案件受理岗", "desk"],
    ["legal", "legal", "法制审核员", "legal"],
    ["handler-1", "squad-1", "执法队员", "handler"],
    ["handler-2", "squad-1", "执法队员", "handler"],
    ["handler-3", "squad-2", "执法队员", "handler"],
    ["handler-4", "squad-2", "执法队员", "handler"],
    ["handler-5", "squad-3", "执法队员", "handler"],
    ["liaison", "office", "联络员", "liaison"],
  ],
  justice: [
    ["head", "office", "局长", "head"],
    ["desk", "supervision", "执法监督受理岗", "desk"],
    ["handler", "supervision", "执法监督员", "handler"],
  ],
  police: [
    ["head", "office", "法制大队大队长", "head"],
    ["liaison", "office", "联络员", "liaison"],
    ["supervisor-1", "section-1", "行业场所监管岗", "supervisor"],
  ],
  procuratorate: [["liaison", "office", "联络员", "liaison"]],
  discipline: [["desk", "office", "线索受理岗", "desk"]],
  establishment: [["liaison", "office", "联络员", "liaison"]],
  court: [["liaison", "office", "联络员", "liaison"]],
  hotline: [["desk", "office", "热线转办岗", "desk"]],
  credit: [["liaison", "office", "联络员", "liaison"]],
};

const marketExtra: readonly SeatRow[] = [
  ["desk", "enforcement", "案件受理岗", "desk"],
  ["handler-1", "enforcement", "执法队员", "handler"],
  ["handler-2", "enforcement", "执法队员", "handler"],
];

/** Every regulator and town has a head, a liaison in its office, and a supervisor in each of its sections. */
function usual(key: string, kind: string, units: readonly string[]): readonly SeatRow[] {
  const sections = units.filter((unit) => unit.startsWith("section-"));
  return [
    ["head", "office", kind === "TOWN" ? "主要负责人" : "局长", "head"],
    ["liaison", "office", "联络员", "liaison"],
    ...sections.map((section): SeatRow => [
      section.replace("section", "supervisor"),
      section,
      "监管责任人",
      "supervisor",
    ]),
    ...(key === "market" ? marketExtra : []),
  ];
}

/** Every seat of the county, authority by authority. */
export const seats: readonly Seat[] = authorities.flatMap(({ key, code, kind, units }) =>
  (
    particular[key] ??
    usual(
      key,
      kind,
      units.map((unit) => unit.code.slice(key.length + 1)),
    )
  ).map(([id, unit, name, postKind]) => ({
    id: `${key}-${id}`,
    authority: code,
    unit: `${key}-${unit}`,
    name,
    kind: postKind,
  })),
);

/** The seat with that id; an id that isn't there is a mistake in the generator's own tables. */
export function seatOf(id: string): Seat {
  const found = seats.find((seat) => seat.id === id);
  if (found === undefined) throw new Error(`no demo post has the id ${id}`);
  return found;
}
