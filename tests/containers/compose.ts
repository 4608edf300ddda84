import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { findEngine } from "./engine.ts";
import { isNone, none, type None } from "./none.ts";

const run = promisify(execFile);
const root = join(import.meta.dirname, "../..");

/** `docker compose` or `docker-compose`, on a project of its own. */
export interface Compose {
  /** Runs a command of compose; its output. */
  compose(...args: readonly string[]): Promise<string>;
  /** Takes a service's container off its network, and puts it back under its name. */
  cut(service: string): Promise<void>;
  heal(service: string): Promise<void>;
  close(): Promise<void>;
}

/** The compose program of this machine over the repository's file and those named beside it, or why there is none. */
export const findCompose = async (
  project: string,
  env: Readonly<Record<string, string>>,
  files: readonly string[] = ["docker-compose.yml"],
): Promise<Compose | None> => {
  const engine = await findEngine();
  if (isNone(engine)) return none(engine.none);
  const programs = [["docker", "compose"], ["docker-compose"]];
  for (const [program, ...first] of programs as [string, ...string[]][]) {
    const works = await run(program, [...first, "version"]).then(
      () => true,
      () => false,
    );
    if (!works) continue;
    const compose = async (...args: readonly string[]): Promise<string> => {
      const named = files.flatMap((file) => ["-f", file]);
      const { stdout } = await run(program, [...first, ...named, "-p", project, ...args], {
        cwd: root,
        env: { ...process.env, ...env },
        maxBuffer: 64 * 1_048_576,
      });
      return stdout;
    };
    const containerOf = async (service: string): Promise<string> => (await compose("ps", "-q", service)).trim();
    const network = `${project}_county`;
    return {
      compose,
      cut: async (service) =>
        void (await run("docker", ["network", "disconnect", network, await containerOf(service)])),
      heal: async (service) => {
        const container = await containerOf(service);
        await run("docker", ["network", "connect", "--alias", service, network, container]);
      },
      close: async () => void (await compose("down", "-v", "--remove-orphans", "-t", "2")),
    };
  }
  return { none: "neither docker compose nor docker-compose is installed" };
};
