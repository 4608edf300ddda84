import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { settings } from "@yihan/kernel/config";
import { PROCESSES } from "@yihan/process";
import { freePorts } from "../../free-ports.ts";
import { peersSetting } from "./operators-peers.ts";

const root = join(import.meta.dirname, "../../..");

/** Longest wait for a process to say that it is ready, and to end when asked, in milliseconds. */
const READY_LIMIT = 90_000;
const END_LIMIT = 8_000;
/** A process that ended by itself is started again after this, in milliseconds. */
const AGAIN_MS = 500;

export interface ProcessesOptions {
  kafka: string;
  mongo: string;
  /** The folder that holds a folder for each service; the gateway's files stand in it directly, where the command line looks. */
  data: string;
  /** More settings, for all of them, and for each by its name. */
  env?: Readonly<Record<string, string>>;
  envOf?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** Hears of each process that ended by itself. */
  ended?: (sentence: string) => void;
  /** More processes of a service than one. */
  replicas?: Readonly<Record<string, number>>;
  /** A folder with a folder of certificates for each service, as `infra/certificates/make.ts` makes it; without it no TLS. */
  certificates?: string | undefined;
}

/** One process of a service. */
export interface ServiceChild {
  /** The service, with a number where there are several: `approval`, `approval-2`. */
  name: string;
  service: string;
  /** Where it takes calls, and where it is asked for its health. */
  calls: string;
  health: string;
  /** The process as it runs now; another one after each start. */
  child(): ChildProcess;
  /** How often it was started again because it ended by itself. */
  restarts(): number;
  /** Ends it as a power failure would. It is started again. */
  kill(): void;
  /** Resolves when it is ready, also after a start anew. */
  ready(): Promise<void>;
  stdout(): string;
  stderr(): string;
}

/** Every service as a process of its own on this machine. */
export interface Processes {
  url: string;
  /** The folder of ProcessesOptions. */
  data: string;
  /** Milliseconds from the start of the first to one of each service being ready. */
  readyAfter: number;
  all: readonly ServiceChild[];
  /** Where each service takes calls. */
  peers: Readonly<Record<string, string>>;
  /** The folder of ProcessesOptions, if calls are made with certificates. */
  certificates: string | undefined;
  close(): Promise<void>;
}

/** Starts them, and starts again what ends by itself; resolves when all are ready. */
export const startProcesses = async (options: ProcessesOptions): Promise<Processes> => {
  const { kafka, mongo, data, env = {}, envOf = {}, replicas = {}, certificates } = options;
  const { ended: told = () => undefined } = options;
  const names = PROCESSES.flatMap((service) =>
    Array.from({ length: replicas[service] ?? 1 }, (_, at) => ({
      service,
      name: at === 0 ? service : `${service}-${at + 1}`,
    })),
  );
  const ports = await freePorts(names.length * 2 + 1);
  const [people, ...others] = ports as [number, ...number[]];
  const port = Number(env["YIHAN_PORT"] ?? process.env["YIHAN_PORT"] ?? people);
  const placed = names.map((one, at) => ({ ...one, grpc: others[at * 2]!, health: others[at * 2 + 1]! }));
  const peers = Object.fromEntries(
    PROCESSES.map((service) => {
      const at = placed.filter((one) => one.service === service).map(({ grpc }) => `127.0.0.1:${grpc}`);
      return [service, at.join(";")];
    }),
  );
  let ending = false;
  const began = performance.now();
  const all = placed.map(({ name, service, grpc, health }) =>
    kept(
      {
        name,
        service,
        calls: `127.0.0.1:${grpc}`,
        health: `http://127.0.0.1:${health}`,
        env: {
          YIHAN_DATA: service === "gateway" ? data : join(data, service),
          YIHAN_PORT: String(port),
          YIHAN_GRPC_PORT: String(grpc),
          YIHAN_HEALTH_PORT: String(health),
          YIHAN_PEERS: peersSetting(peers),
          KAFKA_BROKERS: kafka,
          MONGODB_URL: mongo,
          ...(certificates && { YIHAN_CERTIFICATES: join(certificates, service) }),
          ...env,
          ...envOf[name],
        },
      },
      () => ending,
      told,
    ),
  );
  // Whoever fails must leave nothing running behind.
  const killed = (): void => {
    ending = true;
    for (const one of all) one.child().kill("SIGKILL");
  };
  process.once("exit", killed);
  const close = async (): Promise<void> => {
    ending = true;
    // People first, so that nothing new comes in while the others finish.
    for (const one of all.toReversed()) await ended(one.child());
    process.off("exit", killed);
  };
  try {
    // Of those that take turns one is ready, whichever was first.
    await Promise.all(
      PROCESSES.map((service) =>
        Promise.any(all.filter((one) => one.service === service).map((one) => one.ready())).catch((error: unknown) => {
          throw error instanceof AggregateError ? error.errors[0] : error;
        }),
      ),
    );
  } catch (error) {
    await close();
    throw error;
  }
  const url = `http://127.0.0.1:${port}`;
  return { url, data, readyAfter: performance.now() - began, all, peers, certificates, close };
};

