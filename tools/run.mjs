// The one door to every verb of the repository: `node tools/run.mjs <verb> [arguments]`. See CONTRIBUTING.md.
import { dirname, delimiter, join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { ensureInstalled, installedNode } from "./install.mjs";
import { runChild } from "./run-child.mjs";

const root = resolve(dirname(fileURLToPath(import.meta.url)), "..");

const verbs = {
  start: { run: "services/all/main.ts", console: true },
  yihan: { run: "services/all/cli/main.ts", where: callersFolder },
  test: { run: "tools/check.ts" },
  check: { run: "tools/check.ts", install: false },
  bench: { run: "tests/bench/main.ts", console: true },
  chaos: { run: "tests/chaos/main.ts" },
  distributed: { run: "tests/distributed/main.ts", console: true },
  gen: { run: "tools/gen.ts" },
};

/** Runs one verb and answers its exit code; 70 when the workspace could not be made ready, 2 for an unknown verb. */
export async function runVerb(name, args) {
  const verb = Object.hasOwn(verbs, name ?? "") ? verbs[name] : undefined;
  if (!verb) {
    process.stderr.write(`usage: node tools/run.mjs <${Object.keys(verbs).join(" | ")}> [arguments]\n`);
    return 2;
  }
  const cwd = verb.where?.() ?? root;
  try {
    const node = await (verb.install === false ? installedNode(root) : ensureInstalled(root, ownEnvironment()));
    if (verb.console) await buildConsole(node);
    return await runChild(node, [join(root, verb.run), ...args], { cwd, env: toolEnvironment(), stdio: "inherit" });
  } catch (error) {
    process.stderr.write(`${error.message}\n`);
    return 70;
  }
}

/** The console is served as it was built; what has not changed is not built again. */
async function buildConsole(node) {
  const code = await runChild(node, [join(root, "tools/build-console.mjs")], {
    cwd: root,
    env: toolEnvironment(),
    stdio: ["ignore", 2, 2],
  });
  if (code !== 0) throw new Error("the console could not be built; see above");
}

/** npm moves to the root before it runs a script; files named on the command line mean the folder the person stood in. */
function callersFolder() {
  const movedByNpm = process.env.npm_lifecycle_event !== undefined && process.cwd() === root;
  return (movedByNpm && process.env.INIT_CWD) || process.cwd();
}

/** The environment without what npm added for its own script: a child that looks at it would take itself for that script. */
function ownEnvironment() {
  return Object.fromEntries(
    Object.entries(process.env).filter(([name]) => name !== "INIT_CWD" && !/^npm_(lifecycle|package)_/.test(name)),
  );
}

function toolEnvironment() {
  const env = ownEnvironment();
  const path = Object.keys(env).find((name) => name.toUpperCase() === "PATH") ?? "PATH";
  return {
    NODE_COMPILE_CACHE: join(root, "node_modules", ".cache", "compile"),
    // The command line may stand in any folder, the data stays with the program unless somebody says otherwise.
    YIHAN_DATA: join(root, "data"),
    ...env,
    [path]: [join(root, "node_modules", ".bin"), env[path]].filter(Boolean).join(delimiter),
  };
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  process.exitCode = await runVerb(process.argv[2], process.argv.slice(3));
}
