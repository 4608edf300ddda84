import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { runProgram as runCommand } from "@yihan/all/cli/run-program";

/** What a program said and how it ended. */
export interface Ended {
  code: number | null;
  out: string;
  err: string;
}

/** This process's environment without settings of Yihan and without what jest and npm put there. */
const bare = (): Record<string, string | undefined> =>
  Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^(YIHAN_|OIDC_|NODE_OPTIONS|npm_|INIT_CWD)/.test(name)),
  );

/** Runs a program to its end. */
export const runProgram = async (
  program: string,
  args: readonly string[],
  { cwd, env = {} }: { cwd?: string; env?: Record<string, string> } = {},
): Promise<Ended> => {
  const child = spawn(process.execPath, [program, ...args], {
    ...(cwd !== undefined && { cwd }),
    env: { ...bare(), ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const said = { out: "", err: "" };
  child.stdout.setEncoding("utf8").on("data", (text: string) => (said.out += text));
  child.stderr.setEncoding("utf8").on("data", (text: string) => (said.err += text));
  const [code] = (await once(child, "close")) as [number | null];
  return { code, ...said };
};

const root = join(import.meta.dirname, "../..");
const cli = join(root, "services/all/cli/main.ts");
const compiled = join(root, "node_modules/.cache/compile");

/**
 * The command line in a folder, against a service at `url`. `run` is the program as a person starts it; `json` is the
 * same program inside this process, for the many looks between: it expects exit code 0 and gives what was printed.
 */
export const commandLine = (url: string, folder: string) => ({
  run: (...args: string[]): Promise<Ended> =>
    runProgram(cli, ["--url", url, ...args], {
      cwd: folder,
      env: { YIHAN_DATA: join(folder, "no-data-here"), NODE_COMPILE_CACHE: compiled },
    }),
  // A journey reads whatever the command prints, field by field.
  // oxlint-disable-next-line typescript/no-explicit-any
  json: async (...args: string[]): Promise<any> => {
    const said = { out: "", err: "" };
    const code = await runCommand(
      ["--url", url, "--json", ...args],
      { host: "127.0.0.1", port: 1, data: join(folder, "no-data-here") },
      {
        out: (text) => void (said.out += String(text)),
        err: (text) => void (said.err += text),
        watched: false,
        input: (async function* () {})(),
      },
    );
    if (code !== 0) throw new Error(`yihan ${args.join(" ")} ended with ${code}: ${said.err}${said.out}`);
    return JSON.parse(said.out);
  },
});

/** Asks another process until the answer holds; fails with the last answer when the deadline has passed. */
export const until = async <T>(ask: () => Promise<T>, holds: (answer: T) => boolean, deadline = 15_000): Promise<T> => {
  const end = performance.now() + deadline;
  for (;;) {
    const answer = await ask();
    if (holds(answer)) return answer;
    if (performance.now() > end)
      throw new Error(`not within ${deadline} ms; the last answer: ${JSON.stringify(answer).slice(0, 500)}`);
    await pause(50);
  }
};

/** A temporary folder for one spec, removed after it. */
export const specFolder = (): { path: string } => {
  const folder = { path: "" };
  beforeAll(async () => {
    folder.path = await mkdtemp(join(tmpdir(), "yihan-spec-"));
  });
  afterAll(() => rm(folder.path, { recursive: true, force: true }));
  return folder;
};
