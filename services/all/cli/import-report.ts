import { setTimeout as pause } from "node:timers/promises";
import type { Text } from "@yihan/kernel";
import { withQuery } from "./gateway.ts";
import type { Session } from "./session.ts";
import { listLines, tableLines } from "./table.ts";

/** Where an import stands, as the gateway says it. */
export interface ImportReport {
  id: string;
  kind: string;
  mode: string;
  file: string;
  state: "waiting" | "reading" | "done" | "refused" | "interrupted";
  started: string;
  rows: number;
  counts: {
    letters: number;
    known: number;
    corrections: number;
    unmatched: number;
    held: number;
    blank: number;
    notData: number;
  };
  refusal: string | null;
}

export interface Outcome {
  row: number;
  outcome: string;
  matter: string | null;
  remarks: string[];
  faults: { column: { code: string; zh: string }; found: string; code: string; expected: string }[];
}

const outcomeWords: Readonly<Record<string, Text>> = {
  letter: { zh: "发函", en: "letter" },
  known: { zh: "已有", en: "known" },
  correction: { zh: "更正", en: "correction" },
  unmatched: { zh: "待确定监管部门", en: "unmatched" },
  held: { zh: "待修改", en: "held" },
  blank: { zh: "空行", en: "blank" },
  notData: { zh: "非数据", en: "not data" },
};

export const outcomeNames = Object.keys(outcomeWords);

/** How often a running import is asked where it stands, and how many rows are shown at most. */
const ASK_EVERY_MS = 200;
const SHOWN = 100;

/** Waits for the end of an import; says on stderr how far it has come. */
export const awaitImport = async (
  id: string,
  { gateway, terminal, word }: Session,
  token: string,
): Promise<ImportReport> => {
  for (let last = -1; ;) {
    const report = await gateway.get<ImportReport>(`/api/v1/imports/${encodeURIComponent(id)}`, { token });
    const { rows, state, file } = report;
    if (terminal.watched && rows !== last)
      terminal.err(`\r${word({ zh: `正在导入 ${file}：${rows} 行`, en: `importing ${file}: ${rows} rows` })}`);
    if (state !== "reading" && state !== "waiting") {
      if (terminal.watched) terminal.err("\n");
      return report;
    }
    last = rows;
    await pause(ASK_EVERY_MS);
  }
};

/** What became of the rows; without a wish those that somebody should look at. */
export const outcomesOf = async (
  id: string,
  { gateway }: Session,
  token: string,
  outcome?: string,
): Promise<Outcome[]> => {
  const all: Outcome[] = [];
  for (const wanted of outcome === undefined ? ["held", "unmatched"] : [outcome]) {
    all.push(
      ...(await gateway.all<Outcome>(
        withQuery(`/api/v1/imports/${encodeURIComponent(id)}/outcomes`, { outcome: wanted, limit: 200 }),
        { token },
        outcome === undefined ? SHOWN : undefined,
      )),
    );
  }
  return all;
};

/** Rows with their faults: a line for each fault, with what stands there and what would be right. */
export const outcomeLines = (outcomes: readonly Outcome[], { word }: Session): string[] => {
  if (outcomes.length === 0) return [word({ zh: "没有这样的行。", en: "There are no such rows." })];
  const rows = outcomes.flatMap(({ row, outcome, matter, remarks, faults }) => {
    const named = outcomeWords[outcome] ? word(outcomeWords[outcome]) : outcome;
    const lines =
      faults.length === 0
        ? [["", "", ""]]
        : faults.map(({ column, found, expected }) => [`${column.code} ${column.zh}`, found, expected]);
    return lines.map((fault) => [row, named, ...fault, matter, remarks.join(" ")]);
  });
  const headings: Text[] = [
    { zh: "行", en: "row" },
    { zh: "结果", en: "outcome" },
    { zh: "列", en: "column" },
    { zh: "现有内容", en: "found" },
    { zh: "应为", en: "expected" },
    { zh: "事项", en: "matter" },
    { zh: "备注", en: "remarks" },
  ];
  const used = headings
    .map((_heading, column) => column)
    .filter((column) => rows.some((row) => (row[column] ?? "") !== ""));
  return tableLines(
    used.map((column) => word(headings[column]!)),
    rows.map((row) => used.map((column) => row[column])),
    60,
  );
};

/** An import's account: the counts add up to its rows. */
export const reportLines = (
  report: ImportReport,
  outcomes: readonly Outcome[] | undefined,
  session: Session,
): string[] => {
  const { word } = session;
  const { counts } = report;
  if (report.counts === undefined)
    return [
      word({
        zh: `已接收 ${report.file}；进展见 yihan imports ${report.id}`,
        en: `Took ${report.file}; see yihan imports ${report.id}`,
      }),
    ];
  return [
    ...listLines([
      [word({ zh: "导入", en: "import" }), report.id],
      [word({ zh: "文件", en: "file" }), report.file],
      [word({ zh: "行", en: "rows" }), report.rows],
      [word({ zh: "发函", en: "letters" }), counts.letters],
      [word({ zh: "已有", en: "known" }), counts.known],
      [word({ zh: "更正", en: "corrections" }), counts.corrections],
      [word({ zh: "待确定监管部门", en: "unmatched" }), counts.unmatched],
      [word({ zh: "待修改", en: "held" }), counts.held],
      [word({ zh: "空行", en: "blank" }), counts.blank],
      [word({ zh: "非数据", en: "not data" }), counts.notData],
      [word({ zh: "拒收", en: "refused" }), report.refusal],
    ]),
    ...(outcomes && outcomes.length > 0 ? ["", ...outcomeLines(outcomes, session)] : []),
    ...(counts.held > SHOWN
      ? [
          word({
            zh: `其余见 yihan imports ${report.id} --faults 文件.csv`,
            en: `For the rest: yihan imports ${report.id} --faults file.csv`,
          }),
        ]
      : []),
  ];
};
