import { existsSync } from "node:fs";
import { join } from "node:path";
import { LONGEST, longestFirst } from "./longest-first.ts";

const root = join(import.meta.dirname, "..");

test("every suite that begins first is there under its name", () => {
  expect(LONGEST.filter((path) => !existsSync(join(root, path)))).toEqual([]);
});

test("the longest begin, the others keep their order", () => {
  const others = ["tests/console/help.spec.ts", "packages/kernel/src/one-by-one.spec.ts"];
  const suites = [...others, ...LONGEST.toReversed()].map((path) => ({ path: join(root, path) }));
  expect(longestFirst(suites).map(({ path }) => path.slice(root.length + 1))).toEqual([...LONGEST, ...others]);
});
