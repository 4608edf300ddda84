import { fork } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { startServer, tokenOf } from "../server.ts";
import { cpuSecondsOf, idleMemoryOf, memoryOf } from "./child-process.ts";
import { groupCommitProbe, oneRowProbe } from "./probes.ts";
import { letterBody, post } from "./load.ts";
import type { Measure } from "./measure.ts";

const CONNECTIONS = 50;

/** Answers a second of a bare Express server of its own process, and its CPU µs for each. */
const echoLimit = async (count: number): Promise<{ perSecond: number; cpu: number }> => {
  const child = fork(fileURLToPath(import.meta.resolve("./echo.ts")), { stdio: ["ignore", "pipe", "inherit", "ipc"] });
  try {
    const [line] = (await once(createInterface({ input: child.stdout! }), "line")) as [string];
    const url = line.slice("ready ".length);
    await post({ url, path: "/", connections: CONNECTIONS, count: 2_000, body: (index) => letterBody(index, "W") });
    const before = await cpuSecondsOf(child.pid!);
    const { perSecond } = await post({
      url,
      path: "/",
      connections: CONNECTIONS,
      count,
      body: (index) => letterBody(index, "E"),
    });
    return { perSecond, cpu: (((await cpuSecondsOf(child.pid!)) - before) / count) * 1e6 };
  } finally {
    child.kill();
  }
};

export const p1: Measure = {
  name: "P1",
  title: `durable commands over HTTP, ${CONNECTIONS} connections, the load generator on the same machine; P3: one client, one after another`,
  run: async ({ folder, scale }) => {
    const count = Math.round(20_000 * scale);
    const echo = await echoLimit(count);
    const commit = await groupCommitProbe(CONNECTIONS, 1_500, await folder());
    const alone = await oneRowProbe(1_500, await folder());
    const server = startServer({ data: await folder(), env: { YIHAN_DEMO: "county" } });
    const url = await server.ready;
    await server.says("verified");
    const pid = server.child.pid!;
    const idle = await idleMemoryOf(pid);
    const token = await tokenOf(url, { client: "approval-centre" });
    const send = (connections: number, many: number, run: string) =>
      post({ url, path: "/api/v1/matters", connections, count: many, token, body: (index) => letterBody(index, run) });
    await send(CONNECTIONS, 2_000, "W");
    const before = await cpuSecondsOf(pid);
    const loaded = await send(CONNECTIONS, count, "B");
    const cpu = (((await cpuSecondsOf(pid)) - before) / count) * 1e6;
    const memory = await memoryOf(pid);
    const single = await send(1, Math.round(2_000 * scale), "S");
    server.child.kill("SIGTERM");
    const { code } = await server.ended;
    if (loaded.failed + single.failed > 0 || code !== 0)
      throw new Error(`${loaded.failed + single.failed} requests failed, the server ended with ${code}`);
    const lower =
      echo.perSecond < commit.perSecond
        ? { what: "Express echo", figure: echo.perSecond }
        : { what: `group commit at ${CONNECTIONS}`, figure: commit.perSecond };
    return [
      {
        what: "P1 commands/s",
        figure: loaded.perSecond,
        limit: lower,
        wanted: "≥ 0.35",
        reached: loaded.perSecond >= 0.35 * lower.figure,
      },
      {
        what: "P1 CPU µs of the server a command, readers included",
        figure: cpu,
        limit: { what: "Express echo + group commit", figure: echo.cpu + commit.cpu },
        wanted: "informs",
      },
      { what: "P1 ms p50", figure: loaded.p50, wanted: "informs" },
      { what: "P1 ms p99", figure: loaded.p99, wanted: "informs" },
      {
        what: "P3 ms p50",
        figure: single.p50,
        limit: { what: "one row committed alone, p50", figure: alone.p50 },
        wanted: "≤ 5",
        reached: single.p50 <= 5 * alone.p50,
      },
      {
        what: "P3 ms p99",
        figure: single.p99,
        limit: { what: "one row committed alone, p99", figure: alone.p99 },
        wanted: "≤ 5 ms",
        reached: single.p99 <= 5,
      },
      { what: "P15 MB resident, idle", figure: idle, wanted: "≤ 150", reached: idle <= 150 },
      {
        what: "P15 MB resident, at most under load",
        figure: memory.most,
        wanted: "≤ 300",
        reached: memory.most <= 300,
      },
    ];
  },
};
