import { dataOf, sendPapers } from "../content.ts";
import { localTime } from "../local-time.ts";
import { officersToken } from "../sign-in.ts";
import { listLines } from "../table.ts";
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
        const papers = await sendPapers(given.paper, session, token);
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
