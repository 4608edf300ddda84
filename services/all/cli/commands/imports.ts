import { createWriteStream } from "node:fs";
import { basename } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { ReadableStream as WebStream } from "node:stream/web";
import { Option } from "commander";
import { badUsage, CommandEnded } from "../end.ts";
import { fileKind } from "../file-kind.ts";
import { withQuery } from "../gateway.ts";
import {
  awaitImport,
  outcomesOf,
  reportLines,
  type ImportReport,
  type Outcome,
  outcomeLines,
  outcomeNames,
} from "../import-report.ts";
import { localTime } from "../local-time.ts";
import { sentFile } from "../sent-file.ts";
import type { Session } from "../session.ts";
import { officersToken } from "../sign-in.ts";
import { tableLines } from "../table.ts";
import type { CommandGroup } from "./group.ts";

interface Given {
  kind?: string;
  mode: string;
  wait: boolean;
}

const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

const sendFile = async (
  path: string,
  { kind, mode, wait }: Given & { kind: string },
  session: Session,
  token: string,
): Promise<ImportReport & { outcomes?: Outcome[] }> => {
  const sent = await sentFile(path, /\.xlsx$/i.test(path) ? XLSX : "application/octet-stream");
  const started = await session.gateway.post<ImportReport>(
    withQuery("/api/v1/imports", { kind, mode, name: basename(path) }),
    sent,
    { token },
  );
  if (!wait) return started;
  const report = await awaitImport(started.id, session, token);
  return { ...report, outcomes: await outcomesOf(report.id, session, token) };
};

const refusedImport = (refused: readonly ImportReport[]): CommandEnded => {
  const sentence = refused.map(({ file, refusal }) => `${file}: ${refusal}`).join("; ");
  return new CommandEnded("no", { zh: sentence, en: sentence });
};

/** `import`, `imports`, `mend`. */
export const importCommands: CommandGroup = (program, { word, action }) => {
  program
    .command("import")
    .description(
      word({ zh: "导入双公示许可或处罚文件（CSV、XLSX）", en: "import national licence or penalty files (CSV, XLSX)" }),
    )
    .argument("<file...>", word({ zh: "文件", en: "files" }))
    .addOption(
      new Option(
        "--kind <kind>",
        word({ zh: "许可或处罚（默认由表头识别）", en: "licence or penalty (else told by the header)" }),
      ).choices(["licence", "penalty"]),
    )
    .addOption(
      new Option("--mode <mode>", word({ zh: "send：发函；register：只登记", en: "send letters, or only register" }))
        .choices(["send", "register"])
        .default("send"),
    )
    .option("--wait", word({ zh: "等待导入完成（默认）", en: "wait for the end (the default)" }), true)
    .option("--no-wait", word({ zh: "不等待", en: "do not wait" }))
    .action(
      action(async (session, files: string[], given: Given) => {
        // All are looked at before the first is sent, so that a wrong name stops nothing halfway.
        const kinds = new Map<string, string>();
        for (const file of files) {
          await sentFile(file);
          kinds.set(file, given.kind ?? (await fileKind(file)));
        }
        const token = await officersToken(session);
        const reports: Awaited<ReturnType<typeof sendFile>>[] = [];
        try {
          for (const [file, kind] of kinds) reports.push(await sendFile(file, { ...given, kind }, session, token));
        } finally {
          // What was imported before a failure is told all the same.
          if (reports.length > 0) {
            session.show(files.length === 1 ? reports[0] : { items: reports }, () =>
              reports.flatMap((report, at) => [
                ...(at > 0 ? [""] : []),
                ...reportLines(report, report.outcomes, session),
              ]),
            );
          }
        }
        const refused = reports.filter(({ state }) => state === "refused" || state === "interrupted");
        if (refused.length > 0) throw refusedImport(refused);
      }),
    );

  program
    .command("imports")
    .description(
      word({ zh: "列出导入，或者一次导入的各行结果", en: "list imports, or what became of the rows of one" }),
    )
    .argument("[import]", word({ zh: "导入编号", en: "id of an import" }))
    .addOption(
      new Option("--outcome <outcome>", word({ zh: "只看这种结果的行", en: "only rows that ended so" })).choices(
        outcomeNames,
      ),
    )
    .option("--faults <file>", word({ zh: "把待修改的行存为 CSV", en: "save the held rows as CSV" }))
    .action(
      action(async (session, id: string | undefined, { outcome, faults }: { outcome?: string; faults?: string }) => {
        const token = await officersToken(session);
        if (id === undefined) {
          if (outcome !== undefined || faults !== undefined)
            throw badUsage("--outcome 和 --faults 需要导入编号。", "--outcome and --faults need the id of an import.");
          const items = await session.gateway.all<ImportReport>(withQuery("/api/v1/imports", { limit: 200 }), {
            token,
          });
          const headings = [
            word({ zh: "导入", en: "import" }),
            word({ zh: "文件", en: "file" }),
            word({ zh: "状态", en: "state" }),
            word({ zh: "时间", en: "time" }),
            word({ zh: "行", en: "rows" }),
            word({ zh: "发函", en: "letters" }),
            word({ zh: "待修改", en: "held" }),
          ];
          session.show({ items }, () =>
            tableLines(
              headings,
              items.map(({ id: own, file, state, started, rows, counts }) => [
                own,
                file,
                state,
                localTime(started),
                rows,
                counts.letters,
                counts.held,
              ]),
            ),
          );
          return;
        }
        const path = `/api/v1/imports/${encodeURIComponent(id)}`;
        const report = await session.gateway.get<ImportReport>(path, { token });
        if (faults !== undefined) {
          const response = await session.gateway.open(`${path}/faults.csv`, { token });
          await pipeline(Readable.fromWeb(response.body as WebStream<Uint8Array>), createWriteStream(faults));
          session.show({ ...report, faults }, () => [word({ zh: `已写入 ${faults}`, en: `Wrote ${faults}` })]);
          return;
        }
        const outcomes = await outcomesOf(id, session, token, outcome);
        session.show({ ...report, outcomes }, () => [
          ...reportLines(report, undefined, session),
          "",
          ...outcomeLines(outcomes, session),
        ]);
      }),
    );

  program
    .command("mend")
    .description(word({ zh: "修改一行并发送", en: "mend a held row and send it" }))
    .argument("<import>", word({ zh: "导入编号", en: "id of the import" }))
    .argument("<row>", word({ zh: "行号", en: "row" }))
    .argument("<COLUMN=value...>", word({ zh: "新的内容，如 XK_WSH=…", en: "new cells, such as XK_WSH=…" }))
    .action(
      action(async (session, id: string, row: string, cells: string[]) => {
        if (!/^[1-9]\d{0,7}$/.test(row))
          throw badUsage(`行号应为正整数：${row}`, `The row is a whole number, not ${row}.`);
        const given: Record<string, string> = {};
        for (const cell of cells) {
          const at = cell.indexOf("=");
          if (at < 1) throw badUsage("内容应写作 列=值。", "Give new cells as COLUMN=value.");
          given[cell.slice(0, at)] = cell.slice(at + 1);
        }
        const token = await officersToken(session);
        const outcome = await session.gateway.post<Outcome>(
          `/api/v1/imports/${encodeURIComponent(id)}/rows/${row}`,
          { json: { cells: given } },
          { token },
        );
        session.show(outcome, () => outcomeLines([outcome], session));
        if (outcome.outcome === "held")
          throw new CommandEnded("no", {
            zh: "该行仍有错误，未发送。",
            en: "The row still has faults; it was not sent.",
          });
      }),
    );
};