type Described = Pick<ServiceChild, "name" | "service" | "calls" | "health"> & { env: Record<string, string> };

/** A process that is started again whenever it ends by itself. */
const kept = (
  { env, ...described }: Described,
  ending: () => boolean,
  told: (sentence: string) => void,
): ServiceChild => {
  // What is a setting, and not one that each process has its own value of.
  const inherited = Object.fromEntries(
    Object.entries(process.env).filter(
      ([name]) => name !== "NODE_OPTIONS" && (!name.startsWith("YIHAN_") || (name in settings && !(name in env))),
    ),
  );
  let stdout = "";
  let stderr = "";
  let restarts = 0;
  let isReady = false;
  const waiting = new Set<(error?: Error) => void>();
  const tell = (error?: Error): void => {
    for (const heard of waiting) heard(error);
    waiting.clear();
  };
  const start = (): ChildProcess => {
    isReady = false;
    let said = "";
    const child = spawn(
      process.execPath,
      [
        `--import=${import.meta.resolve("./ends-with-parent.ts")}`,
        join(root, "services", described.service === "imports" ? "approval/imports" : described.service, "main.ts"),
      ],
      {
        cwd: root,
        env: { NODE_COMPILE_CACHE: join(root, "node_modules/.cache/compile"), ...inherited, ...env },
        stdio: ["ignore", "pipe", "pipe", "ipc"],
      },
    );
    child.stdout!.setEncoding("utf8").on("data", (text: string) => {
      stdout = (stdout + text).slice(-200_000);
      said += text;
      if (!isReady && said.includes(`ready ${described.service}\n`)) {
        isReady = true;
        tell();
      }
    });
    child.stderr!.setEncoding("utf8").on("data", (text: string) => (stderr = (stderr + text).slice(-200_000)));
    child.once("exit", (code, signal) => {
      if (ending()) return;
      // What it can't do without will not come by itself: wrong settings, a taken port.
      if (code === 1 && /^\S/.test(stderr) && !stderr.includes('"level"') && restarts === 0) {
        tell(new Error(`${described.name} could not start: ${stderr}`));
        return;
      }
      restarts += 1;
      told(`${described.name} 已退出 ended (${signal ?? code})，重新启动 started again`);
      setTimeout(() => {
        if (!ending()) current = start();
      }, AGAIN_MS);
    });
    return child;
  };
  let current = start();
  return {
    ...described,
    child: () => current,
    restarts: () => restarts,
    kill: () => {
      isReady = false;
      current.kill("SIGKILL");
    },
    ready: () =>
      new Promise((resolve, reject) => {
        if (isReady) return resolve();
        const late = setTimeout(
          () => reject(new Error(`${described.name} was not ready in ${READY_LIMIT / 1_000} s:\n${stdout}${stderr}`)),
          READY_LIMIT,
        ).unref();
        waiting.add((error) => {
          clearTimeout(late);
          if (error) reject(error);
          else resolve();
        });
      }),
    stdout: () => stdout,
    stderr: () => stderr,
  };
};

/** Asks a process to end, and ends it if it does not. */
const ended = async (child: ChildProcess): Promise<void> => {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exit = once(child, "exit");
  child.kill("SIGTERM");
  const late = setTimeout(() => child.kill("SIGKILL"), END_LIMIT);
  await exit;
  clearTimeout(late);
};
