import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Refusal } from "@yihan/kernel";
import { findAuthority } from "@yihan/matter";
import { measureText } from "@yihan/platform";
import { z } from "zod";
import { ok, type Answer } from "../http/answer.ts";
import { openRoute, type Route } from "../http/route.ts";
import { countySchema, shownCounty } from "../shown/county.ts";
import { checkpointWatch } from "../site/checkpoint-watch.ts";
import { frontPage } from "../site/front-page.ts";
import type { RouteParts } from "./route-parts.ts";
import { demoPeople } from "./sign-in.ts";

const HTML = "text/html; charset=utf-8";

const ASSETS: Readonly<Record<string, string>> = {
  "site.css": "text/css; charset=utf-8",
  "site.js": "text/javascript; charset=utf-8",
  "icon.svg": "image/svg+xml",
};

/** The front page, what it is made of, and whether the system is well. */
export const systemRoutes = ({
  supervision,
  audit,
  clock,
  matters,
  directory,
  signIn,
  ready,
  requestMetrics,
  measures = [],
  streams,
  logger,
}: RouteParts): Route[] => {
  const checkpointNow = checkpointWatch(audit, clock);
  const assets = new Map(
    Object.keys(ASSETS).map((name) => [name, readFileSync(join(import.meta.dirname, "../site/files", name))]),
  );

  const measured = async (): Promise<string> => {
    const own = [
      {
        name: "yihan_checkpoint_age_seconds",
        help: "Age of the newest checkpoint as seen here.",
        read: async () => (clock.now() - (await checkpointNow()).seen) / 1_000,
      },
      { name: "yihan_log_size", help: "Entries of the audit log.", read: () => audit.size() },
      {
        name: "yihan_overdue_matters",
        help: "Matters with a clock that has passed.",
        read: async () => (await supervision.county()).overdue,
      },
      {
        name: "yihan_unmatched_matters",
        help: "Matters that no department is named for.",
        read: async () => (await supervision.county()).unmatched,
      },
      { name: "yihan_event_streams", help: "Open event streams.", read: () => streams.count() },
      { name: "yihan_resident_bytes", help: "Memory of the process.", read: () => process.memoryUsage.rss() },
    ];
    return measureText([...own, ...measures], (error, measure) =>
      logger.warn({ err: error, measure }, "a measure could not be read"),
    );
  };

  return [
    openRoute({
      method: "get",
      path: "/healthz",
      tag: "system",
      summary: { zh: "进程存活", en: "The process is alive" },
      answers: { 200: { description: "alive", schema: z.object({ status: z.literal("ok") }) } },
      always: true,
      handle: () => ok({ status: "ok" }),
    }),
    openRoute({
      method: "get",
      path: "/readyz",
      tag: "system",
      summary: { zh: "可以受理请求", en: "Requests can be served" },
      answers: { 200: { description: "ready", schema: z.object({ status: z.literal("ready") }) } },
      handle: async () => {
        if (!(await ready()))
          throw new Refusal("unavailable", "not-ready", {
            zh: "系统尚未就绪或者正在停止。",
            en: "The system is not ready yet, or is stopping.",
          });
        return ok({ status: "ready" });
      },
    }),
    openRoute({
      method: "get",
      path: "/metrics",
      tag: "system",
      summary: { zh: "运行指标（Prometheus 文本）", en: "Metrics (Prometheus text)" },
      answers: { 200: { description: "metrics", type: "text/plain; version=0.0.4; charset=utf-8" } },
      handle: async () => ({
        status: 200,
        bytes: requestMetrics() + (await measured()),
        type: "text/plain; version=0.0.4; charset=utf-8",
      }),
    }),
    openRoute({
      method: "get",
      path: "/api/v1/county",
      tag: "system",
      summary: {
        zh: "公开数字：全县运行情况、最新函件、检查点",
        en: "Public numbers: the county at work, the latest letters, the checkpoint",
      },
      answers: { 200: { description: "nothing in it names a matter or a party", schema: countySchema } },
      handle: async ({ language }) => {
        const [county, checkpoint] = await Promise.all([supervision.county(), checkpointNow()]);
        return ok(shownCounty(county, checkpoint, matters.findFlow, language));
      },
    }),
    openRoute({
      method: "get",
      path: "/county",
      tag: "system",
      summary: { zh: "全县运行情况", en: "The county at work, for everyone" },
      query: z.object({ lang: z.enum(["zh", "en"]).optional() }),
      answers: { 200: { description: "the county at work", type: HTML } },
      html: true,
      handle: async ({ query, language: asked, subject, day }): Promise<Answer> => {
        const language = query.lang ?? asked;
        const [county, checkpoint] = await Promise.all([supervision.county(), checkpointNow()]);
        const officer = subject?.kind === "officer" ? directory().officers.get(subject.id) : undefined;
        const bytes = frontPage({
          county: shownCounty(county, checkpoint, matters.findFlow, language),
          people: signIn.demo ? demoPeople(directory(), day) : [],
          me: officer && { name: officer.name, authority: findAuthority(directory(), officer.authority)?.name ?? "" },
          canSignIn: signIn.issuer() !== undefined,
          language,
        });
        return {
          status: 200,
          bytes,
          type: HTML,
          headers: { "cache-control": "no-store", "content-language": language === "zh" ? "zh-CN" : "en" },
        };
      },
    }),
    openRoute({
      method: "get",
      path: "/assets/{name}",
      tag: "system",
      summary: { zh: "页面文件", en: "Files of the pages" },
      params: z.object({ name: z.string().max(60) }),
      answers: { 200: { description: "the file", type: "*/*" } },
      refusals: [404],
      handle: ({ params: { name } }) => {
        const bytes = assets.get(name);
        if (!bytes)
          throw new Refusal("not-found", "no-such-file", { zh: "没有这一文件。", en: "There is no such file." });
        return { status: 200, bytes, type: ASSETS[name]!, headers: { "cache-control": "public, max-age=300" } };
      },
    }),
  ];
};
