import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";

const program = join(import.meta.dirname, "../services/all/main.ts");

/** A server of its own process: what `npm start` runs. */
export interface Server {
  child: ChildProcess;
  /** Its address, once it says `ready`. Rejects if it ends before, or is not ready within the limit. */
  ready: Promise<string>;
  /** Milliseconds from the start of the process to its `ready`; undefined before. */
  readyAfter(): number | undefined;
  stdout(): string;
  stderr(): string;
  /** Resolves when stdout holds the text. */
  says(text: string): Promise<void>;
  ended: Promise<{ code: number | null; signal: NodeJS.Signals | null }>;
}

export interface ServerOptions {
  data: string;
  /** Settings beside the data folder, a free port and a quiet log. */
  env?: Readonly<Record<string, string>>;
  /** Milliseconds until it must be ready. */
  limit?: number;
  /** Run this, in place of node itself, with node and the program as its arguments. */
  through?: readonly string[];
}

// As `npm start` does it.
const compiled = join(import.meta.dirname, "../node_modules/.cache/compile");

/** Starts `services/all/main.ts` on a data folder, at a free port of this machine. */
export const startServer = ({ data, env = {}, limit = 60_000, through = [] }: ServerOptions): Server => {
  const inherited = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^(YIHAN_|OIDC_|NODE_OPTIONS)/.test(name)),
  );
  const line = [...through, process.execPath, program];
  const [command, args] = [line[0]!, line.slice(1)];
  const began = performance.now();
  const child = spawn(command, args, {
    env: {
      ...inherited,
      YIHAN_DATA: data,
      YIHAN_PORT: "0",
      YIHAN_LOG_LEVEL: "error",
      NODE_COMPILE_CACHE: compiled,
      ...env,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  // Whoever fails must leave nothing running behind.
  const killed = (): void => void child.kill("SIGKILL");
  process.once("exit", killed);
  child.once("exit", () => process.off("exit", killed));
  let stdout = "";
  let stderr = "";
  let readyAfter: number | undefined;
  const waiting = new Set<() => void>();
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    stdout += text;
    for (const check of waiting) check();
  });
  child.stderr.setEncoding("utf8").on("data", (text: string) => (stderr += text));
  const ended = once(child, "close").then(([code, signal]) => ({
    code: code as number | null,
    signal: signal as NodeJS.Signals | null,
  }));

  const says = (text: string | RegExp): Promise<void> =>
    new Promise((resolve, reject) => {
      const timer = setTimeout(
        () => finish(new Error(`the server did not say ${String(text)} within ${limit} ms: ${stdout}${stderr}`)),
        limit,
      );
      const finish = (error?: Error): void => {
        clearTimeout(timer);
        waiting.delete(check);
        if (error) reject(error);
        else resolve();
      };
      const check = (): void => {
        if (typeof text === "string" ? stdout.includes(text) : text.test(stdout)) finish();
      };
      waiting.add(check);
      check();
      void ended.then(({ code, signal }) =>
        finish(new Error(`the server ended with ${code ?? signal}: ${stdout}${stderr}`)),
      );
    });
  const address = /^ready (http:\/\/\S+)\n/m;
  const ready = says(address).then(() => {
    readyAfter = performance.now() - began;
    return address.exec(stdout)![1]!;
  });
  // Whoever kills it at once never asks.
  ready.catch(() => undefined);
  return { child, ready, readyAfter: () => readyAfter, stdout: () => stdout, stderr: () => stderr, says, ended };
};

/** How often a server that says that it is busy is asked again, a second later each time as it asks for. */
const PATIENCE = 30;

/** A bearer token of the demo for an officer, or for the approval centre's machine. */
export const tokenOf = async (url: string, who: { officer: string } | { client: string }): Promise<string> => {
  for (let asked = 1; ; asked += 1) {
    const response = await fetch(`${url}/demo/token`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(who),
    });
    if (response.ok) return ((await response.json()) as { token: string }).token;
    const text = await response.text();
    if (response.status !== 503 || asked === PATIENCE)
      throw new Error(`no token for ${JSON.stringify(who)}: ${response.status} ${text}`);
    await new Promise((resolve) => setTimeout(resolve, 1_000));
  }
};
