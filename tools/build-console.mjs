// Builds the console when what it is made of has changed: `node tools/build-console.mjs`. Plain JavaScript, as tools/run.mjs is.
import { createHash } from "node:crypto";
import { existsSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, extname, join, relative, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import { runChild } from "./run-child.mjs";

const root = resolve(dirname(fileURLToPath(import.meta.url)), "..");
const home = join(root, "services", "console");
const dist = join(home, "dist");
const stamp = join(dist, "made-of");

/** What the console is made of: its own sources, the packages it may import, and the versions of all others. */
const sources = [
  "services/console/src",
  "services/console/index.html",
  "services/console/vite.config.ts",
  "services/console/vite.verify.config.ts",
  "services/console/verifier-in-browser.ts",
  "packages/calendar/src",
  "packages/contracts/src",
  "packages/kernel/src",
  "packages/tlog/src",
  "pnpm-lock.yaml",
  "tools/build-console.mjs",
];

/** Makes services/console/dist if it is missing or made of something else. Throws if the build fails; what was there before then stays. */
export async function ensureConsole(node = process.execPath) {
  const wanted = fingerprint();
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === wanted) return;
  // A test run says NODE_ENV=test, by which React would be built as for development: larger, slower, and talkative.
  const env = { ...process.env, NODE_ENV: "production" };
  const fresh = mkdtempSync(join(home, "dist-"));
  try {
    const vite = join(home, "node_modules", "vite", "bin", "vite.js");
    // The console first: it empties the folder. Standard output belongs to the command that was asked for.
    for (const more of [["--emptyOutDir"], ["--config", "vite.verify.config.ts"]]) {
      const code = await runChild(node, [vite, "build", "--logLevel", "warn", "--outDir", fresh, ...more], {
        cwd: home,
        env,
        stdio: ["ignore", 2, 2],
      });
      if (code !== 0) throw new Error(`the console was not built: vite ended with code ${code}`);
    }
    await compress(join(fresh, "console"));
    writeFileSync(join(fresh, "made-of"), wanted);
    const old = `${fresh}-old`;
    if (existsSync(dist)) renameSync(dist, old);
    renameSync(fresh, dist);
    rmSync(old, { recursive: true, force: true });
  } finally {
    rmSync(fresh, { recursive: true, force: true });
  }
}

function fingerprint() {
  const hash = createHash("sha256");
  for (const source of sources)
    for (const file of filesOf(join(root, source)))
      hash.update(relative(root, file)).update("\0").update(readFileSync(file)).update("\0");
  return hash.digest("hex");
}

function filesOf(path) {
  if (!existsSync(path)) return [];
  if (extname(path) !== "") return [path];
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.includes(".spec."))
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted();
}

/** A brotli and a gzip file beside each text, so that the server compresses nothing while it serves. */
async function compress(folder) {
  const texts = readdirSync(folder).filter((name) => [".js", ".css", ".svg"].includes(extname(name)));
  await Promise.all(
    texts.map(async (name) => {
      const bytes = readFileSync(join(folder, name));
      const quality = {
        params: { [constants.BROTLI_PARAM_QUALITY]: 9, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length },
      };
      writeFileSync(join(folder, `${name}.br`), await promisify(brotliCompress)(bytes, quality));
      writeFileSync(join(folder, `${name}.gz`), await promisify(gzip)(bytes, { level: 9 }));
    }),
  );
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) await ensureConsole();
