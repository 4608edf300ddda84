import { toRfc3339, type Parked } from "@yihan/kernel";
import { findAuthority, noSuchGroup, type ImportReport, type OperationState } from "@yihan/matter";
import { parseVkey } from "@yihan/tlog";
import { z } from "zod";
import { ok } from "../http/answer.ts";
import { fingerprintOf, keptId } from "../http/idempotency.ts";
import { pageOf, pageQuery, paging } from "../http/paging.ts";
import { ownRoute, type Route } from "../http/route.ts";
import { shownInstant } from "../shown/instant.ts";
import { operationSchema, parkedSchema, shownParked } from "../shown/operation.ts";
import { checkpointWatch } from "../site/checkpoint-watch.ts";
import type { RouteParts } from "./route-parts.ts";

const redriven = z.object({
  group: z.string(),
  matter: z.string(),
  wasParked: z.boolean(),
  parked: z.boolean().meta({ description: "true if it failed again" }),
});

const importSchema = z.object({
  id: z.string(),
  kind: z.string(),
  mode: z.string(),
  state: z.enum(["waiting", "reading", "done", "refused", "interrupted"]),
  authorityName: z.string(),
  started: z.string(),
  finished: z.string().nullable(),
  rows: z.number(),
  held: z.number(),
});

const ways = (demo: boolean, issuer: string | undefined): "demo" | "issuer" | "none" =>
  demo ? "demo" : issuer === undefined ? "none" : "issuer";

const nothing: OperationState = { readers: [], relays: [], silent: [] };

/** How the installation is, for whoever runs it: what stands still, and how to set it going again. No matter's contents. */
export const operatorRoutes = ({
  audit,
  clock,
  config,
  directory,
  imports,
  keys,
  operation,
  ready,
  signIn,
  streams,
}: RouteParts): Route[] => {
  const checkpointNow = checkpointWatch(audit, clock);
  const stateNow = (): Promise<OperationState> => operation?.state() ?? Promise.resolve(nothing);
  const parkedBy = async (group: string): Promise<readonly Parked[]> => {
    const reader = (await stateNow()).readers.find((one) => one.group === group);
    if (!reader) throw noSuchGroup(group);
    return reader.parked;
  };

  const redrive = async (
    group: string,
    matter: string,
    record: () => Promise<void>,
  ): Promise<z.output<typeof redriven>> => {
    const isParked = async (): Promise<boolean> => (await parkedBy(group)).some((one) => one.matter === matter);
    const wasParked = await isParked();
    if (wasParked) {
      await record();
      await operation!.redrive(group, matter);
    }
    return { group, matter, wasParked, parked: wasParked && (await isParked()) };
  };

  const shownImport = ({
    id,
    kind,
    mode,
    state,
    authority,
    started,
    finished,
    rows,
    counts,
  }: ImportReport): z.output<typeof importSchema> => ({
    id,
    kind,
    mode,
    state,
    authorityName: findAuthority(directory(), authority)?.name ?? authority,
    started: toRfc3339(started),
    finished: shownInstant(finished),
    rows,
    held: counts.held,
  });

  return [
    ownRoute({
      method: "get",
      path: "/api/v1/operator/state",
      tag: "operator",
      summary: {
        zh: "运行状况：日志、公钥、读取进度、待发布事实、登录方式",
        en: "How the installation is: log, keys, readers, relays, sign-in",
      },
      access: "operator",
      answers: { 200: { description: "numbers and settings; no matter", schema: operationSchema } },
      handle: async ({ now }) => {
        const { origin, size, root, seen } = await checkpointNow();
        const issuer = signIn.issuer();
        const { readers, relays, silent } = await stateNow();
        return ok({
          now: toRfc3339(now),
          ready: await ready().catch(() => false),
          mode: config.mode,
          upSeconds: Math.floor(process.uptime()),
          residentBytes: process.memoryUsage.rss(),
          eventStreams: streams.count(),
          log: {
            origin,
            entries: await audit.size(),
            checkpointSize: size,
            root,
            seen: toRfc3339(seen),
            ageSeconds: Math.max(0, Math.floor((now - seen) / 1_000)),
            keys: (await audit.keys())
              .split("\n")
              .filter((line) => line !== "")
              .map(parseVkey)
              .map(({ vkey, name, keyId }) => ({ vkey, name, id: keyId.toString(16).padStart(8, "0") })),
          },
          readers: readers.map(({ group, lag, parked }) => ({ group, lag, parked: parked.length })),
          relays: relays.map(({ service, oldestPendingAge }) => ({
            service,
            oldestPendingSeconds: Math.floor(oldestPendingAge / 1_000),
          })),
          silent: [...silent],
          signIn: {
            way: ways(signIn.demo, issuer),
            issuer: issuer ?? null,
            clientId: config.oidc.clientId ?? null,
            host: config.host,
          },
        });
      },
    }),
    ownRoute({
      method: "get",
      path: "/api/v1/operator/parked",
      tag: "operator",
      summary: { zh: "被搁置的事项：谁处理不了、为何、自何时", en: "Matters set aside: by whom, why, since when" },
      access: "operator",
      answers: {
        200: { description: "those set aside, the longest first", schema: z.object({ items: z.array(parkedSchema) }) },
      },
      handle: async () => {
        const parked = (await stateNow()).readers.flatMap((reader) => reader.parked);
        return ok({ items: parked.toSorted((a, b) => a.since - b.since).map(shownParked) });
      },
    }),
    ownRoute({
      method: "post",
      path: "/api/v1/operator/parked/{group}/{matter}/redrive",
      tag: "operator",
      summary: { zh: "重新处理被搁置的事项", en: "Try a matter that was set aside again, from the fact that failed" },
      access: "operator",
      params: z.object({ group: z.string().min(1).max(80), matter: z.string().min(1).max(64) }),
      answers: { 200: { description: "tried; twice is once", schema: redriven } },
      refusals: [404],
      repeatable: true,
      handle: async (asked) => {
        const { actor, params } = asked;
        const place = `POST /api/v1/operator/parked/${params.group}/${params.matter}/redrive`;
        // On the record first: what was set going must be known even if the machine stops right after.
        const record = (): Promise<void> =>
          audit.recordAdministration(actor, "redrive", `${params.group}/${params.matter}`);
        const { repeated, result } = await keys.once(keptId(asked), fingerprintOf(asked, place), () =>
          redrive(params.group, params.matter, record),
        );
        return ok(result, repeated ? { "idempotency-replayed": "true" } : {});
      },
    }),
    ownRoute({
      method: "get",
      path: "/api/v1/operator/imports",
      tag: "operator",
      summary: { zh: "全部导入的进度", en: "How all imports stand; neither file names nor rows" },
      access: "operator",
      query: z.strictObject(paging),
      answers: { 200: { description: "a page, the newest first", schema: pageOf(importSchema) } },
      handle: async ({ query }) => {
        const page = await imports.list({ kind: "system", id: "operator" }, pageQuery(query));
        return ok({ items: page.items.map(shownImport), next: page.next ?? null });
      },
    }),
  ];
};
