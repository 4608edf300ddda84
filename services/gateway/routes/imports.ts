import { rm } from "node:fs/promises";
import { newId, Refusal, toRfc3339, type Language } from "@yihan/kernel";
import type { Actor, ImportReport, RowOutcome } from "@yihan/matter";
import { z } from "zod";
import { ok } from "../http/answer.ts";
import { askedId, fingerprintOf, idempotencyKey } from "../http/idempotency.ts";
import { pageOf, pageQuery, paging } from "../http/paging.ts";
import { ownRoute, type Route } from "../http/route.ts";
import { spool } from "../http/spool.ts";
import { shownInstant } from "../shown/instant.ts";
import { shownSummary } from "../shown/matter.ts";
import { shownRouteSchema } from "../shown/route.ts";
import type { RouteParts } from "./route-parts.ts";

const outcomes = ["letter", "known", "correction", "unmatched", "held", "blank", "notData"] as const;

export const countsSchema = z.object({
  letters: z.number(),
  known: z.number(),
  corrections: z.number(),
  unmatched: z.number(),
  held: z.number(),
  blank: z.number(),
  notData: z.number(),
});

const reportSchema = z
  .object({
    id: z.string(),
    kind: z.string(),
    mode: z.string(),
    file: z.string(),
    state: z.enum(["waiting", "reading", "done", "refused", "interrupted"]),
    by: z.string(),
    authority: z.string(),
    started: z.string(),
    finished: z.string().nullable(),
    rows: z.number(),
    counts: countsSchema,
    refusal: z.string().nullable(),
    href: z.string(),
  })
  .meta({ id: "Import" });

const startedSchema = z
  .object({ id: z.string(), kind: z.string(), mode: z.string(), file: z.string(), href: z.string() })
  .meta({ id: "ImportStarted" });

/** What is wrong with a row: where, what stands there (masked) and what would be right. */
export const faultSchema = z.object({
  column: z.object({ code: z.string(), zh: z.string() }),
  found: z.string(),
  code: z.string(),
  expected: z.string(),
});

const outcomeSchema = z
  .object({
    row: z.number(),
    outcome: z.string(),
    matter: z.string().nullable(),
    summary: z
      .object({
        title: z.string(),
        status: z.string(),
        statusTitle: z.string(),
        ended: z.boolean(),
        next: shownRouteSchema.nullable(),
      })
      .nullable()
      .meta({ description: "the matter as it stands now; null where there is none, or it is not yours to see" }),
    remarks: z.array(z.string()),
    faults: z.array(faultSchema),
  })
  .meta({ id: "RowOutcome" });

type ShownSummary = ReturnType<typeof shownSummary>;

const shownReport = (report: ImportReport, language: Language): z.output<typeof reportSchema> => ({
  id: report.id,
  kind: report.kind,
  mode: report.mode,
  file: report.file,
  state: report.state,
  by: report.by,
  authority: report.authority,
  started: toRfc3339(report.started),
  finished: shownInstant(report.finished),
  rows: report.rows,
  counts: { ...report.counts },
  refusal: report.refusal?.[language] ?? null,
  href: `/api/v1/imports/${report.id}`,
});

export const shownFault = (
  { column, found, code, expected }: NonNullable<RowOutcome["faults"]>[number],
  language: Language,
): z.output<typeof faultSchema> => ({
  column: { code: column.code, zh: column.zh },
  found,
  code,
  expected: expected[language],
});

const shownOutcome = (
  { row, outcome, matter, remarks, faults }: RowOutcome,
  summary: ShownSummary | undefined,
  language: Language,
): z.output<typeof outcomeSchema> => ({
  row,
  outcome,
  matter: matter ?? null,
  summary: summary
    ? {
        title: summary.title,
        status: summary.status,
        statusTitle: summary.statusTitle,
        ended: summary.ended,
        next: summary.next,
      }
    : null,
  remarks: remarks ?? [],
  faults: (faults ?? []).map((fault) => shownFault(fault, language)),
});

