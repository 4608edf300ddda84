import { forms, frameOf, type Paper } from "@yihan/contracts";
import { derivedId, Refusal, toRfc3339, type FieldFault } from "@yihan/kernel";
import {
  opensMatter,
  parseStepData,
  type Command,
  type Flow,
  type MatterService,
  type StepAnswer,
  type StepOffer,
} from "@yihan/matter";
import { z } from "zod";
import { ok, type Answer } from "../http/answer.ts";
import { askedId, expectedVersion, fingerprintOf } from "../http/idempotency.ts";
import { ownRoute, type AskedByActor, type Route } from "../http/route.ts";
import { effectsSchema, shownEffects } from "../shown/effects.ts";
import { shownField, shownFieldSchema } from "../shown/field.ts";
import type { RouteParts } from "./route-parts.ts";
import { matterId, papersSchema, stepAnswerSchema, stepData } from "./shapes.ts";

const openingSchema = z.strictObject({
  flow: z.string().min(1).max(60),
  step: z.string().min(1).max(60).optional().meta({ description: "an opening step of the flow; its first if absent" }),
  data: stepData,
  papers: papersSchema,
  reason: z.string().max(2_000).default(""),
});

const stepSchema = z.strictObject({
  step: z.string().min(1).max(60),
  data: stepData,
  papers: papersSchema,
  reason: z.string().max(2_000).default(""),
});

const offerSchema = z
  .object({
    step: z.string(),
    title: z.string(),
    may: z.boolean(),
    why: z
      .object({ code: z.string(), text: z.string() })
      .nullable()
      .meta({ description: "why it may not be taken now" }),
    fields: z.array(shownFieldSchema),
    papers: z
      .array(z.object({ kind: z.string(), title: z.string() }))
      .meta({ description: "papers that must come with it" }),
    reason: z.boolean(),
    warning: z.string().nullable(),
    effects: effectsSchema,
    basis: z.string(),
  })
  .meta({ id: "Offer" });

type GivenPaper = z.output<typeof papersSchema>[number];

