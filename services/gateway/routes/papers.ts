import { Refusal } from "@yihan/kernel";
import { z } from "zod";
import { keptId } from "../http/idempotency.ts";
import { ownRoute, type Route } from "../http/route.ts";
import { noSuchMatter } from "../matters.ts";
import type { RouteParts } from "./route-parts.ts";
import { matterId, sha256 } from "./shapes.ts";

/** Largest paper, in bytes. */
const PAPER_LIMIT = 64 * 1_048_576;

const paperSchema = z.object({ sha256: z.string(), size: z.number(), href: z.string() }).meta({ id: "StoredPaper" });

const noSuchPaper = (): Refusal =>
  new Refusal("not-found", "no-such-paper", { zh: "没有这一材料。", en: "There is no such paper." });

/** Case documents by hash: put before the step that names them, read by those who may see the matter. */
export const paperRoutes = ({ papers, matters, supervision, audit, keys }: RouteParts): Route[] => [
  ownRoute({
    method: "post",
    path: "/api/v1/papers",
    tag: "papers",
    summary: {
      zh: "上传材料；随后在步骤中按 sha256 引用",
      en: "Send a paper's bytes; a step then names them by sha256",
    },
    files: ["application/octet-stream", "application/pdf", "image/*", "*/*"],
    answers: { 201: { description: "stored; the same bytes again give the same answer", schema: paperSchema } },
    refusals: [413],
    repeatable: true,
    handle: async (asked) => {
      const { request } = asked;
      const key = keptId(asked);
      if (Number(request.headers["content-length"] ?? 0) > PAPER_LIMIT) throw paperTooLarge();
      const { sha256: hash, size } = await papers.put(
        request.iterator({ destroyOnReturn: false }) as AsyncIterable<Uint8Array>,
        PAPER_LIMIT,
      );
      if (size === 0) throw new Refusal("invalid", "empty-paper", { zh: "材料没有内容。", en: "The paper is empty." });
      // What was stored under a key that came with other bytes is named by nothing, and swept.
      const { repeated } = await keys.once(key, `POST ${asked.path} ${hash}`, async () => {});
      const href = `/api/v1/papers/${hash}`;
      return {
        status: 201,
        json: { sha256: hash, size, href },
        headers: { location: href, ...(repeated && { "idempotency-replayed": "true" }) },
      };
    },
  }),
  ownRoute({
    method: "get",
    path: "/api/v1/papers/{sha256}",
    tag: "papers",
    summary: { zh: "取材料原文；读取先行留痕", en: "A paper's bytes; the reading goes on the record first" },
    params: z.object({ sha256 }),
    query: z.strictObject({
      matter: matterId.optional().meta({ description: "the matter in which it stands; spares a search" }),
    }),
    answers: { 200: { description: "the exact bytes", type: "application/octet-stream" } },
    refusals: [404],
    handle: async ({ actor, params, query }) => {
      const candidates =
        query.matter === undefined ? await supervision.matters(actor, { q: params.sha256, limit: 5 }) : undefined;
      const ids = query.matter === undefined ? candidates!.items.map(({ id }) => id) : [query.matter];
      for (const id of ids) {
        const known = await matters.getKnown(actor, id);
        const paper = known.matter.papers.find((one) => one.sha256 === params.sha256);
        if (!paper) continue;
        if (known.verdictOn("papers") !== "allow") throw noSuchMatter();
        const found = await papers.stream(params.sha256);
        if (!found) throw noSuchPaper();
        await audit.recordRead(actor, id, "papers", params.sha256);
        return {
          status: 200,
          stream: found.bytes,
          type: "application/octet-stream",
          // Known beforehand, so that who gets less knows that it is less.
          headers: {
            "content-length": String(found.size),
            "content-disposition": `attachment; filename*=UTF-8''${encodeURIComponent(paper.name)}`,
            "content-security-policy": "sandbox; default-src 'none'",
          },
        };
      }
      throw noSuchPaper();
    },
  }),
];

const paperTooLarge = (): Refusal =>
  new Refusal("too-large", "paper-too-large", {
    zh: `一份材料不得超过 ${PAPER_LIMIT / 1_048_576} MB。`,
    en: `A paper may have at most ${PAPER_LIMIT / 1_048_576} MB.`,
  });
