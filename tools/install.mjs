// What `npm start` and `npm test` do first on a fresh machine. Plain JavaScript: it runs on whatever Node the machine has.
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { runChild } from "./run-child.mjs";

const oldestNode = 24;

/** Installs the workspace when its lockfile differs from what was installed last; answers the Node that runs it. */
export async function ensureInstalled(root, env) {
  const stamp = join(root, "node_modules", ".cache", "installed.json");
  const wanted = fingerprint(root);
  const found = readStamp(stamp);
  if (found?.fingerprint === wanted && nodeStands(found)) return found.node;

  const pnpm = packageManager(root);
  process.stderr.write(`installing the workspace with ${pnpm} …\n`);
  // Standard output belongs to the command that was asked for, so the installer writes to standard error.
  const code = await runChild(
    "npm",
    ["exec", "--yes", `--package=${pnpm}`, "--", "pnpm", "install", "--frozen-lockfile"],
    {
      cwd: root,
      // CI=true: never stop to ask whether an older node_modules may be replaced.
      env: { ...env, CI: "true" },
      stdio: ["ignore", 2, 2],
      // npm is a shell script on Windows, which only a shell can start.
      shell: process.platform === "win32",
    },
  );
  if (code !== 0) throw new Error(`the workspace was not installed: pnpm ended with code ${code}`);

  const node = await findNode(root);
  mkdirSync(join(root, "node_modules", ".cache"), { recursive: true });
  writeFileSync(stamp, JSON.stringify({ fingerprint: wanted, node, version: process.version }));
  return node;
}

/** Answers the installed Node without installing anything; fails when nothing is installed. */
export async function installedNode(root) {
  if (!existsSync(join(root, "node_modules", ".bin"))) throw new Error("nothing is installed yet: run `npm test` once");
  return findNode(root);
}

/** Everything that decides what an install puts into node_modules. */
function fingerprint(root) {
  const hash = createHash("sha256");
  for (const file of ["pnpm-lock.yaml", "pnpm-workspace.yaml"])
    hash.update(readFileSync(join(root, file))).update("\0");
  return hash.update([packageManager(root), process.platform, process.arch].join("\0")).digest("hex");
}

function packageManager(root) {
  return JSON.parse(readFileSync(join(root, "package.json"), "utf8")).packageManager.split("+")[0];
}

function readStamp(stamp) {
  try {
    return JSON.parse(readFileSync(stamp, "utf8"));
  } catch (error) {
    if (error.code === "ENOENT" || error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** The pinned Node stays good while its file is there; the machine's own only while it is the one that was looked at. */
function nodeStands({ node, version }) {
  return existsSync(node) && (node !== process.execPath || version === process.version);
}

async function findNode(root) {
  // The pinned Node is a package for Linux with glibc; elsewhere the machine's own must be new enough.
  const pinned = join(root, "node_modules", ".bin", "node");
  if (existsSync(pinned) && (await runChild(pinned, ["--version"], { stdio: "ignore" })) === 0) return pinned;
  if (Number.parseInt(process.versions.node, 10) >= oldestNode) return process.execPath;
  throw new Error(
    `Node ${oldestNode} or newer is needed, and this is ${process.version}. The pinned Node comes with the install on Linux ` +
      "(x64 and arm64, glibc); on other systems install Node 24 and run the command again.",
  );
}
