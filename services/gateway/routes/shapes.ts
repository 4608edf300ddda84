import { z } from "zod";

/** A matter's id. Whatever is no id is answered like an unknown one. */
export const matterId = z.string().min(1).max(64);

/** A paper's SHA-256 in lower-case hex. */
export const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

/** The papers that come with a step: their bytes were sent before. */
export const papersSchema = z
  .array(
    z.strictObject({
      sha256,
      name: z.string().min(1).max(200),
      kind: z.string().min(1).max(60).meta({ description: "a kind of paper that the flow has" }),
      mediaType: z
        .string()
        .max(100)
        .regex(/^[\w.+-]+\/[\w.+-]+$/)
        .default("application/octet-stream"),
    }),
  )
  .max(50)
  .default([]);

/** What a step led to. */
export const stepAnswerSchema = z
  .object({
    matter: z.string(),
    chain: z.string(),
    flow: z.string(),
    version: z.number(),
    fact: z.string().meta({ description: "`<matter>/<version>`" }),
    step: z.string(),
    status: z.string(),
    documentNumber: z.string(),
    recordedTime: z.string(),
    href: z.string(),
  })
  .meta({ id: "StepAnswer" });

/** Any JSON object: what is in it depends on the step and is checked against the step's own form. */
export const stepData = z
  .record(z.string(), z.unknown())
  .default({})
  .meta({ description: "the step's fields; see /api/v1/flows/{flow} and components.schemas" });
