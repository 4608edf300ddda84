import { forms } from "@yihan/contracts";
import { clockRows } from "@yihan/calendar";
import type { Language } from "@yihan/kernel";
import type { Flow, StepRow } from "@yihan/matter";
import { z } from "zod";
import { ok } from "../http/answer.ts";
import { openRoute, type Route } from "../http/route.ts";
import { shownField, shownFieldSchema } from "../shown/field.ts";
import type { RouteParts } from "./route-parts.ts";

const titled = z.object({ code: z.string(), title: z.string() });

const flowSummary = z.object({ name: z.string(), service: z.string(), title: z.string(), lane: z.string(), href: z.string() }).meta({ id: "FlowSummary" });

const stepDescription = z.object({
  step: z.string(),
  title: z.string(),
  by: z.array(z.string()),
  posts: z.array(z.string()).meta({ description: "kinds of posts; any if empty" }),
  machines: z.boolean(),
  from: z.array(z.string()).meta({ description: "statuses; `nothing` opens a matter, `open` and `any` stand for several" }),
  to: z.string().nullable(),
  fields: z.array(shownFieldSchema),
  papers: z.array(z.string()),
  reason: z.boolean(),
  opens: z.array(z.object({ clock: z.string(), party: z.string() })),
  discharges: z.array(z.string()),
  copies: z.array(z.string()),
  leadsTo: z.string().nullable(),
  ends: z.boolean(),
  warning: z.string().nullable(),
  basis: z.string(),
});

const flowSchema = z
  .object({
    name: z.string(),
    service: z.string(),
    title: z.string(),
    lane: z.string(),
    parties: z.array(titled),
    statuses: z.array(titled),
    papers: z.array(titled),
    openedBy: z.object({ role: z.string(), kinds: z.array(z.string()) }),
    clocks: z.array(z.object({ code: z.string(), title: z.string(), basis: z.string() })),
    steps: z.array(stepDescription),
  })
  .meta({ id: "Flow" });

const titles = (texts: Flow["statuses"], language: Language): z.output<typeof titled>[] => Object.entries(texts).map(([code, title]) => ({ code, title: title[language] }));

const describedStep = (flow: Flow, step: string, row: StepRow, language: Language): z.output<typeof stepDescription> => ({
  step,
  title: row.title[language],
  by: [...row.by],
  posts: [...(row.posts ?? [])],
  machines: row.machines ?? false,
  from: typeof row.from === "string" ? [row.from] : [...row.from],
  to: row.to ?? null,
  fields: (forms[flow.name]?.[step] ?? []).map((field) => shownField(field, language)),
  papers: [...(row.papers ?? [])],
  reason: row.reason ?? false,
  opens: (row.opens ?? []).map(({ clock, party }) => ({ clock, party })),
  discharges: [...(row.discharges ?? [])],
  copies: [...(row.copies ?? [])],
  leadsTo: row.leadsTo ?? null,
  ends: row.ends ?? false,
  warning: row.warning?.[language] ?? null,
  basis: row.basis,
});

const clocksOf = (flow: Flow, language: Language): z.output<typeof flowSchema>["clocks"] => {
  const codes = new Set(Object.values(flow.steps).flatMap((row) => (row.opens ?? []).map(({ clock }) => clock)));
  return clockRows.filter(({ code }) => codes.has(code)).map(({ code, title, basis }) => ({ code, title: title[language], basis: basis[language] }));
};

/** The flows from their own tables: laws and forms are public. */
export const flowRoutes = ({ matters }: RouteParts): Route[] => [
  openRoute({
    method: "get",
    path: "/api/v1/flows",
    tag: "flows",
    summary: { zh: "所有流程", en: "All flows" },
    answers: { 200: { description: "the flows", schema: z.object({ items: z.array(flowSummary) }) } },
    handle: ({ language }) =>
      ok({ items: matters.flows.map(({ name, service, title, lane }) => ({ name, service, title: title[language], lane, href: `/api/v1/flows/${name}` })) }),
  }),
  openRoute({
    method: "get",
    path: "/api/v1/flows/{flow}",
    tag: "flows",
    summary: { zh: "流程的步骤、当事单位、时限、材料和法律依据", en: "Steps, parties, clocks, papers and legal basis of a flow" },
    params: z.object({ flow: z.string().max(60) }),
    answers: { 200: { description: "the flow's table", schema: flowSchema } },
    refusals: [404],
    handle: ({ params, language }) => {
      const { flow } = matters.getFlow(params.flow);
      return ok({
        name: flow.name,
        service: flow.service,
        title: flow.title[language],
        lane: flow.lane,
        parties: titles(flow.parties, language),
        statuses: titles(flow.statuses, language),
        papers: titles(flow.papers, language),
        openedBy: { role: flow.opener.role, kinds: [...flow.opener.kinds] },
        clocks: clocksOf(flow, language),
        steps: Object.entries(flow.steps).map(([step, row]) => describedStep(flow, step, row, language)),
      });
    },
  }),
];
