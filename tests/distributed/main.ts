// Every service as a process of its own, on real brokers: `npm run distributed`. See docs/operations.md.
import { join } from "node:path";
import { AuditServiceDefinition } from "@yihan/contracts/service/audit";
import { ImportServiceDefinition } from "@yihan/contracts/service/imports";
import { SupervisionServiceDefinition } from "@yihan/contracts/service/supervision";
import { summary } from "@yihan/all/summary";
import { readConfig } from "@yihan/kernel/config";
import { remoteAudit, remoteImports, remoteSupervision } from "@yihan/matter";
import { pause } from "@yihan/platform";
import { findBrokers } from "./county/brokers.ts";
import { fillDemo, tokenIn } from "./county/fill-demo.ts";
import { operatorsPeers } from "./county/operators-peers.ts";
import { prepare } from "./county/prepare.ts";
import { settleAll } from "./county/settled.ts";
import { startProcesses, type Processes } from "./county/processes.ts";

const root = join(import.meta.dirname, "../..");
const config = readConfig({ ...process.env, YIHAN_DATA: process.env["YIHAN_DATA"] ?? join(root, "data") });
const namespace = config.distributed.namespace;

const closes: (() => Promise<void>)[] = [];
let closing: Promise<void> | undefined;
const close = (): Promise<void> =>
  (closing ??= (async () => {
    for (const one of closes.toReversed()) await one();
  })());
for (const signal of ["SIGINT", "SIGTERM"] as const)
  process.once(signal, () => void close().then(() => process.exit(0)));

try {
  const { kafka, mongo, said, close: closeBrokers } = await findBrokers();
  closes.push(closeBrokers);
  process.stdout.write(`${said}\n`);
  await prepare(kafka, mongo, namespace);
  const processes = await startProcesses({
    kafka,
    mongo,
    data: config.data,
    ended: (sentence) => void process.stderr.write(`${sentence}\n`),
    env: { YIHAN_PORT: String(config.port), YIHAN_LOG_LEVEL: config.logLevel === "info" ? "warn" : config.logLevel },
  });
  closes.push(processes.close);
  if (config.demo === "county") await fillDemo(processes.url, tokenIn(config.data));
  process.stdout.write(`ready ${processes.url}\n${await summed(processes)}\n`);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  await close();
  process.exitCode = 1;
}

/** The same account as of one process, asked of each. */
async function summed(processes: Processes): Promise<string> {
  const called = operatorsPeers(processes);
  try {
    const audit = remoteAudit(called.verbs("audit", AuditServiceDefinition));
    return await summary({
      settled: () => settleAll(called),
      supervision: remoteSupervision({ verbs: called.verbs("supervision", SupervisionServiceDefinition), pause }),
      audit,
      imports: remoteImports({ verbs: called.verbs("imports", ImportServiceDefinition), read: noFile }),
      readLog: audit.read,
    });
  } finally {
    called.close();
  }
}

function noFile(): never {
  throw new Error("the account sends no file");
}
