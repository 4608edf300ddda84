import { Refusal } from "@yihan/kernel";
import { z } from "zod";
import { seeOther } from "../http/answer.ts";
import { openRoute, type Route } from "../http/route.ts";
import type { RouteParts } from "./route-parts.ts";

/** The web application: its page and its files. Where it was not built, the public page of the county stands in. */
export const consoleRoutes = ({ consoleFiles }: RouteParts): Route[] => [
  openRoute({
    method: "get",
    path: "/",
    tag: "system",
    summary: { zh: "工作台", en: "The console; its further addresses give the same page" },
    answers: {
      200: { description: "the console", type: "text/html; charset=utf-8" },
      303: { description: "to the county's page, where the console was not built" },
    },
    html: true,
    handle: () => consoleFiles?.page() ?? seeOther("/county"),
  }),
  openRoute({
    method: "get",
    path: "/verify.html",
    tag: "log",
    summary: {
      zh: "离线核验页：另存后无需联网即可核验导出包",
      en: "The page that verifies an export; saved, it works without a network",
    },
    answers: { 200: { description: "one file with everything in it", type: "text/html; charset=utf-8" } },
    refusals: [404],
    handle: () => {
      const page = consoleFiles?.verifier();
      if (!page) throw noSuchFile();
      return page;
    },
  }),
  openRoute({
    method: "get",
    path: "/console/{file}",
    tag: "system",
    summary: { zh: "工作台的文件", en: "Files of the console" },
    params: z.object({ file: z.string().max(200) }),
    answers: { 200: { description: "the file; never changes", type: "*/*" } },
    refusals: [404],
    // From memory: shedding a part of a page that is half loaded would save nothing.
    always: true,
    handle: ({ params: { file }, request }) => {
      const found = consoleFiles?.file(file, request.headers["accept-encoding"]?.toString());
      if (!found) throw noSuchFile();
      return found;
    },
  }),
];

const noSuchFile = (): Refusal =>
  new Refusal("not-found", "no-such-file", { zh: "没有这一文件。", en: "There is no such file." });