const noSuchImport = (): Refusal =>
  new Refusal("not-found", "no-such-import", { zh: "没有这一导入记录。", en: "There is no such import." });

/** Media types under which a table comes. */
export const FILES = [
  "text/csv",
  "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  "application/octet-stream",
];

/** Refuses what is no file: the type says little about the content, which is looked at later, but a form is not a file. */
export const requireFileType = (type: string | undefined): void => {
  const bare = (type ?? "application/octet-stream").split(";")[0]!.trim().toLowerCase();
  if ([...FILES, "text/plain", "text/tab-separated-values", "application/vnd.ms-excel"].includes(bare)) return;
  throw new Refusal("unsupported", "file-expected", {
    zh: "请把文件内容直接作为请求体发送（text/csv、xlsx 或 application/octet-stream）。",
    en: "Send the file's bytes as the body (text/csv, xlsx or application/octet-stream).",
  });
};

/** A file's name without folders and control characters. */
export const fileNameOf = (name: string | undefined, otherwise: string): string => {
  // Everything up to the last slash of either kind, and controls.
  const bare = (name ?? "")
    .replace(/^.*[\\/]/s, "")
    .replace(/\p{Cc}/gu, "")
    .slice(0, 200);
  return bare === "" ? otherwise : bare;
};

/** Licence and penalty files in, every row to its one end. */
export const importRoutes = ({ imports, uploads, config, supervision, matters }: RouteParts): Route[] => {
  const params = z.object({ id: z.string().min(1).max(64) });

  const withMatter = async (
    actor: Actor,
    outcome: RowOutcome,
    language: Language,
  ): Promise<z.output<typeof outcomeSchema>> => {
    const found = outcome.matter === undefined ? undefined : await supervision.findMatter(actor, outcome.matter);
    return shownOutcome(outcome, found && shownSummary(found, matters.findFlow, language), language);
  };

  return [
    ownRoute({
      method: "post",
      path: "/api/v1/imports",
      tag: "imports",
      summary: {
        zh: "导入双公示许可或处罚文件（CSV 或 XLSX）",
        en: "Import a national licence or penalty file (CSV or XLSX)",
      },
      query: z.strictObject({
        kind: z.enum(["licence", "penalty"]),
        mode: z.enum(["send", "register"]).default("send"),
        name: z.string().max(400).optional().meta({ description: "the file's name" }),
      }),
      files: FILES,
      answers: { 202: { description: "taken; progress at href", schema: startedSchema } },
      refusals: [409, 413, 415],
      repeatable: true,
      handle: async (asked) => {
        const { actor, query, request } = asked;
        requireFileType(request.headers["content-type"]);
        await imports.requireMayStart(actor, query);
        const id = askedId(asked, "import");
        const repeated = idempotencyKey(asked) !== undefined ? await imports.find(actor, id) : undefined;
        const file = fileNameOf(query.name, `${query.kind}.csv`);
        const place = await spool(request, uploads, `${newId(asked.now)}.upload`, config.uploadMaxBytes);
        const { sha256 } = place;
        const report =
          repeated ??
          (await imports.start({ path: place.path, file, kind: query.kind, mode: query.mode, actor, id, sha256 }));
        await rm(place.path, { force: true }); // a file taken over is not there any more
        if (
          report.kind !== query.kind ||
          report.mode !== query.mode ||
          report.file !== file ||
          report.sha256 !== sha256
        ) {
          throw new Refusal("invalid", "idempotency-key-reused", {
            zh: "同一幂等键已用于另一文件，请换一个键。",
            en: "This idempotency key came with another file before; use a new one.",
          });
        }
        const href = `/api/v1/imports/${report.id}`;
        return {
          status: 202,
          json: { id: report.id, kind: report.kind, mode: report.mode, file: report.file, href },
          headers: { location: href, ...(repeated && { "idempotency-replayed": "true" }) },
        };
      },
    }),
    ownRoute({
      method: "get",
      path: "/api/v1/imports",
      tag: "imports",
      summary: { zh: "本单位的导入", en: "My authority's imports" },
      query: z.strictObject(paging),
      answers: { 200: { description: "a page, the newest first", schema: pageOf(reportSchema) } },
      handle: async ({ actor, query, language }) => {
        const page = await imports.list(actor, pageQuery(query));
        return ok({ items: page.items.map((report) => shownReport(report, language)), next: page.next ?? null });
      },
    }),
    ownRoute({
      method: "get",
      path: "/api/v1/imports/{id}",
      tag: "imports",
      summary: { zh: "导入的进度和计数", en: "Progress and counts of an import" },
      params,
      answers: { 200: { description: "the report", schema: reportSchema } },
      refusals: [404],
      handle: async ({ actor, params: { id }, language }) => {
        const report = await imports.find(actor, id);
        if (!report) throw noSuchImport();
        return ok(shownReport(report, language));
      },
    }),
    ownRoute({
      method: "get",
      path: "/api/v1/imports/{id}/outcomes",
      tag: "imports",
      summary: { zh: "每一行的结果", en: "What became of each row" },
      params,
      query: z.strictObject({ ...paging, outcome: z.enum(outcomes).optional() }),
      answers: { 200: { description: "a page of rows", schema: pageOf(outcomeSchema) } },
      refusals: [404],
      handle: async ({ actor, params: { id }, query, language }) => {
        if (!(await imports.find(actor, id))) throw noSuchImport();
        const page = await imports.outcomes(id, {
          ...pageQuery(query),
          ...(query.outcome !== undefined && { outcome: query.outcome }),
        });
        return ok({
          items: await Promise.all(page.items.map((outcome) => withMatter(actor, outcome, language))),
          next: page.next ?? null,
        });
      },
    }),
    ownRoute({
      method: "get",
      path: "/api/v1/imports/{id}/faults.csv",
      tag: "imports",
      summary: { zh: "下载待修改的行", en: "The held rows to download" },
      params,
      answers: { 200: { description: "CSV, safe to open in a spreadsheet", type: "text/csv; charset=utf-8" } },
      refusals: [404],
      handle: async ({ actor, params: { id } }) => {
        if (!(await imports.find(actor, id))) throw noSuchImport();
        return {
          status: 200,
          stream: imports.faultsCsv(id),
          type: "text/csv; charset=utf-8",
          headers: { "content-disposition": `attachment; filename="faults-${id.replace(/[^\w-]/g, "")}.csv"` },
        };
      },
    }),
    ownRoute({
      method: "post",
      path: "/api/v1/imports/{id}/rows/{row}",
      tag: "imports",
      summary: { zh: "修改一行并发送", en: "Mend a held row and send it" },
      params: z.object({ id: z.string().min(1).max(64), row: z.coerce.number().int().min(1).max(10_000_000) }),
      body: z.strictObject({
        cells: z.record(z.string().max(100), z.string().max(8_000)).meta({ description: "new cells by column code" }),
      }),
      answers: { 200: { description: "what became of it", schema: outcomeSchema } },
      refusals: [404, 409],
      repeatable: true,
      handle: async (asked) => {
        const { actor, body, language } = asked;
        const { id, row } = asked.params;
        if (!(await imports.find(actor, id))) throw noSuchImport();
        const command = {
          id: askedId(asked, "command"),
          fingerprint: fingerprintOf(asked, `POST /api/v1/imports/${id}/rows/${row}`),
        };
        const { replayed, ...outcome } = await imports.mend(actor, id, row, body.cells, command);
        return ok(await withMatter(actor, outcome, language), replayed && { "idempotency-replayed": "true" });
      },
    }),
  ];
};
