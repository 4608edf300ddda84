// Everything that must hold, in order; stops at the first step that fails. A step's output is shown only when it fails.
import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { stripVTControlCharacters } from "node:util";
import { closingLines, type TestRun } from "./closing-line.ts";
import { publishedProto } from "./published-proto.ts";

type Step = { name: string; command: string[] } | { name: string; skip: string };

const root = join(import.meta.dirname, "..");
const scratch = mkdtempSync(join(tmpdir(), "yihan-check-"));
const reports: string[] = [];
// A container that comes or goes changes the machine's network, at which a browser drops what it is loading: these run by themselves.
// Many of them are a county of seven processes: two at a time are enough.
const withContainers = "tests/(containers|distributed)/|tests/contract/(kafka|mongo)";

const published = publishedProto(root);
const steps: Step[] = [
  { name: "generated code", command: ["node", "tools/gen.ts", "--check"] },
  { name: "buf lint", command: ["buf", "lint"] },
  "ref" in published
    ? { name: "buf breaking", command: ["buf", "breaking", "--against", `.git#ref=${published.ref}`] }
    : { name: "buf breaking", skip: published.none },
  { name: "types", command: ["tsc", "-p", "tsconfig.json"] },
  { name: "types of the console", command: ["tsc", "-p", "services/console/tsconfig.json"] },
  { name: "lint", command: ["oxlint", "--type-aware", "--deny-warnings"] },
  { name: "format", command: ["oxfmt", "--check", "."] },
  { name: "unused code", command: ["knip"] },
  { name: "arrows", command: ["node", "tools/arrows.ts"] },
  { name: "links", command: ["node", "tools/links.ts"] },
  { name: "console", command: ["node", "tools/build-console.mjs"] },
  ...testSteps(process.argv.slice(2)),
  existsSync(join(root, "tools/docs.ts"))
    ? { name: "generated pages", command: ["node", "tools/docs.ts", "--check"] }
    : { name: "generated pages", skip: "no page is generated yet" },
];

process.exitCode = await check();
rmSync(scratch, { recursive: true, force: true });

async function check(): Promise<number> {
  for (const step of steps) {
    const code = await take(step);
    if (code !== 0) {
      console.log(`stopped at: ${step.name}`);
      printTests();
      return code;
    }
  }
  printTests();
  return 0;
}

/** Runs one step, prints its one line, and its output if it failed; answers its exit code. */
async function take(step: Step): Promise<number> {
  if ("skip" in step) {
    console.log(`–  ${step.name}, skipped: ${step.skip}`);
    return 0;
  }
  const begun = performance.now();
  const { code, output } = await capture(step.command);
  const seconds = ((performance.now() - begun) / 1000).toFixed(1);
  if (code !== 0) process.stdout.write(`\n${output}\n`);
  console.log(`${code === 0 ? "ok" : "FAILED"}  ${step.name}  ${seconds} s`);
  return code;
}

function capture([program = "", ...args]: string[]): Promise<{ code: number; output: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd: root, stdio: ["ignore", "pipe", "pipe"] });
    const chunks: Buffer[] = [];
    for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk: Buffer) => chunks.push(chunk));
    const stop = (signal: NodeJS.Signals) => void child.kill(signal);
    process.on("SIGINT", stop).on("SIGTERM", stop);
    child.once("error", reject);
    child.once("close", (code) => {
      process.off("SIGINT", stop).off("SIGTERM", stop);
      resolve({ code: code ?? 1, output: stripVTControlCharacters(Buffer.concat(chunks).toString()) });
    });
  });
}

/** All tests in two runs, or in one the files that were asked for. */
function testSteps(asked: readonly string[]): Step[] {
  if (asked.length > 0) return [{ name: "tests", command: jest(asked) }];
  return [
    { name: "tests", command: jest(["--testPathIgnorePatterns", "/node_modules/", withContainers]) },
    { name: "tests with containers", command: jest(["--maxWorkers", "2", "--testPathPatterns", withContainers]) },
  ];
}

function jest(asked: readonly string[]): string[] {
  const report = join(scratch, `jest-${reports.length}.json`);
  reports.push(report);
  const program = [
    "--experimental-vm-modules",
    "--disable-warning=ExperimentalWarning",
    "node_modules/jest/bin/jest.js",
  ];
  return ["node", ...program, "--json", `--outputFile=${report}`, ...asked];
}

function printTests(): void {
  const runs = reports
    .filter((report) => existsSync(report))
    .map((report) => JSON.parse(readFileSync(report, "utf8")) as TestRun);
  if (runs.length > 0) console.log(closingLines(...runs).join("\n"));
}
