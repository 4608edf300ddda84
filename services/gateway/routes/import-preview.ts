import { rm } from "node:fs/promises";
import { newId, type Language } from "@yihan/kernel";
import type { ImportPreview } from "@yihan/matter";
import { z } from "zod";
import { ok } from "../http/answer.ts";
import { ownRoute, type Route } from "../http/route.ts";
import { spool } from "../http/spool.ts";
import { shownRoute, shownRouteSchema } from "../shown/route.ts";
import { countsSchema, faultSchema, FILES, requireFileType, shownFault } from "./imports.ts";
import type { RouteParts } from "./route-parts.ts";

const columnSchema = z.object({ code: z.string(), zh: z.string() });

const rowSchema = z
  .object({
    row: z.number(),
    outcome: z.string(),
    party: z.string(),
    partyCode: z.string(),
    document: z.string(),
    subject: z.string().meta({ description: "certificate, or kind of violation" }),
    decidedOn: z.string(),
    validTo: z.string(),
    item: z
      .object({
        code: z.string(),
        name: z.string(),
        by: z
          .string()
          .meta({ description: "item, certificate, document or keyword; empty if an earlier letter says it" }),
        matched: z.string(),
      })
      .nullable(),
    to: shownRouteSchema.nullable().meta({ description: "who would get it, and why" }),
    faults: z.array(faultSchema),
    notes: z.array(z.string()),
  })
  .meta({ id: "PreviewRow" });

const previewSchema = z
  .object({
    kind: z.enum(["licence", "penalty"]),
    mode: z.enum(["send", "register"]),
    sheets: z.array(
      z.object({
        name: z.string(),
        headerRow: z.number(),
        columns: z.array(columnSchema.extend({ header: z.string() })),
        extra: z.array(z.string()),
        missing: z.array(columnSchema),
      }),
    ),
    rows: z.number().meta({ description: "rows that were read" }),
    whole: z.boolean().meta({ description: "false if the file goes on beyond them" }),
    counts: countsSchema,
    recipients: z.array(
      z.object({
        authority: z.string(),
        authorityName: z.string(),
        letters: z.number(),
        officers: z.array(
          z.object({
            officer: z.string(),
            officerName: z.string(),
            postName: z.string(),
            coversName: z.string(),
            letters: z.number(),
          }),
        ),
      }),
    ),
    reasons: z.array(
      z.object({
        outcome: z.enum(["held", "unmatched", "remark"]),
        column: columnSchema.nullable(),
        code: z.string(),
        text: z.string(),
        rows: z.number(),
        first: z.number(),
      }),
    ),
    sample: z.array(rowSchema).meta({ description: "the first rows, as they will be read" }),
  })
  .meta({ id: "ImportPreview" });

const shownPreview = (
  { reasons, sample, ...preview }: ImportPreview,
  language: Language,
): z.output<typeof previewSchema> => ({
  ...preview,
  reasons: reasons.map((reason) => ({ ...reason, text: reason.text[language] })),
  sample: sample.map(({ to, faults, notes, ...row }) => ({
    ...row,
    to: shownRoute(to, language),
    faults: faults.map((fault) => shownFault(fault, language)),
    notes: notes.map((note) => note[language]),
  })),
});

/** What an import would do, before anything is sent. */
export const importPreviewRoutes = ({ imports, uploads, config }: RouteParts): Route[] => [
  ownRoute({
    method: "post",
    path: "/api/v1/imports/preview",
    tag: "imports",
    summary: {
      zh: "预览导入：识别的列、前 20 行、会发给谁、哪些行待修改或待确定，不写入任何内容",
      en: "What an import would do: columns, first 20 rows, letters by receiver, held and unmatched rows; writes nothing",
    },
    query: z.strictObject({
      kind: z.enum(["licence", "penalty"]),
      mode: z.enum(["send", "register"]).default("send"),
      part: z
        .enum(["true", "false"])
        .default("false")
        .meta({ description: "true: the body is the beginning of a larger text file" }),
    }),
    files: FILES,
    answers: {
      200: { description: "the first 2,000 rows at most; `whole` says whether that is all", schema: previewSchema },
    },
    refusals: [413, 415],
    handle: async ({ actor, query: { kind, mode, part }, request, now, language }) => {
      requireFileType(request.headers["content-type"]);
      const { path } = await spool(request, uploads, `${newId(now)}.preview`, config.uploadMaxBytes);
      try {
        return ok(shownPreview(await imports.preview({ path, kind, mode, actor, part: part === "true" }), language));
      } finally {
        await rm(path, { force: true });
      }
    },
  }),
];
