import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { fold, type FlowFact, type Matter } from "@yihan/matter";
import fc from "fast-check";
import { everyFlow as flows } from "./every-flow.ts";
import { laws } from "./laws.ts";
import { tapeOf } from "./tape.ts";
import { walk } from "./walk.ts";

const reached = new Map<string, Set<string>>(flows.map(({ name }) => [name, new Set<string>()]));
const taken = new Map<string, Set<string>>(flows.map(({ name }) => [name, new Set<string>()]));
const refusals = new Map<string, number>();

describe.each(flows.map((flow) => [flow.name, flow] as const))("every walk through %s", (name, flow) => {
  test("keeps the laws of all flows at every step", () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 999_999 }), { minLength: 3500, maxLength: 3500 }), (numbers) => {
        const facts: FlowFact[] = [];
        let clues = 0;
        const whole = (after: Matter): void => {
          if (!isDeepStrictEqual(fold(flow, facts), after))
            throw new Error("the same facts, read from their bytes, always give the same matter");
        };
        let last: Matter | undefined;
        walk(flow, tapeOf(numbers), (attempt) => {
          laws(attempt);
          if ("refusal" in attempt.outcome) {
            refusals.set(attempt.outcome.refusal.code, (refusals.get(attempt.outcome.refusal.code) ?? 0) + 1);
            return;
          }
          if (!attempt.before) {
            if (last) whole(last);
            facts.length = 0;
            clues = 0;
          }
          facts.push(attempt.outcome.fact);
          last = attempt.outcome.after;
          reached.get(name)!.add(last.status);
          taken.get(name)!.add(attempt.outcome.fact.frame!.step);
          clues += attempt.outcome.fact.frame!.openings.length;
          if (clues > 1) throw new Error("a letter leads to one clue at most");
        });
        if (last) whole(last);
      }),
      { numRuns: 20, seed: 20_261_008, endOnFailure: true },
    );
  });
});

test("the walks reach every status and take every step of every flow", () => {
  for (const { name, statuses, steps } of flows) {
    const missed = Object.keys(statuses).filter((status) => !reached.get(name)!.has(status));
    const untaken = Object.keys(steps).filter((step) => !taken.get(name)!.has(step));
    console.info(
      `${name}: ${reached.get(name)!.size} of ${Object.keys(statuses).length} statuses, ${taken.get(name)!.size} of ${Object.keys(steps).length} steps`,
    );
    expect({ name, missed, untaken }).toEqual({ name, missed: [], untaken: [] });
  }
});

const folders = [...new Set(flows.map(({ service }) => join("services", service, "flows")))];
const root = join(import.meta.dirname, "..", "..");
const sourcesIn = (folder: string, ending: RegExp): string[] =>
  readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((file) => ending.test(file) && !file.includes("node_modules"))
    .map((file) => readFileSync(join(root, folder, file), "utf8"));

// How a refusal is written: new Refusal(kind, code, …), and the flows' own short forms.
const CODES = [
  /\bRefusal\(\s*"[a-z-]+",\s*"([a-z-]+)"/g,
  /\brefuse\(\s*"[a-z-]+",\s*"([a-z-]+)"/g,
  /\brefuseAt\(\s*[^,()]+,\s*"([a-z-]+)"/g,
  /\brefuseFaults\(\s*"([a-z-]+)"/g,
];

test("every refusal of the flows and the engine is provoked by a walk or by a spec", () => {
  const sources = [
    ...folders.flatMap((folder) => sourcesIn(folder, /(?<!spec)\.ts$/)),
    ...["decide", "common-steps", "clocks", "possible", "who-may"].map((name) =>
      readFileSync(join(root, "packages/matter/src", `${name}.ts`), "utf8"),
    ),
  ];
  const specs = folders.flatMap((folder) => sourcesIn(folder, /spec\.ts$/)).join("\n");
  const codes = new Set(
    sources.flatMap((source) => CODES.flatMap((pattern) => [...source.matchAll(pattern)].map((match) => match[1]!))),
  );
  console.info(`refusals provoked: ${[...refusals].map(([code, count]) => `${code} ${count}`).join(", ")}`);
  expect(codes.size).toBeGreaterThan(30);
  expect([...codes].filter((code) => !refusals.has(code) && !specs.includes(`"${code}"`))).toEqual([]);
});
