import { readFile } from "node:fs/promises";
import { Refusal, type Clock } from "@yihan/kernel";
import type { ImportReport, Imports } from "@yihan/matter";

/** Imports in memory: every line a row, the second one held. */
export const fakeImports = (clock: Clock) => {
  const reports = new Map<string, ImportReport>();
  const started: string[] = [];
  const api: Imports = {
    preview: async ({ path, kind, mode, part }) => {
      const rows = (await readFile(path, "utf8")).trim().split("\n").length;
      return {
        kind,
        mode,
        sheets: [],
        rows,
        whole: part !== true,
        counts: { letters: rows, known: 0, corrections: 0, unmatched: 0, held: 0, blank: 0, notData: 0 },
        recipients: [],
        reasons: [],
        sample: [],
      };
    },
    start: async ({ path, file, kind, mode, actor, id, sha256 }) => {
      const known = reports.get(id);
      if (known) return known;
      const rows = (await readFile(path, "utf8")).trim().split("\n").length;
      started.push(id);
      const authority = actor.kind === "system" ? "" : actor.authority;
      const report: ImportReport = {
        id,
        kind,
        mode,
        file,
        ...(sha256 !== undefined && { sha256 }),
        state: "done",
        by: actor.id,
        authority,
        started: clock.now(),
        finished: clock.now(),
        rows,
        counts: { letters: rows - 1, known: 0, corrections: 0, unmatched: 0, held: 1, blank: 0, notData: 0 },
        refusal: null,
      };
      reports.set(id, report);
      return report;
    },
    find: async (reader, id) => {
      const report = reports.get(id);
      return report && reader.kind !== "system" && reader.authority === report.authority ? report : undefined;
    },
    requireMayStart: async (actor) => {
      if (actor.kind === "system" || actor.authority !== "APR")
        throw new Refusal("forbidden", "not-yours", {
          zh: "“发函”只能由审批部门办理。",
          en: "Only the approval centre can do this.",
        });
    },
    list: async (reader, { limit = 100, cursor } = {}) => {
      const own = [...reports.values()]
        .filter(({ authority }) => reader.kind !== "system" && reader.authority === authority)
        .toReversed();
      const from = Number(cursor ?? 0);
      return { items: own.slice(from, from + limit), ...(from + limit < own.length && { next: String(from + limit) }) };
    },
    outcomes: async () => ({
      items: [
        {
          row: 2,
          outcome: "held",
          faults: [
            {
              column: { code: "XK_JDRQ", zh: "许可决定日期" },
              found: "2026-13-01",
              code: "not-a-day",
              expected: { zh: "应为日期", en: "a day" },
            },
          ],
        },
      ],
    }),
    faultsCsv: async function* () {
      yield "行号,列\n";
      yield "2,许可决定日期\n";
    },
    mend: async (_actor, _id, row, cells) => {
      if (row !== 2)
        throw new Refusal("not-found", "row-not-held", { zh: "此行没有待修改的内容。", en: "This row is not held." });
      return Object.keys(cells).length > 0 ? { row, outcome: "letter", matter: "m" } : { row, outcome: "held" };
    },
    finished: async (id) => reports.get(id)!,
  };
  return { api, started };
};
