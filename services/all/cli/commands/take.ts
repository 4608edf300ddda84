import { basename } from "node:path";
import { badUsage } from "../end.ts";
import { localTime } from "../local-time.ts";
import { sentFile } from "../sent-file.ts";
import type { Session } from "../session.ts";
import { officersToken } from "../sign-in.ts";
import { listLines } from "../table.ts";
import { readText } from "../verify/trusted-keys.ts";
import { wholeNumber } from "../whole-number.ts";
import type { CommandGroup } from "./group.ts";

interface Given {
  data?: string;
  paper?: string[];
  reason?: string;
  ifVersion?: number;
}

interface StepAnswer {
  matter: string;
  version: number;
  step: string;
  status: string;
  documentNumber: string;
  recordedTime: string;
}

interface SentPaper {
  sha256: string;
  name: string;
  kind: string;
  mediaType: string;
}

const mediaTypes: Readonly<Record<string, string>> = {
  pdf: "application/pdf",
  png: "image/png",
  jpg: "image/jpeg",
  jpeg: "image/jpeg",
  txt: "text/plain",
  ofd: "application/ofd",
  mp4: "video/mp4",
};

const mediaTypeOf = (path: string): string =>
  mediaTypes[path.split(".").at(-1)!.toLowerCase()] ?? "application/octet-stream";

const textOf = async (input: AsyncIterable<Uint8Array>): Promise<string> => {
  const chunks: Uint8Array[] = [];
  for await (const chunk of input) chunks.push(chunk);
  return Buffer.concat(chunks).toString("utf8");
};

/** The step's fields from a file, from the input (`-`), or as they stand on the command line. */
const dataOf = async (given: string | undefined, session: Session): Promise<object> => {
  if (given === undefined) return {};
  const text =
    given === "-"
      ? await textOf(session.terminal.input)
      : given.trimStart().startsWith("{")
        ? given
        : await readText(given);
  try {
    const data = JSON.parse(text) as unknown;
    if (typeof data === "object" && data !== null && !Array.isArray(data)) return data;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  throw badUsage(
    "--data 应为一个 JSON 对象（文件、- 或直接给出）。",
    "--data: a JSON object, as a file, from - or as it is.",
  );
};

const sendPaper = async (given: string, session: Session, token: string): Promise<SentPaper> => {
  const at = given.indexOf("=");
  if (at < 1 || at === given.length - 1)
    throw badUsage(`--paper 应写作 种类=文件：${given}`, `--paper: kind=file, not ${given}.`);
  const [kind, path] = [given.slice(0, at), given.slice(at + 1)];
  const mediaType = mediaTypeOf(path);
  const { sha256 } = await session.gateway.post<{ sha256: string }>("/api/v1/papers", await sentFile(path, mediaType), {
    token,
  });
  return { sha256, name: basename(path), kind, mediaType };
};

/** `take`: one step in a matter, with its fields and papers. */
export const takeCommand: CommandGroup = (program, { word, action }) => {
  program
    .command("take")
    .description(
      word({ zh: "办理一步（可办理的步骤见 yihan show）", en: "take a step (yihan show lists the possible ones)" }),
    )
    .argument("<step>", word({ zh: "步骤", en: "step" }))
    .argument("<matter>", word({ zh: "事项编号", en: "id of the matter" }))
    .option(
      "--data <json>",
      word({
        zh: "步骤的内容：JSON 文件、-（标准输入）或 JSON 文本",
        en: "the step's fields: a JSON file, - for stdin, or JSON itself",
      }),
    )
    .option("--paper <kind=file...>", word({ zh: "随附材料：种类=文件", en: "papers that come with it: kind=file" }))
    .option("--reason <text>", word({ zh: "理由", en: "reason" }))
    .option(
      "--if-version <n>",
      word({ zh: "仅当事项仍为此版本", en: "only if the matter still stands at this version" }),
      wholeNumber,
    )
    .action(
      action(async (session, step: string, matter: string, given: Given) => {
        const data = await dataOf(given.data, session);
        const token = await officersToken(session);
        const papers: SentPaper[] = [];
        for (const paper of given.paper ?? []) papers.push(await sendPaper(paper, session, token));
        const answer = await session.gateway.post<StepAnswer>(
          `/api/v1/matters/${encodeURIComponent(matter)}/steps`,
          { json: { step, data, papers, ...(given.reason !== undefined && { reason: given.reason }) } },
          { token, ...(given.ifVersion !== undefined && { headers: { "if-match": `"${given.ifVersion}"` } }) },
        );
        session.show(answer, () =>
          listLines([
            [word({ zh: "已办理", en: "taken" }), answer.step],
            [word({ zh: "事项", en: "matter" }), answer.matter],
            [word({ zh: "版本", en: "version" }), answer.version],
            [word({ zh: "状态", en: "status" }), answer.status],
            [word({ zh: "文号", en: "number" }), answer.documentNumber],
            [word({ zh: "时间", en: "time" }), localTime(answer.recordedTime)],
          ]),
        );
      }),
    );
};
