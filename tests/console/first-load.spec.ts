import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { buildConsole } from "./browser.ts";

const dist = join(import.meta.dirname, "../../services/console/dist");

/** What the brief for the console allows until the list of work can be used, in compressed bytes. */
const LIMIT = 350 * 1_024;

beforeAll(buildConsole, 120_000);

const text = (file: string): string => readFileSync(join(dist, "console", file), "utf8");

/** The file and whatever it asks for before it can run. */
const withImports = (file: string, known = new Set<string>()): Set<string> => {
  if (known.has(file)) return known;
  known.add(file);
  // import … from "./a.js", and import "./a.js"; not import("./a.js"), which waits until it is needed
  if (file.endsWith(".js"))
    for (const [, next] of text(file).matchAll(/(?:from|import)\s*["']\.\/([^"']+)["']/g)) withImports(next!, known);
  return known;
};

/** The name that the build gave to the file of a module. */
const built = (of: RegExp): string => {
  const [file] = [...readFileSync(join(dist, "index.html"), "utf8").matchAll(/\/console\/([\w.-]+\.js)/g)]
    .flatMap(([, entry]) => [...withImports(entry!)])
    .flatMap((one) => [...text(one).matchAll(of)].map(([, name]) => name!));
  if (file === undefined) throw new Error(`nothing in the first load leads to ${String(of)}`);
  return file;
};

test("the console's list of work needs at most 350 KB, compressed as it is sent", () => {
  const page = readFileSync(join(dist, "index.html"), "utf8");
  const first = [...page.matchAll(/\/console\/([\w.-]+\.(?:js|css))/g)].map(([, file]) => file!);
  const files = new Set<string>();
  for (const file of [...first, built(/["'`]\.\/(work-[\w-]+\.js)["'`]/g), built(/["'`]\.\/(zh-[\w-]+\.js)["'`]/g)])
    withImports(file, files);
  const bytes = [...files]
    .map((file) => ({ file, bytes: statSync(join(dist, "console", `${file}.br`)).size }))
    .toSorted((a, b) => b.bytes - a.bytes);
  const total = bytes.reduce((sum, one) => sum + one.bytes, 0);
  // On failure the largest files are what somebody wants to know.
  expect({ total, limit: LIMIT, fits: total <= LIMIT, largest: total <= LIMIT ? [] : bytes.slice(0, 8) }).toMatchObject(
    { fits: true },
  );
});

test("the console is built for production, whoever builds it", () => {
  const page = readFileSync(join(dist, "index.html"), "utf8");
  const [, entry] = /\/console\/([\w.-]+\.js)/.exec(page)!;
  expect([...withImports(entry!)].filter((file) => file.includes("dev-runtime"))).toEqual([]);
});
