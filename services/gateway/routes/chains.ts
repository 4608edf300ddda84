import { Refusal } from "@yihan/kernel";
import type { Actor } from "@yihan/matter";
import { z } from "zod";
import { ok } from "../http/answer.ts";
import { ownRoute, type Route } from "../http/route.ts";
import { personalBytes, personalFact } from "../shown/personal-facts.ts";
import { shownSummary, shownSummarySchema } from "../shown/matter.ts";
import type { RouteParts } from "./route-parts.ts";

const noSuchChain = (): Refusal =>
  new Refusal("not-found", "no-such-chain", { zh: "没有这一链条。", en: "There is no such chain." });

/** All matters that came of one, and their proof to take along. */
export const chainRoutes = ({ supervision, matters, audit }: RouteParts): Route[] => {
  const members = async (actor: Actor, chain: string) => {
    const known = await supervision.chain(actor, chain);
    if (known.length === 0) throw noSuchChain();
    return known;
  };
  const params = z.object({ id: z.string().min(1).max(64) });

  return [
    ownRoute({
      method: "get",
      path: "/api/v1/chains/{id}",
      tag: "chains",
      summary: { zh: "链上我可以知道的事项", en: "The chain's matters that one may know of" },
      params,
      answers: {
        200: {
          description: "the matters, the first one first",
          schema: z.object({ id: z.string(), items: z.array(shownSummarySchema) }),
        },
      },
      refusals: [404],
      handle: async ({ actor, params: { id }, language }) =>
        ok({
          id,
          items: (await members(actor, id)).map((summary) => shownSummary(summary, matters.findFlow, language)),
        }),
    }),
    ownRoute({
      method: "get",
      path: "/api/v1/chains/{id}/export",
      tag: "chains",
      summary: {
        zh: "导出：事实、材料、证明和公钥，可离线核验",
        en: "Export: facts, papers, proofs and keys, verified offline by `yihan verify`",
      },
      params,
      answers: { 200: { description: "a zip", type: "application/zip" } },
      refusals: [404],
      handle: async ({ actor, params: { id } }) => {
        const entitled: string[] = [];
        for (const { id: matter } of await members(actor, id)) {
          const known = await matters.getKnown(actor, matter);
          if (known.verdictOn("facts") !== "allow" || known.verdictOn("papers") !== "allow") continue;
          if (
            known.verdictOn("personal") !== "allow" &&
            (await known.service.facts(matter)).some((fact) => personalFact(known.flow, fact))
          )
            throw personalBytes();
          entitled.push(matter);
        }
        if (entitled.length === 0) throw noSuchChain();
        for (const matter of entitled) await audit.recordRead(actor, matter, "export", id);
        return {
          status: 200,
          stream: await audit.exportChain(id, entitled),
          type: "application/zip",
          headers: { "content-disposition": `attachment; filename="chain-${id.replace(/[^\w-]/g, "")}.zip"` },
        };
      },
    }),
  ];
};
