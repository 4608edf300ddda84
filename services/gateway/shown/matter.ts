import { toRfc3339, type Language } from "@yihan/kernel";
import type { Flow, Matter, MatterSummary } from "@yihan/matter";
import { z } from "zod";
import { shownClock, shownClockSchema } from "./clock.ts";
import type { Names } from "./names.ts";
import { shownInstant } from "./instant.ts";
import { shownPaper, shownPaperSchema } from "./paper.ts";
import { shownRoute, shownRouteSchema } from "./route.ts";

const partySchema = z
  .object({ role: z.string(), roleTitle: z.string(), authority: z.string(), name: z.string() })
  .meta({ id: "Party" });

const common = {
  id: z.string(),
  chain: z.string(),
  cause: z.string(),
  flow: z.string(),
  flowTitle: z.string(),
  service: z.string(),
  version: z.number(),
  status: z.string(),
  statusTitle: z.string(),
  title: z.string(),
  documentNumber: z.string(),
  opened: z.string(),
  updated: z.string(),
  ended: z.boolean(),
  responsible: shownRouteSchema.nullable(),
  next: shownRouteSchema.nullable().meta({ description: "who must act next" }),
  parties: z.array(partySchema),
  href: z.string(),
};

export const shownSummarySchema = z
  .object({ ...common, due: z.string().nullable(), overdue: z.boolean(), unmatched: z.boolean() })
  .meta({ id: "MatterSummary" });

export const shownMatterSchema = z
  .object({
    ...common,
    copies: z.array(z.string()),
    copied: z
      .array(z.object({ authority: z.string(), name: z.string() }))
      .meta({ description: "the same with their names" }),
    clocks: z.array(shownClockSchema),
    papers: z.array(shownPaperSchema),
  })
  .meta({ id: "Matter" });

/** The flow of a name, if this system has it. */
export type FindFlow = (name: string) => Flow | undefined;

/** A matter in a list, from its summary; readers and keywords stay inside. */
export const shownSummary = (
  summary: MatterSummary,
  flowOf: FindFlow,
  language: Language,
): z.output<typeof shownSummarySchema> => {
  const flow = flowOf(summary.flow);
  return {
    id: summary.id,
    chain: summary.chain,
    cause: summary.cause,
    flow: summary.flow,
    flowTitle: flow?.title[language] ?? summary.flow,
    service: summary.service,
    version: summary.version,
    status: summary.status,
    statusTitle: flow?.statuses[summary.status]?.[language] ?? summary.status,
    title: summary.title,
    documentNumber: summary.documentNumber,
    opened: toRfc3339(summary.opened),
    updated: toRfc3339(summary.updated),
    ended: summary.ended,
    responsible: shownRoute(summary.responsible, language),
    next: shownRoute(summary.next, language),
    parties: summary.parties.map(({ role, authority, name }) => ({
      role,
      roleTitle: flow?.parties[role]?.[language] ?? role,
      authority,
      name,
    })),
    href: `/api/v1/matters/${summary.id}`,
    due: shownInstant(summary.due),
    overdue: summary.overdue,
    unmatched: summary.unmatched,
  };
};

/** A matter whole, as its facts have made it; the flow's memory and the matter's key stay inside. */
export const shownMatter = (
  matter: Matter,
  flow: Flow,
  names: Names,
  language: Language,
): z.output<typeof shownMatterSchema> => ({
  id: matter.id,
  chain: matter.chain,
  cause: matter.cause,
  flow: matter.flow,
  flowTitle: flow.title[language],
  service: flow.service,
  version: matter.version,
  status: matter.status,
  statusTitle: flow.statuses[matter.status]?.[language] ?? matter.status,
  title: matter.title,
  documentNumber: matter.documentNumber,
  opened: toRfc3339(matter.opened),
  updated: toRfc3339(matter.updated),
  ended: matter.ended,
  responsible: shownRoute(matter.responsible, language),
  next: shownRoute(matter.next, language),
  parties: Object.entries(matter.parties).map(([role, { authority, name }]) => ({
    role,
    roleTitle: flow.parties[role]?.[language] ?? role,
    authority,
    name,
  })),
  href: `/api/v1/matters/${matter.id}`,
  copies: [...matter.copies],
  copied: matter.copies.map((authority) => ({ authority, name: names.authority(authority) })),
  clocks: matter.clocks.map((clock) => shownClock(clock, language)),
  papers: matter.papers.map((paper) => shownPaper(paper, matter.id, flow, language)),
});
