import { forms } from "@yihan/contracts";
import { factId, toRfc3339, type Fact, type Language } from "@yihan/kernel";
import type { Flow, Verdict } from "@yihan/matter";
import { z } from "zod";
import type { FindFlow } from "./matter.ts";
import type { Names } from "./names.ts";
import { shownClock, shownClockSchema } from "./clock.ts";
import { shownData } from "./data.ts";
import { shownPaper, shownPaperSchema } from "./paper.ts";
import { shownRoute, shownRouteSchema } from "./route.ts";

export const shownFactSchema = z
  .object({
    id: z.string().meta({ description: "`<matter>/<version>`" }),
    matter: z.string(),
    version: z.number(),
    type: z.string().meta({ description: "CloudEvents type" }),
    flow: z.string(),
    step: z.string(),
    title: z.string(),
    status: z.string(),
    statusTitle: z.string(),
    actor: z.object({
      kind: z.string(),
      id: z.string(),
      name: z.string(),
      authority: z.string(),
      authorityName: z.string(),
      post: z.string().meta({ description: "the post in which it was done" }),
      postName: z.string(),
      covers: z.string().meta({ description: "the absent holder for whom it was done" }),
      coversName: z.string(),
    }),
    legalTime: z.string(),
    recordedTime: z.string(),
    cause: z.string(),
    responsible: shownRouteSchema.nullable(),
    next: shownRouteSchema.nullable(),
    told: z.array(shownRouteSchema),
    copies: z.array(z.string()),
    papers: z.array(shownPaperSchema),
    opened: z.array(shownClockSchema),
    discharged: z.array(z.string()),
    paused: z.array(z.string()),
    openings: z.array(z.object({ flow: z.string(), flowTitle: z.string(), matter: z.string() })),
    documentNumber: z.string(),
    reason: z.string(),
    ended: z.boolean(),
    basis: z.string(),
    data: z.record(z.string(), z.unknown()),
    index: z.number().nullable().meta({ description: "index in the public log; null until it is integrated" }),
  })
  .meta({ id: "Fact" });

type ShownFact = z.output<typeof shownFactSchema>;

/** What a fact is shown with: its place in the log, what of it is personal for the reader, and what codes are called. */
export interface FactContext {
  index: number | undefined;
  personal: Verdict;
  names: Names;
  flowOf: FindFlow;
  language: Language;
}

/** A stored fact as someone entitled to the matter may see it. */
export const shownFact = (
  fact: Fact,
  flow: Flow,
  { index, personal, names, flowOf, language }: FactContext,
): ShownFact => {
  const { frame, step } = flow.codec.decode(fact.data);
  const { actor, responsible, next, ...rest } = frame!;
  return {
    id: factId(fact),
    matter: fact.matter,
    version: fact.version,
    type: `yihan.${fact.flow}.${fact.step}.v1`,
    flow: fact.flow,
    step: fact.step,
    title: flow.steps[fact.step]?.title[language] ?? fact.step,
    status: rest.status,
    statusTitle: flow.statuses[rest.status]?.[language] ?? rest.status,
    actor: {
      kind: actor?.kind ?? "",
      id: actor?.id ?? "",
      name: actor?.name ?? "",
      authority: actor?.authority ?? "",
      authorityName: names.authority(actor?.authority ?? ""),
      post: actor?.post ?? "",
      postName: names.post(actor?.post ?? "", rest.recordedTime),
      covers: actor?.covers ?? "",
      coversName: names.officer(actor?.covers ?? ""),
    },
    legalTime: toRfc3339(rest.legalTime),
    recordedTime: toRfc3339(rest.recordedTime),
    cause: rest.cause,
    responsible: shownRoute(responsible, language),
    next: shownRoute(next, language),
    told: rest.told.map((route) => shownRoute(route, language)!),
    copies: rest.copies,
    papers: rest.papers.map((paper) => shownPaper(paper, fact.matter, flow, language)),
    opened: rest.opened.map((clock) => shownClock(clock, language)),
    discharged: rest.discharged,
    paused: rest.paused,
    openings: rest.openings.map(({ flow: name, matter }) => ({
      flow: name,
      flowTitle: flowOf(name)?.title[language] ?? name,
      matter,
    })),
    documentNumber: rest.documentNumber,
    reason: rest.reason,
    ended: rest.ended,
    basis: flow.steps[fact.step]?.basis ?? "",
    data: step ? shownData(forms[flow.name]?.[step.$case] ?? [], step.value, personal) : {},
    index: index ?? null,
  };
};
