// Writes packages/contracts/src/gen from proto/. `--check` writes into a temporary folder and names every difference instead.
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";

const root = join(import.meta.dirname, "..");
const gen = join("packages", "contracts", "src", "gen");

/** Generates everything under `<base>/packages/contracts/src/gen`. */
function generate(base: string): void {
  run("buf", ["generate", "--output", base]);
  // What servers show to tools that have no file of ours.
  const descriptors = join(base, gen, "descriptors.binpb");
  run("buf", ["build", "--as-file-descriptor-set", "--exclude-source-info", "--output", descriptors]);
  // The codecs come from buf; the forms (labels, checks) come from the same descriptors by a tool of our own.
  if (existsSync(join(root, "tools", "gen-forms.ts")))
    run("node", [join("tools", "gen-forms.ts"), "--out", join(base, gen)]);
}

function run(program: string, args: string[]): void {
  const { status, error } = spawnSync(program, args, { cwd: root, stdio: "inherit" });
  if (error) throw error;
  if (status !== 0) throw new Error(`${program} ${args[0]} ended with code ${status}`);
}

/** The files by which two folders differ, each with what is wrong with the first. */
function differences(committed: string, fresh: string): string[] {
  const here = files(committed);
  const there = files(fresh);
  return [
    ...there.filter((file) => !here.includes(file)).map((file) => `missing: ${file}`),
    ...here.filter((file) => !there.includes(file)).map((file) => `left over: ${file}`),
    ...here
      .filter((file) => there.includes(file))
      .filter((file) => !readFileSync(join(committed, file)).equals(readFileSync(join(fresh, file))))
      .map((file) => `stale: ${file}`),
  ];
}

function files(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .toSorted();
}

function check(): void {
  const base = mkdtempSync(join(tmpdir(), "yihan-gen-"));
  try {
    generate(base);
    const found = differences(join(root, gen), join(base, gen));
    if (found.length > 0)
      throw new Error(`${gen} is not what proto/ gives (npm run gen mends it):\n${found.join("\n")}`);
  } finally {
    rmSync(base, { recursive: true, force: true });
  }
}

try {
  const checks = process.argv.includes("--check");
  if (checks) check();
  else generate(root);
  // The shapes of the HTTP interface, which name what was generated above.
  run("node", [join("tools", "gen-api-types.ts"), ...(checks ? ["--check"] : [])]);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