/** Opening a matter and taking a step: the two ways by which anything becomes true. */
export const stepRoutes = ({ matters, papers: paperStore }: RouteParts): Route[] => {
  const wholePapers = async (flow: Flow, given: readonly GivenPaper[]): Promise<Paper[]> => {
    const faults: FieldFault[] = [];
    const whole: Paper[] = [];
    for (const [index, paper] of given.entries()) {
      const pointer = `/papers/${index}`;
      const size = paper.kind in flow.papers ? await paperStore.size(paper.sha256) : undefined;
      if (!(paper.kind in flow.papers)) {
        faults.push({
          pointer: `${pointer}/kind`,
          code: "unknown-kind",
          detail: {
            zh: `材料种类应为：${Object.keys(flow.papers).join("、")}`,
            en: `kind: one of ${Object.keys(flow.papers).join(", ")}`,
          },
        });
      } else if (size === undefined) {
        faults.push({
          pointer: `${pointer}/sha256`,
          code: "unknown-paper",
          detail: { zh: "材料尚未上传，请先 POST /api/v1/papers", en: "send its bytes first: POST /api/v1/papers" },
        });
      } else whole.push({ ...paper, size });
    }
    if (faults.length === 0) return whole;
    throw new Refusal(
      "invalid",
      "invalid-papers",
      {
        zh: `材料有误：${faults.map(({ detail }) => detail.zh).join("；")}。`,
        en: `The papers are not right: ${faults.map(({ detail }) => detail.en).join("; ")}.`,
      },
      { faults },
    );
  };

  /** The same for a first answer and its repetition: from the fact alone. */
  const answered = async (
    service: MatterService,
    answer: StepAnswer,
    flow: string,
    status: number,
  ): Promise<Answer> => {
    const { matter, version, fact, step, documentNumber, replayed, state } = answer;
    const frame = state?.version === version ? undefined : frameOf((await service.facts(matter, version - 1))[0]!.data);
    const href = `/api/v1/matters/${matter}`;
    return {
      status,
      json: {
        matter,
        chain: state?.chain ?? frame!.chain,
        flow,
        version,
        fact,
        step,
        status: state?.status ?? frame!.status,
        documentNumber,
        recordedTime: toRfc3339(state?.updated ?? frame!.recordedTime),
        href,
      },
      headers: {
        etag: `"${version}"`,
        ...(status === 201 && { location: href }),
        ...(replayed && { "idempotency-replayed": "true" }),
      },
    };
  };

  const commandOf = async (
    asked: AskedByActor & { body: { data: object; papers: GivenPaper[]; reason: string } },
    flow: Flow,
    step: string,
    given: { id: string; matter: string; place: string },
  ): Promise<Command> => {
    const fields = forms[flow.name]?.[step];
    return {
      id: given.id,
      fingerprint: fingerprintOf(asked, given.place),
      matter: given.matter,
      flow: flow.name,
      step,
      data: fields ? parseStepData(fields, asked.body.data) : asked.body.data,
      papers: asked.body.papers.length === 0 ? [] : await wholePapers(flow, asked.body.papers),
      reason: asked.body.reason,
      actor: asked.actor,
    };
  };

  return [
    ownRoute({
      method: "post",
      path: "/api/v1/matters",
      tag: "matters",
      summary: { zh: "发起一个事项", en: "Open a matter" },
      body: openingSchema,
      answers: { 201: { description: "opened; Location, ETag", schema: stepAnswerSchema } },
      refusals: [404, 409, 412],
      repeatable: true,
      hot: true,
      handle: async (asked) => {
        const { flow, service } = matters.getFlow(asked.body.flow);
        const step = asked.body.step ?? openingOf(flow);
        if (!flow.steps[step] || !opensMatter(flow.steps[step])) throw notAnOpening(flow, step);
        const id = askedId(asked, "command");
        const command = await commandOf(asked, flow, step, {
          id,
          matter: derivedId("matter", id),
          place: "POST /api/v1/matters",
        });
        return answered(service, await service.take(command), flow.name, 201);
      },
    }),
    ownRoute({
      method: "post",
      path: "/api/v1/matters/{id}/steps",
      tag: "matters",
      summary: { zh: "办理一步", en: "Take a step" },
      params: z.object({ id: matterId }),
      body: stepSchema,
      answers: { 200: { description: "taken; the new ETag", schema: stepAnswerSchema } },
      refusals: [404, 409, 412],
      repeatable: true,
      hot: true,
      handle: async (asked) => {
        const { flow, service, matter } = await matters.getKnown(asked.actor, asked.params.id);
        if (!flow.steps[asked.body.step])
          throw unknownStep(asked.body.step, await service.offers(matter.id, asked.actor));
        const id = askedId(asked, "command");
        const command = await commandOf(asked, flow, asked.body.step, {
          id,
          matter: matter.id,
          place: `POST /api/v1/matters/${matter.id}/steps`,
        });
        return answered(service, await service.take({ ...command, expected: expectedVersion(asked) }), flow.name, 200);
      },
    }),
    ownRoute({
      method: "get",
      path: "/api/v1/matters/{id}/steps",
      tag: "matters",
      summary: { zh: "我现在可以办理什么；不可以的，为什么", en: "What I may do now; for what I may not: why not" },
      params: z.object({ id: matterId }),
      answers: {
        200: {
          description: "all steps of the flow",
          schema: z.object({ version: z.number(), items: z.array(offerSchema) }),
        },
      },
      refusals: [404],
      handle: async ({ actor, params, language }) => {
        const { flow, service, matter } = await matters.getKnown(actor, params.id);
        const items = (await service.offers(matter.id, actor)).map((offer) => ({
          step: offer.step,
          title: offer.title[language],
          may: offer.may,
          why: offer.why ? { code: offer.why.code, text: offer.why.text[language] } : null,
          fields: offer.fields.map((field) => shownField(field, language)),
          papers: offer.papers.map((kind) => ({ kind, title: flow.papers[kind]?.[language] ?? kind })),
          reason: offer.reason,
          warning: offer.warning?.[language] ?? null,
          effects: shownEffects(
            flow,
            flow.steps[offer.step]!,
            matter,
            actor.kind === "system" ? "" : actor.authority,
            matters.findFlow,
            language,
          ),
          basis: offer.basis,
        }));
        return ok({ version: matter.version, items }, { etag: `"${matter.version}"` });
      },
    }),
  ];
};

const openings = (flow: Flow): string[] =>
  Object.entries(flow.steps)
    .filter(([, row]) => opensMatter(row) && row.by.some((role) => role !== "system"))
    .map(([step]) => step);

const openingOf = (flow: Flow): string => openings(flow)[0] ?? "";

const notAnOpening = (flow: Flow, step: string): Refusal => {
  const possible = openings(flow).map((name) => ({ step: name, title: flow.steps[name]!.title }));
  return new Refusal(
    "invalid",
    "not-an-opening-step",
    {
      zh: `“${step}”不能发起事项，可用：${possible.map((one) => one.step).join("、")}。`,
      en: `${step} opens no matter; these do: ${possible.map((one) => one.step).join(", ")}.`,
    },
    { possible },
  );
};

const unknownStep = (step: string, offered: readonly StepOffer[]): Refusal =>
  new Refusal(
    "invalid",
    "unknown-step",
    { zh: `没有“${step}”这一步骤。`, en: `There is no step ${step}.` },
    { possible: offered.filter(({ may }) => may).map((offer) => ({ step: offer.step, title: offer.title })) },
  );
