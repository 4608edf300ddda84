import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fillDemo, tokenIn } from "./fill-demo.ts";
import { prepare } from "./prepare.ts";
import { startProcesses, type Processes, type ProcessesOptions } from "./processes.ts";

/** Where a county of processes keeps what it has. */
export interface At {
  kafka: string;
  mongo: string;
  namespace: string;
}

/** The demo county (without `files` only its directory) with each service a process of its own, while `work` needs it. */
export const withProcesses = async <T>(
  at: At,
  work: (processes: Processes) => Promise<T>,
  {
    files = true,
    ...more
  }: Pick<ProcessesOptions, "replicas" | "env" | "envOf" | "certificates"> & { files?: boolean } = {},
): Promise<T> => {
  await prepare(at.kafka, at.mongo, at.namespace);
  const data = await mkdtemp(join(tmpdir(), "yihan-processes-"));
  const env = { YIHAN_NAMESPACE: at.namespace, YIHAN_LOG_LEVEL: "error", ...more.env };
  const processes = await startProcesses({ ...at, data, ...more, env });
  try {
    await fillDemo(processes.url, tokenIn(data), { files });
    return await work(processes);
  } finally {
    await processes.close();
    await rm(data, { recursive: true, force: true, maxRetries: 10 });
  }
};
