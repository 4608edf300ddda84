import { badUsage } from "../end.ts";
import { withQuery } from "../gateway.ts";
import type { Session } from "../session.ts";
import { officersToken } from "../sign-in.ts";
import { listLines, plain, tableLines } from "../table.ts";
import type { CommandGroup } from "./group.ts";

interface Reconciliation {
  authority: string;
  authorityName: string;
  day: string;
  approvals: number;
  letters: number;
  accepted: number;
  overdue: number;
  unmatched: number;
  recalled: number;
  differences: { matter: string; what: string }[];
}

const isDay = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(`${text}T00:00:00Z`));

const lastDayOf = (year: number, month: number): string =>
  new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);

/** The days of a period: a year, a quarter (2026-Q1), a month, a day, or two days with `..` between. */
export const periodOf = (text: string): { from: string; to: string } => {
  const [first, last] = text.split("..");
  if (first && last && isDay(first) && isDay(last) && first <= last) return { from: first, to: last };
  if (isDay(text)) return { from: text, to: text };
  const parts = /^(\d{4})(?:-(?:Q([1-4])|(0[1-9]|1[0-2])))?$/.exec(text);
  if (!parts)
    throw badUsage(
      `期间应写作 2026、2026-Q1、2026-01、2026-01-05 或 2026-01-01..2026-01-31：${text}`,
      `Give the period as 2026, 2026-Q1, 2026-01, 2026-01-05 or 2026-01-01..2026-01-31, not ${text}.`,
    );
  const year = Number(parts[1]);
  const quarter = parts[2] === undefined ? undefined : Number(parts[2]);
  const month = parts[3] === undefined ? undefined : Number(parts[3]);
  const start = month ?? (quarter === undefined ? 1 : quarter * 3 - 2);
  const end = month ?? (quarter === undefined ? 12 : quarter * 3);
  return { from: `${year}-${String(start).padStart(2, "0")}-01`, to: lastDayOf(year, end) };
};

const isRow = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Any report as lines: its lists as tables, its numbers as a list. */
const reportLines = (report: Record<string, unknown>): string[] => {
  const lists = Object.entries(report).filter(
    (entry): entry is [string, Record<string, unknown>[]] =>
      Array.isArray(entry[1]) && entry[1].length > 0 && entry[1].every(isRow),
  );
  const plainly = Object.entries(report).filter(([, value]) => !Array.isArray(value));
  const flat = plainly.flatMap(([name, value]) =>
    isRow(value)
      ? Object.entries(value).map(([inner, number]) => [`${name}.${inner}`, number] as const)
      : [[name, value] as const],
  );
  return [
    ...listLines(flat),
    ...lists.flatMap(([name, rows]) => {
      const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
      return [
        "",
        name,
        ...tableLines(
          columns,
          rows.map((row) =>
            columns.map((column) =>
              typeof row[column] === "object" ? plain(JSON.stringify(row[column])) : row[column],
            ),
          ),
        ),
      ];
    }),
  ];
};

const reconciliationLines = (day: Reconciliation, { word }: Session): string[] => [
  ...listLines([
    [word({ zh: "单位", en: "authority" }), day.authorityName],
    [word({ zh: "日期", en: "day" }), day.day],
    [word({ zh: "审批", en: "approvals" }), day.approvals],
    [word({ zh: "函件", en: "letters" }), day.letters],
    [word({ zh: "已接收", en: "accepted" }), day.accepted],
    [word({ zh: "逾期", en: "overdue" }), day.overdue],
    [word({ zh: "待确定", en: "unmatched" }), day.unmatched],
    [word({ zh: "撤回", en: "recalled" }), day.recalled],
  ]),
  ...(day.differences.length === 0
    ? [word({ zh: "无差异：一件不少。", en: "No differences: nothing is missing." })]
    : day.differences.map(({ matter, what }) => `! ${matter}  ${what}`)),
];

/** `reconcile` and `statistics`. */
export const reportCommands: CommandGroup = (program, { word, action }) => {
  program
    .command("reconcile")
    .description(
      word({ zh: "核对某日审批与函件，一件不少", en: "a day's account of approvals and letters: nothing is missing" }),
    )
    .argument("<date>", word({ zh: "日期，如 2026-01-05", en: "day, such as 2026-01-05" }))
    .option("--authority <code>", word({ zh: "审批单位（默认本单位）", en: "approving body (else one's own)" }))
    .action(
      action(async (session, date: string, { authority }: { authority?: string }) => {
        if (!isDay(date)) throw badUsage(`日期应写作 2026-01-05：${date}`, `Give the day as 2026-01-05, not ${date}.`);
        const token = await officersToken(session);
        const day = await session.gateway.get<Reconciliation>(
          withQuery(`/api/v1/reconciliations/${date}`, { authority }),
          { token },
        );
        session.show(day, () => reconciliationLines(day, session));
      }),
    );

  program
    .command("statistics")
    .description(word({ zh: "统计报表", en: "a statistical report" }))
    .argument("<report>", word({ zh: "报表名称，如 flow-status", en: "name of the report, such as flow-status" }))
    .argument(
      "<period>",
      word({ zh: "期间：2026、2026-Q1、2026-01 或 起..止", en: "period: 2026, 2026-Q1, 2026-01 or from..to" }),
    )
    .action(
      action(async (session, report: string, period: string) => {
        const { from, to } = periodOf(period);
        const token = await officersToken(session, "judicial");
        const answer = await session.gateway.get<Record<string, unknown>>(
          withQuery(`/api/v1/statistics/${encodeURIComponent(report)}`, { from, to }),
          { token },
        );
        session.show(answer, () => reportLines(answer));
      }),
    );
};
