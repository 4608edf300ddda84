import type { Day, Views } from "@yihan/kernel";
import type { OverdueReport, OverdueRow } from "@yihan/matter";
import { everyPage } from "../every-page.ts";
import type { Lapse } from "../lapses.ts";
import type { MatterRow } from "../matter-row.ts";
import { LAPSES, MATTERS } from "../views.ts";
import { periodOf } from "./period.ts";

/**
 * The report `overdue`: per authority, flow and clock how many deadlines passed from the first to the last day, and which
 * stood unmet at the end of the last, the earliest due first. Made from facts, so that a past period's numbers come out
 * again; titles are those of today. Ordinary lanes only.
 */
export const overdue = async (views: Views, from: Day, to: Day): Promise<OverdueReport> => {
  const period = periodOf(from, to);
  const rows = new Map<string, OverdueRow>();
  const before = { where: { all: { passed: { lt: period.until } } }, order: { by: "passed" } };
  for await (const page of everyPage<Lapse>(views, LAPSES, before)) {
    const counted = page.filter(({ passed, met }) => passed >= period.from || met === undefined || met >= period.until);
    const matters = await views.getMany<MatterRow>(MATTERS, [...new Set(counted.map(({ matter }) => matter))]);
    for (const { authority, flow, clock, matter, due, passed, met } of counted) {
      const id = `${authority}/${flow}/${clock}`;
      const row = rows.get(id) ?? { authority, flow, clock, passed: 0, unmet: 0, matters: [] };
      rows.set(id, row);
      if (passed >= period.from) row.passed += 1;
      if (met !== undefined && met < period.until) continue;
      row.unmet += 1;
      const { title = "", documentNumber = "" } = matters.get(matter) ?? {};
      row.matters.push({ matter, title, documentNumber, due });
    }
  }
  for (const row of rows.values()) row.matters.sort((a, b) => a.due - b.due || (a.matter < b.matter ? -1 : 1));
  const sorted = [...rows.keys()].toSorted().map((id) => rows.get(id)!);
  const sum = (pick: (row: OverdueRow) => number): number => sorted.reduce((all, row) => all + pick(row), 0);
  return {
    report: "overdue",
    from,
    to,
    rows: sorted,
    total: { passed: sum((r) => r.passed), unmet: sum((r) => r.unmet) },
  };
};
