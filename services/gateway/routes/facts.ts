import { Refusal } from "@yihan/kernel";
import { z } from "zod";
import { ok } from "../http/answer.ts";
import { ownRoute, type Route } from "../http/route.ts";
import { noSuchMatter } from "../matters.ts";
import { shownFact, shownFactSchema } from "../shown/fact.ts";
import { namesOf } from "../shown/names.ts";
import { personalBytes, personalFact } from "../shown/personal-facts.ts";
import type { RouteParts } from "./route-parts.ts";
import { matterId } from "./shapes.ts";

const versionParam = z.object({ id: matterId, version: z.coerce.number().int().min(1).max(1_000_000) });

const BYTES = "application/octet-stream";

/** True if the caller asks for bytes rather than JSON. */
const wantsBytes = (accept: string | undefined): boolean =>
  (accept ?? "").split(",").some((part) => part.trim().split(";")[0] === BYTES);

/** A matter's facts: as JSON built from what one may see, or the very bytes that were hashed into the log. */
export const factRoutes = ({ matters, audit, directory }: RouteParts): Route[] => [
  ownRoute({
    method: "get",
    path: "/api/v1/matters/{id}/facts",
    tag: "facts",
    summary: { zh: "时间线：每一事实及其在日志中的位置", en: "The timeline; each fact with its log index" },
    params: z.object({ id: matterId }),
    answers: {
      200: { description: "all facts in order", schema: z.object({ items: z.array(shownFactSchema), next: z.null() }) },
    },
    refusals: [404],
    handle: async ({ actor, params, language }) => {
      const known = await matters.getKnown(actor, params.id);
      const { matter, flow, service } = known;
      if (known.verdictOn("facts") === "deny") throw noSuchMatter();
      const personal = known.verdictOn("personal");
      const [facts, indexes] = await Promise.all([service.facts(matter.id), audit.indexes(matter.id)]);
      if (personal === "allow" && facts.some((fact) => personalFact(flow, fact)))
        await audit.recordRead(actor, matter.id, "fields", "");
      const context = { personal, names: namesOf(directory()), flowOf: matters.findFlow, language };
      return ok({
        items: facts.map((fact) => shownFact(fact, flow, { ...context, index: indexes.get(fact.version) })),
        next: null,
      });
    },
  }),
  ownRoute({
    method: "get",
    path: "/api/v1/matters/{id}/facts/{version}",
    tag: "facts",
    summary: {
      zh: "一个事实：JSON，或者以 application/octet-stream 取原始字节",
      en: "One fact: JSON, or its exact stored bytes as application/octet-stream",
    },
    params: versionParam,
    answers: {
      200: {
        description:
          "the fact; with `Accept: application/octet-stream` the stored bytes, whose reading goes on the record first",
        schema: shownFactSchema,
      },
    },
    refusals: [404],
    handle: async ({ actor, params, language, request }) => {
      const known = await matters.getKnown(actor, params.id);
      const { matter, flow, service } = known;
      const fact = (await service.facts(matter.id, params.version - 1))[0];
      if (fact?.version !== params.version || known.verdictOn("facts") === "deny") throw noSuchMatter();
      const personal = known.verdictOn("personal");
      const carries = personalFact(flow, fact);
      if (wantsBytes(request.headers.accept)) {
        if (carries && personal !== "allow") throw personalBytes();
        await audit.recordRead(actor, matter.id, "facts", String(fact.version));
        return {
          status: 200,
          bytes: fact.data,
          type: BYTES,
          headers: { "content-disposition": `attachment; filename="${matter.id}-${fact.version}.bin"` },
        };
      }
      if (carries && personal === "allow") await audit.recordRead(actor, matter.id, "fields", String(fact.version));
      const index = (await audit.indexes(matter.id)).get(fact.version);
      return ok(
        shownFact(fact, flow, { index, personal, names: namesOf(directory()), flowOf: matters.findFlow, language }),
      );
    },
  }),
  ownRoute({
    method: "get",
    path: "/api/v1/matters/{id}/facts/{version}/receipt",
    tag: "facts",
    summary: { zh: "该事实的 C2SP tlog-proof 回执", en: "C2SP tlog-proof of that fact" },
    params: versionParam,
    answers: {
      200: { description: "the receipt; verifies with the fact's exact bytes", type: "text/plain; charset=utf-8" },
    },
    refusals: [404, 409],
    handle: async ({ actor, params }) => {
      const { matter } = await matters.getKnown(actor, params.id);
      if (params.version > matter.version) throw noSuchMatter();
      const receipt = await audit.receipt(matter.id, params.version);
      if (!receipt)
        throw new Refusal("conflict", "receipt-pending", {
          zh: "该事实尚未写入检查点，请一秒后再取。",
          en: "This fact is not under a checkpoint yet; ask again in a second.",
        });
      return {
        status: 200,
        bytes: receipt.proof,
        type: "text/plain; charset=utf-8",
        headers: { "content-disposition": `attachment; filename="${matter.id}-${params.version}.tlog-proof"` },
      };
    },
  }),
];
