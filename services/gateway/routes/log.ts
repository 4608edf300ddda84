import { Refusal } from "@yihan/kernel";
import { z } from "zod";
import { openRoute, type Route } from "../http/route.ts";
import type { RouteParts } from "./route-parts.ts";

const TEXT = "text/plain; charset=utf-8";

const notThere = (): Refusal =>
  new Refusal("not-found", "no-such-tile", { zh: "日志中没有这一文件。", en: "The log has no such file." });

/** The public log (C2SP tlog-tiles): its leaves tell a stranger nothing. */
export const logRoutes = ({ audit }: RouteParts): Route[] => [
  openRoute({
    method: "get",
    path: "/log/checkpoint",
    tag: "log",
    summary: { zh: "最新检查点", en: "The newest checkpoint" },
    answers: { 200: { description: "a signed note", type: TEXT } },
    handle: async () => ({
      status: 200,
      bytes: await audit.checkpoint(),
      type: TEXT,
      headers: { "access-control-allow-origin": "*" },
    }),
  }),
  openRoute({
    method: "get",
    path: "/log/keys",
    tag: "log",
    summary: { zh: "验证公钥", en: "Verifier keys, one a line" },
    answers: { 200: { description: "verifier keys", type: TEXT } },
    handle: async () => ({
      status: 200,
      bytes: await audit.keys(),
      type: TEXT,
      headers: { "access-control-allow-origin": "*" },
    }),
  }),
  openRoute({
    method: "get",
    path: "/log/tile/{path}",
    tag: "log",
    summary: {
      zh: "散列瓦片与条目（tlog-tiles）",
      en: "Hash tiles and entry bundles: <L>/<N>[.p/<W>], entries/<N>[.p/<W>]",
    },
    params: z.object({ path: z.string().max(100) }),
    answers: { 200: { description: "bytes that never change", type: "application/octet-stream" } },
    refusals: [404],
    rest: true,
    handle: async ({ params }) => {
      const bytes =
        /^[\w./]+$/.test(params.path) && !params.path.includes("..")
          ? await audit.read(`tile/${params.path}`)
          : undefined;
      if (!bytes) throw notThere();
      return {
        status: 200,
        bytes,
        type: "application/octet-stream",
        headers: { "cache-control": "public, max-age=31536000, immutable", "access-control-allow-origin": "*" },
      };
    },
  }),
];
