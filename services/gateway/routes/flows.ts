import type { Language } from "@yihan/kernel";
import { describeFlow, type DescribedClock, type DescribedFlow, type DescribedStep } from "@yihan/matter";
import { z } from "zod";
import { ok } from "../http/answer.ts";
import { openRoute, type Route } from "../http/route.ts";
import { shownField, shownFieldSchema } from "../shown/field.ts";
import type { RouteParts } from "./route-parts.ts";

const titled = z.object({ code: z.string(), title: z.string() });

const openedBy = z.object({ role: z.string(), kinds: z.array(z.string()) });

const flowSummary = z
  .object({
    name: z.string(),
    service: z.string(),
    title: z.string(),
    lane: z.string(),
    openedBy: openedBy.meta({ description: "kinds of authorities that may open one, and the role they then have" }),
    href: z.string(),
  })
  .meta({ id: "FlowSummary" });

const stepDescription = z.object({
  step: z.string(),
  title: z.string(),
  by: z.array(z.string()),
  posts: z.array(z.string()).meta({ description: "kinds of posts; any if empty" }),
  strict: z.boolean().meta({ description: "those posts alone, not even whoever must act next" }),
  machines: z.boolean(),
  from: z
    .array(z.string())
    .meta({ description: "statuses; `nothing` opens a matter, `open` and `any` stand for several" }),
  to: z.string().nullable(),
  mayTo: z.array(z.string()).meta({ description: "statuses that the step's rule may choose instead" }),
  fields: z.array(shownFieldSchema),
  papers: z.array(z.string()),
  reason: z.boolean(),
  opens: z.array(z.object({ clock: z.string(), party: z.string() })),
  mayOpen: z.array(z.string()).meta({ description: "clocks that the step's rule may begin besides" }),
  discharges: z.array(z.string()),
  pauses: z.array(z.string()),
  resumes: z.array(z.string()),
  responsible: z.string().nullable(),
  copies: z.array(z.string()),
  document: z.object({ party: z.string(), word: z.string() }).nullable(),
  leadsTo: z.string().nullable(),
  reports: z.boolean().meta({ description: "its outcome is told to the matter that opened this one" }),
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
    openedBy,
    clocks: z.array(
      z.object({
        code: z.string(),
        title: z.string(),
        term: z.string(),
        from: z.string(),
        overdue: z.string(),
        basis: z.string(),
      }),
    ),
    steps: z.array(stepDescription),
  })
  .meta({ id: "Flow" });

const titles = (all: DescribedFlow["statuses"], language: Language): z.output<typeof titled>[] =>
  all.map(({ code, title }) => ({ code, title: title[language] }));

const shownStep = (step: DescribedStep, language: Language): z.output<typeof stepDescription> => ({
  ...step,
  title: step.title[language],
  by: step.by.map(({ code }) => code),
  to: step.to || null,
  fields: step.fields.map((field) => shownField(field, language)),
  papers: step.papers.map(({ code }) => code),
  responsible: step.responsible || null,
  document: step.document ?? null,
  leadsTo: step.leadsTo || null,
  warning: step.warning?.[language] ?? null,
});

const shownClock = (
  { code, title, term, from, overdue, basis }: DescribedClock,
  language: Language,
): z.output<typeof flowSchema>["clocks"][number] => ({
  code,
  title: title[language],
  term: term[language],
  from: from[language],
  overdue: overdue[language],
  basis: basis[language],
});

/** The flows from their own tables: laws and forms are public. */
export const flowRoutes = ({ matters }: RouteParts): Route[] => [
  openRoute({
    method: "get",
    path: "/api/v1/flows",
    tag: "flows",
    summary: { zh: "所有流程", en: "All flows" },
    answers: { 200: { description: "the flows", schema: z.object({ items: z.array(flowSummary) }) } },
    handle: ({ language }) =>
      ok({
        items: matters.flows.map(({ name, service, title, lane, opener }) => ({
          name,
          service,
          title: title[language],
          lane,
          openedBy: { role: opener.role, kinds: [...opener.kinds] },
          href: `/api/v1/flows/${name}`,
        })),
      }),
  }),
  openRoute({
    method: "get",
    path: "/api/v1/flows/{flow}",
    tag: "flows",
    summary: {
      zh: "流程的步骤、当事单位、时限、材料和法律依据",
      en: "Steps, parties, clocks, papers and legal basis of a flow",
    },
    params: z.object({ flow: z.string().max(60) }),
    answers: { 200: { description: "the flow's table", schema: flowSchema } },
    refusals: [404],
    handle: ({ params, language }) => {
      const flow = describeFlow(matters.getFlow(params.flow).flow);
      return ok({
        ...flow,
        title: flow.title[language],
        parties: titles(flow.parties, language),
        statuses: titles(flow.statuses, language),
        papers: titles(flow.papers, language),
        clocks: flow.clocks.map((clock) => shownClock(clock, language)),
        steps: flow.steps.map((step) => shownStep(step, language)),
      });
    },
  }),
];
