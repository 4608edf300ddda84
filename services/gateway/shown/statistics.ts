import { clockRows } from "@yihan/calendar";
import { toRfc3339, type Language } from "@yihan/kernel";
import { findAuthority, type Directory, type LadderReport, type OverdueReport } from "@yihan/matter";
import { z } from "zod";
import type { FindFlow } from "./matter.ts";

const rungs = { sent: z.number(), delivered: z.number(), read: z.number(), accepted: z.number() };
const whose = { authority: z.string(), authorityName: z.string(), flow: z.string(), flowTitle: z.string() };
const period = { from: z.string(), to: z.string() };

const ladderSchema = z
  .object({
    report: z.literal("ladder"),
    ...period,
    rows: z.array(z.object({ ...whose, ...rungs })),
    total: z.object(rungs),
  })
  .meta({
    id: "LadderReport",
    description: "Notices of the period that asked an officer to act, and how far they had come by its end.",
  });

const overdueRowSchema = z.object({
  ...whose,
  clock: z.string(),
  clockTitle: z.string(),
  passed: z.number().meta({ description: "deadlines that passed in the period" }),
  unmet: z.number().meta({ description: "unmet at the end of the period: those of `matters`" }),
  matters: z.array(z.object({ matter: z.string(), title: z.string(), documentNumber: z.string(), due: z.string() })),
});

const overdueSchema = z
  .object({
    report: z.literal("overdue"),
    ...period,
    rows: z.array(overdueRowSchema),
    total: z.object({ passed: z.number(), unmet: z.number() }),
  })
  .meta({
    id: "OverdueReport",
    description: "Deadlines that passed, by authority, flow and clock, with the matters behind each number.",
  });

/** Any report: those that have a shape of their own, and tables of figures. */
export const statisticsSchema = z.union([ladderSchema, overdueSchema, z.record(z.string(), z.unknown())]);

const clockTitles = new Map(clockRows.map(({ code, title }) => [code, title]));

/** A report as it is shown: with the names of authorities, flows and clocks, instants as RFC 3339. Others stay as they are. */
export const shownStatistics = (
  report: object,
  known: { directory: Directory; flowOf: FindFlow; language: Language },
): object => {
  const named = <T extends { authority: string; flow: string }>({ authority, flow, ...row }: T) => ({
    authority,
    authorityName: findAuthority(known.directory, authority)?.name ?? authority,
    flow,
    flowTitle: known.flowOf(flow)?.title[known.language] ?? flow,
    ...row,
  });
  const { report: name } = report as { report?: string };
  if (name === "ladder") {
    const ladder = report as LadderReport;
    return { ...ladder, rows: ladder.rows.map(named) } satisfies z.output<typeof ladderSchema>;
  }
  if (name === "overdue") {
    const overdue = report as OverdueReport;
    const rows = overdue.rows.map((row) => {
      const { clock, passed, unmet, matters, ...of } = named(row);
      return {
        ...of,
        clock,
        clockTitle: clockTitles.get(clock)?.[known.language] ?? clock,
        passed,
        unmet,
        matters: matters.map((one) => ({ ...one, due: toRfc3339(one.due) })),
      };
    });
    return { ...overdue, rows } satisfies z.output<typeof overdueSchema>;
  }
  return report;
};
