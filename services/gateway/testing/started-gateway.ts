import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { movableClock } from "@yihan/kernel";
import { readConfig } from "@yihan/kernel/config";
import { matterService, type MatterService } from "@yihan/matter";
import { folderPapers, openDatabase, sqliteEventStore, sqliteViews } from "@yihan/platform";
import type { GatewayParts } from "../parts.ts";
import { gatewayService } from "../service.ts";
import { betweenProcesses } from "./between-processes.ts";
import { cast } from "./cast.ts";
import { fakeAudit } from "./fake-audit.ts";
import { fakeImports } from "./fake-imports.ts";
import { fakeSupervision } from "./fake-supervision.ts";
import { letterFlow } from "./letter-flow.ts";

/** Monday, 9 March 2026, 09:00 in Shanghai. */
export const MONDAY = Date.parse("2026-03-09T09:00:00+08:00");

export type Called = Awaited<ReturnType<typeof startedGateway>>;

/**
 * A gateway on a free port over a real store and in-memory services, with a small client. `apart` puts the services into
 * another process, as far as the gateway can tell.
 */
export const startedGateway = async (
  environment: Record<string, string> = {},
  more: Partial<GatewayParts> = {},
  apart = false,
) => {
  const data = mkdtempSync(join(tmpdir(), "yihan-gateway-"));
  const clock = movableClock(MONDAY);
  const directory = cast();
  const database = openDatabase(join(data, "yihan.db"));
  const real = matterService({
    service: "approval",
    flows: [letterFlow],
    store: sqliteEventStore(database, "approval"),
    directory: () => directory,
    clock,
  });
  const supervision = fakeSupervision(real.circumstances, clock);
  const service: MatterService = {
    ...real,
    take: async (command, key) => {
      const answer = await real.take(command, key);
      if (answer.state && !answer.replayed) supervision.noticed(answer.state);
      return answer;
    },
  };
  const audit = fakeAudit();
  const imports = fakeImports(clock);
  const papers = folderPapers(join(data, "papers"));
  const logged: { fields: object; sentence: string }[] = [];
  const note = (fields: object, sentence: string): void => void logged.push({ fields, sentence });
  const here = { service, supervision: supervision.api, audit: audit.api, imports: imports.api };
  const between = apart ? await betweenProcesses(here, data) : undefined;
  const called = between ?? here;
  const gateway = gatewayService({
    config: readConfig({ YIHAN_PORT: "0", YIHAN_DATA: data, YIHAN_DEMO: "sign-in", ...environment }),
    clock,
    directory: () => directory,
    directoryApi: {
      importFrom: async (_path, _actor, dryRun) => ({
        source: "x",
        applied: !dryRun,
        version: 2,
        counts: {},
        changes: [],
        faults: [],
      }),
      officers: async () => [{ id: "wang" }],
      tree: async () => [{ code: "APR" }],
      cover: async () => 3,
      handOverAll: async () => 4,
      whatIf: async (_planned, asked) =>
        asked.map((one) => ({
          asked: one,
          before: { answer: { unmatched: "no-duty" }, explanation: { zh: "无", en: "none" } },
          after: { answer: { unmatched: "no-officer" }, explanation: { zh: "空", en: "vacant" } },
          same: false,
        })),
    },
    services: [called.service],
    supervision: called.supervision,
    audit: called.audit,
    imports: called.imports,
    papers,
    views: sqliteViews(database),
    logger: { info: note, warn: note, error: note },
    ...more,
  });
  const { url } = await gateway.start();
  const tokens = new Map<string, string>();

  const tokenOf = async (who: string): Promise<string> => {
    const known = tokens.get(who);
    if (known) return known;
    const response = await fetch(`${url}/demo/token`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(who === "approval-centre" ? { client: who } : { officer: who }),
    });
    const { token } = (await response.json()) as { token: string };
    tokens.set(who, token);
    return token;
  };
  const call = async (
    who: string | undefined,
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Response> =>
    fetch(url + path, {
      method,
      redirect: "manual",
      headers: {
        ...(who && { authorization: `Bearer ${await tokenOf(who)}` }),
        ...(body !== undefined && { "content-type": "application/json" }),
        ...headers,
      },
      ...(body !== undefined && { body: typeof body === "string" ? body : JSON.stringify(body) }),
    });

  return {
    url,
    data,
    clock,
    audit,
    imports,
    supervision,
    logged,
    gateway,
    service,
    papers,
    call,
    tokenOf,
    /** Ends the services, where they are apart, and leaves the gateway alone. */
    stopServices: async () => between?.stopServices(),
    stop: async (): Promise<void> => {
      await gateway.stop();
      await between?.close();
      await database.close();
      // A request that was cut off may still be writing what it had been sent.
      rmSync(data, { recursive: true, force: true, maxRetries: 10 });
    },
  };
};
