import type { Text } from "@yihan/kernel";
import { directoryWorkbook } from "../directory-workbook.ts";
import { CommandEnded } from "../end.ts";
import { withQuery } from "../gateway.ts";
import { sentFile } from "../sent-file.ts";
import type { Session } from "../session.ts";
import { operatorsToken } from "../sign-in.ts";
import { listLines, tableLines } from "../table.ts";
import type { CommandGroup } from "./group.ts";

interface DirectoryFault {
  table: string;
  row: number;
  key: string;
  column: string;
  text: Text;
}

interface DirectoryReport {
  source: string;
  applied: boolean;
  version: number;
  counts: Record<string, { added: number; changed: number; closed: number; unchanged: number }>;
  changes: {
    table: string;
    key: string;
    effect: string;
    before?: Record<string, unknown>;
    after: Record<string, unknown>;
  }[];
  faults: DirectoryFault[];
}

const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

const send = async (path: string, check: boolean, session: Session): Promise<DirectoryReport> => {
  const token = await operatorsToken(session);
  const workbook = await directoryWorkbook(path);
  try {
    return await session.gateway.post<DirectoryReport>(
      withQuery("/api/v1/directory/imports", { check: String(check), name: workbook.name }),
      await sentFile(workbook.path, XLSX),
      { token },
    );
  } finally {
    await workbook.close();
  }
};

/** Columns by which a change differs; what stands in them may be somebody's telephone and is not shown. */
const changedColumns = ({ before, after }: DirectoryReport["changes"][number]): string[] =>
  before ? Object.keys(after).filter((column) => JSON.stringify(before[column]) !== JSON.stringify(after[column])) : [];

const countLines = ({ counts }: DirectoryReport, { word }: Session): string[] =>
  tableLines(
    [
      word({ zh: "表", en: "table" }),
      word({ zh: "新增", en: "added" }),
      word({ zh: "变更", en: "changed" }),
      word({ zh: "终止", en: "closed" }),
      word({ zh: "不变", en: "unchanged" }),
    ],
    Object.entries(counts).map(([table, { added, changed, closed, unchanged }]) => [
      table,
      added,
      changed,
      closed,
      unchanged,
    ]),
  );

const faultLines = ({ faults }: DirectoryReport, { word }: Session): string[] =>
  tableLines(
    [
      word({ zh: "表", en: "table" }),
      word({ zh: "行", en: "row" }),
      word({ zh: "列", en: "column" }),
      word({ zh: "问题", en: "fault" }),
    ],
    faults.map(({ table, row, key, column, text }) => [table, row === 0 ? key : row, column, word(text)]),
    70,
  );

const faulty = ({ faults }: DirectoryReport): CommandEnded =>
  new CommandEnded("no", { zh: `共 ${faults.length} 处错误。`, en: `${faults.length} faults.` });

/** `directory import | check | diff`: the operator's. */
export const directoryCommands: CommandGroup = (program, { word, action }) => {
  const group = program
    .command("directory")
    .helpCommand(false)
    .description(
      word({
        zh: "机构人员和权责清单（运维人员）",
        en: "the directory of authorities, people and duties (the operator's)",
      }),
    );
  const place = word({ zh: "XLSX 文件，或者含 CSV 文件的文件夹", en: "an XLSX file, or a folder of CSV files" });

  group
    .command("import")
    .description(word({ zh: "导入；有一处错误就不作任何更改", en: "import it; one fault and nothing is changed" }))
    .argument("<path>", place)
    .action(
      action(async (session, path: string) => {
        const report = await send(path, false, session);
        session.show(
          { source: report.source, applied: report.applied, version: report.version, counts: report.counts },
          () => [
            ...listLines([
              [word({ zh: "目录", en: "directory" }), report.source],
              [word({ zh: "版本", en: "version" }), report.version],
              [
                word({ zh: "结果", en: "result" }),
                word(report.applied ? { zh: "已更改", en: "changed" } : { zh: "没有变化", en: "nothing new" }),
              ],
            ]),
            "",
            ...countLines(report, session),
          ],
        );
      }),
    );

  group
    .command("check")
    .description(word({ zh: "检查，不作更改；列出全部错误", en: "check it and change nothing; lists every fault" }))
    .argument("<path>", place)
    .action(
      action(async (session, path: string) => {
        const report = await send(path, true, session);
        session.show({ source: report.source, faults: report.faults }, () =>
          report.faults.length === 0 ? [word({ zh: "没有错误。", en: "No faults." })] : faultLines(report, session),
        );
        if (report.faults.length > 0) throw faulty(report);
      }),
    );

  group
    .command("diff")
    .description(word({ zh: "与现有目录比较，不作更改", en: "compare it with what stands and change nothing" }))
    .argument("<path>", place)
    .action(
      action(async (session, path: string) => {
        const report = await send(path, true, session);
        const changes = report.changes.map((change) => ({
          table: change.table,
          key: change.key,
          effect: change.effect,
          columns: changedColumns(change),
        }));
        session.show({ source: report.source, counts: report.counts, changes, faults: report.faults }, () => [
          ...countLines(report, session),
          ...(changes.length === 0
            ? []
            : [
                "",
                ...tableLines(
                  [
                    word({ zh: "表", en: "table" }),
                    word({ zh: "记录", en: "entry" }),
                    word({ zh: "变化", en: "effect" }),
                    word({ zh: "列", en: "columns" }),
                  ],
                  changes.map(({ table, key, effect, columns }) => [table, key, effect, columns.join(" ")]),
                  60,
                ),
              ]),
          ...(report.faults.length === 0 ? [] : ["", ...faultLines(report, session)]),
        ]);
        if (report.faults.length > 0) throw faulty(report);
      }),
    );
};
