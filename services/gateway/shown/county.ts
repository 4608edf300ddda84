import { toRfc3339, type Language } from "@yihan/kernel";
import type { CountySummary } from "@yihan/matter";
import { z } from "zod";
import type { SeenCheckpoint } from "../site/checkpoint-watch.ts";
import type { FindFlow } from "./matter.ts";

export const countySchema = z
  .object({
    letters: z.number(),
    transfers: z.number(),
    told: z.number(),
    received: z.number(),
    overdue: z.number(),
    unmatched: z.number(),
    byStatus: z.array(
      z.object({
        flow: z.string(),
        flowTitle: z.string(),
        status: z.string(),
        statusTitle: z.string(),
        count: z.number(),
      }),
    ),
    latest: z.array(
      z.object({
        flow: z.string(),
        item: z.string(),
        documentNumber: z.string(),
        status: z.string(),
        statusTitle: z.string(),
        from: z.string(),
        to: z.string(),
        updated: z.string(),
        updatedLocal: z.string().meta({ description: "in Shanghai" }),
      }),
    ),
    checkpoint: z
      .object({ origin: z.string(), size: z.number(), root: z.string(), seen: z.string(), seenLocal: z.string() })
      .nullable(),
  })
  .meta({ id: "County" });

export type ShownCounty = z.output<typeof countySchema>;

const SHANGHAI = 8 * 3_600_000;

/** `2026-03-09 09:05` in Shanghai. */
const local = (instant: number): string =>
  toRfc3339(instant + SHANGHAI)
    .slice(0, 16)
    .replace("T", " ");

/** Public numbers: no matter, no party. */
export const shownCounty = (
  county: CountySummary,
  checkpoint: SeenCheckpoint | undefined,
  flowOf: FindFlow,
  language: Language,
): ShownCounty => ({
  letters: county.letters,
  transfers: county.transfers,
  told: county.told,
  received: county.received,
  overdue: county.overdue,
  unmatched: county.unmatched,
  byStatus: county.byStatus.map(({ flow, status, count }) => ({
    flow,
    flowTitle: flowOf(flow)?.title[language] ?? flow,
    status,
    statusTitle: flowOf(flow)?.statuses[status]?.[language] ?? status,
    count,
  })),
  latest: county.latest.map(({ flow, item, documentNumber, status, from, to, updated }) => ({
    flow,
    item,
    documentNumber,
    status,
    statusTitle: flowOf(flow)?.statuses[status]?.[language] ?? status,
    from,
    to,
    updated: toRfc3339(updated),
    updatedLocal: local(updated),
  })),
  checkpoint: checkpoint
    ? {
        origin: checkpoint.origin,
        size: checkpoint.size,
        root: checkpoint.root,
        seen: toRfc3339(checkpoint.seen),
        seenLocal: local(checkpoint.seen),
      }
    : null,
});
