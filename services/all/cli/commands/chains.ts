import { createWriteStream } from "node:fs";
import { rename, rm } from "node:fs/promises";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { ReadableStream as WebStream } from "node:stream/web";
import { badUsage, CommandEnded } from "../end.ts";
import { withQuery } from "../gateway.ts";
import type { ShownRoute } from "../shown.ts";
import { officersToken } from "../sign-in.ts";
import { listLines } from "../table.ts";
import type { CommandGroup } from "./group.ts";

/** Writes a body beside `path` and puts it there whole; a broken transfer leaves nothing. */
const saveWhole = async (body: WebStream<Uint8Array>, path: string): Promise<void> => {
  const part = `${path}.part`;
  try {
    await pipeline(Readable.fromWeb(body), createWriteStream(part));
    await rename(part, path);
  } catch (error) {
    await rm(part, { force: true });
    const { syscall, code } = error as NodeJS.ErrnoException;
    if (syscall !== undefined && code !== "ECONNRESET")
      throw badUsage(`无法写入 ${path}（${code}）。`, `${path} can't be written (${code}).`);
    throw new CommandEnded("unreachable", {
      zh: "导出中断，未保存任何文件；请重试。",
      en: "The export broke off and nothing was saved; try again.",
    });
  }
};

/** What `/api/v1/routes` answers: who would get it, and why; no route stands for the unmatched queue. */
interface RouteAnswer {
  itemName: string;
  date: string;
  route: ShownRoute | null;
  why: string;
  copies: { name: string }[];
}

/** `export` and `route`. */
export const chainCommands: CommandGroup = (program, { word, action }) => {
  program
    .command("export")
    .description(
      word({
        zh: "导出一条链：记录、材料、证明和公钥，可离线核验",
        en: "export a chain: facts, papers, proofs and keys, verified offline",
      }),
    )
    .argument("<chain>", word({ zh: "链条编号", en: "id of the chain" }))
    .option(
      "-o, --output <file>",
      word({ zh: "写入的文件（默认 chain-<编号>.zip）", en: "file to write (else chain-<id>.zip)" }),
    )
    .action(
      action(async (session, chain: string, { output }: { output?: string }) => {
        const file = output ?? `chain-${chain.replace(/[^\w-]/g, "")}.zip`;
        const token = await officersToken(session);
        const response = await session.gateway.open(`/api/v1/chains/${encodeURIComponent(chain)}/export`, {
          token,
          headers: { accept: "application/zip, application/problem+json" },
        });
        await saveWhole(response.body as WebStream<Uint8Array>, file);
        session.show({ chain, file }, () => [
          word({
            zh: `已写入 ${file}；用 yihan verify ${file} 核验。`,
            en: `Wrote ${file}; yihan verify ${file} checks it.`,
          }),
        ]);
      }),
    );

  program
    .command("route")
    .description(
      word({
        zh: "某事项在某地某日由谁负责，为什么",
        en: "who would get this item at this place on this day, and why",
      }),
    )
    .requiredOption("--item <code>", word({ zh: "事项编码", en: "code of the item" }))
    .requiredOption("--place <code>", word({ zh: "行政区划代码", en: "code of the place" }))
    .option("--date <day>", word({ zh: "日期（默认今天）", en: "day (else today)" }))
    .action(
      action(async (session, { item, place, date }: { item: string; place: string; date?: string }) => {
        const token = await officersToken(session);
        const answer = await session.gateway.get<RouteAnswer>(withQuery("/api/v1/routes", { item, place, date }), {
          token,
        });
        const { route } = answer;
        session.show(answer, () =>
          listLines([
            [word({ zh: "事项", en: "item" }), answer.itemName],
            [word({ zh: "日期", en: "day" }), answer.date],
            [word({ zh: "单位", en: "authority" }), route?.authorityName],
            [word({ zh: "岗位", en: "post" }), route?.postName],
            [word({ zh: "人员", en: "officer" }), route && `${route.officerName} (${route.officer})`],
            [word({ zh: "代理", en: "covers" }), route?.coversName],
            [word({ zh: "理由", en: "why" }), answer.why],
            [word({ zh: "抄送", en: "copies" }), answer.copies.map(({ name }) => name).join(" ")],
          ]),
        );
      }),
    );
};
