import { dataOf, sendPapers } from "../content.ts";
import { officersToken } from "../sign-in.ts";
import { listLines } from "../table.ts";
import type { CommandGroup } from "./group.ts";

interface Given {
  step?: string;
  data?: string;
  paper?: string[];
  reason?: string;
}

/** What opening gives: the matter and where it stands. */
interface Opened {
  matter: string;
  chain: string;
  flow: string;
  status: string;
  documentNumber: string;
}

/** `open`: a new matter of a flow, with the fields and papers of its first step. */
export const openCommand: CommandGroup = (program, { word, action }) => {
  program
    .command("open")
    .description(word({ zh: "发起一个事项", en: "open a matter" }))
    .argument("<flow>", word({ zh: "流程，如 approval-notice", en: "the flow, such as approval-notice" }))
    .option("--step <step>", word({ zh: "发起步骤（默认为流程的第一步）", en: "opening step (else the flow's first)" }))
    .option(
      "--data <json>",
      word({
        zh: "事项的内容：JSON 文件、-（标准输入）或 JSON 文本",
        en: "the fields: a JSON file, - for stdin, or JSON itself",
      }),
    )
    .option("--paper <kind=file...>", word({ zh: "随附材料：种类=文件", en: "papers that come with it: kind=file" }))
    .option("--reason <text>", word({ zh: "理由", en: "reason" }))
    .action(
      action(async (session, flow: string, { step, data: given, paper, reason }: Given) => {
        const data = await dataOf(given, session);
        const token = await officersToken(session);
        const papers = await sendPapers(paper, session, token);
        const opened = await session.gateway.post<Opened>(
          "/api/v1/matters",
          {
            json: { flow, data, papers, ...(step !== undefined && { step }), ...(reason !== undefined && { reason }) },
          },
          { token },
        );
        session.show(opened, () =>
          listLines([
            [word({ zh: "事项", en: "matter" }), opened.matter],
            [word({ zh: "链条", en: "chain" }), opened.chain],
            [word({ zh: "流程", en: "flow" }), opened.flow],
            [word({ zh: "状态", en: "status" }), opened.status],
            [word({ zh: "文号", en: "number" }), opened.documentNumber],
          ]),
        );
      }),
    );
};
