import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { Refusal } from "@yihan/kernel";
import { z } from "zod";
import { asyncApiDocument } from "../describe/asyncapi.ts";
import { openApiDocument } from "../describe/openapi.ts";
import { openRoute, type Route } from "../http/route.ts";
import { docsPage, DOCS_SCRIPT } from "../site/docs-page.ts";
import type { RouteParts } from "./route-parts.ts";

/** The viewer's own files that its page needs; nothing else of the package is served. */
const VIEWER: Readonly<Record<string, string>> = {
  "swagger-ui.css": "text/css; charset=utf-8",
  "swagger-ui-bundle.js": "text/javascript; charset=utf-8",
};

const JSON_TYPE = "application/json; charset=utf-8";

/** The descriptions of the interfaces, and a viewer that asks nothing of foreign hosts. */
export const describeRoutes = ({ allRoutes, matters, base }: RouteParts): Route[] => {
  let openApi: string | undefined;
  let asyncApi: string | undefined;
  const require = createRequire(import.meta.url);
  const viewer = dirname(require.resolve("swagger-ui-dist/package.json"));
  return [
    openRoute({
      method: "get",
      path: "/openapi.json",
      tag: "system",
      summary: { zh: "OpenAPI 3.1", en: "OpenAPI 3.1" },
      answers: { 200: { description: "this description" } },
      handle: () => ({
        status: 200,
        bytes: (openApi ??= JSON.stringify(openApiDocument(allRoutes(), base()))),
        type: JSON_TYPE,
      }),
    }),
    openRoute({
      method: "get",
      path: "/asyncapi.json",
      tag: "system",
      summary: { zh: "AsyncAPI 3.0", en: "AsyncAPI 3.0" },
      answers: { 200: { description: "topics and events" } },
      handle: () => {
        const { host, protocol } = new URL(base());
        return {
          status: 200,
          bytes: (asyncApi ??= JSON.stringify(
            asyncApiDocument(matters.flows, { host, protocol: protocol.replace(":", "") }),
          )),
          type: JSON_TYPE,
        };
      },
    }),
    openRoute({
      method: "get",
      path: "/docs",
      tag: "system",
      summary: { zh: "接口文档", en: "The interfaces to read and try" },
      answers: { 200: { description: "a viewer", type: "text/html; charset=utf-8" } },
      html: true,
      handle: ({ language }) => ({ status: 200, bytes: docsPage(language), type: "text/html; charset=utf-8" }),
    }),
    openRoute({
      method: "get",
      path: "/docs/{file}",
      tag: "system",
      summary: { zh: "文档查看器的文件", en: "Files of the viewer" },
      params: z.object({ file: z.string().max(60) }),
      answers: { 200: { description: "the file", type: "*/*" } },
      refusals: [404],
      handle: async ({ params: { file } }) => {
        const headers = { "cache-control": "public, max-age=86400" };
        if (file === "docs.js")
          return { status: 200, bytes: DOCS_SCRIPT, type: "text/javascript; charset=utf-8", headers };
        const type = Object.hasOwn(VIEWER, file) ? VIEWER[file] : undefined;
        if (type === undefined)
          throw new Refusal("not-found", "no-such-file", { zh: "没有这一文件。", en: "There is no such file." });
        return { status: 200, bytes: await readFile(join(viewer, file)), type, headers };
      },
    }),
  ];
};
