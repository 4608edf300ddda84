import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { fold, type Flow, type FlowFact, type Matter } from "@yihan/matter";
import fc from "fast-check";
import { seededRandom } from "../../tools/demo-county/seeded-random.ts";
import { everyFlow as flows } from "./every-flow.ts";
import { laws } from "./laws.ts";
import { tapeOf } from "./tape.ts";
import { walk } from "./walk.ts";

const reached = new Map<string, Set<string>>(flows.map(({ name }) => [name, new Set<string>()]));
const taken = new Map<string, Set<string>>(flows.map(({ name }) => [name, new Set<string>()]));
const refusals = new Map<string, number>();

/** One walk by a tape of these numbers; throws at the first law that is broken, and notes what it came to. */
const goOnce = (flow: Flow, numbers: readonly number[]): void => {
  const facts: FlowFact[] = [];
  const opened = new Set<string>();
  let last: Matter | undefined;
  const whole = (after: Matter): void => {
    if (!isDeepStrictEqual(fold(flow, facts), after))
      throw new Error("the same facts, read from their bytes, always give the same matter");
  };
  walk(flow, tapeOf(numbers), (attempt) => {
    laws(attempt);
    if ("refusal" in attempt.outcome) {
      refusals.set(attempt.outcome.refusal.code, (refusals.get(attempt.outcome.refusal.code) ?? 0) + 1);
      return;
    }
    if (!attempt.before) {
      if (last) whole(last);
      facts.length = 0;
      opened.clear();
    }
    facts.push(attempt.outcome.fact);
    last = attempt.outcome.after;
    reached.get(flow.name)!.add(last.status);
    taken.get(flow.name)!.add(attempt.outcome.fact.frame!.step);
    for (const { flow: led } of attempt.outcome.fact.frame!.openings) {
      if (opened.has(led)) throw new Error(`a matter leads to one ${led} at most`);
      opened.add(led);
    }
  });
  if (last) whole(last);
};

const LENGTH = 3_500;

describe.each(flows.map((flow) => [flow.name, flow] as const))("every walk through %s", (_name, flow) => {
  test("keeps the laws of all flows at every step", () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 999_999 }), { minLength: LENGTH, maxLength: LENGTH }), (numbers) =>
        goOnce(flow, numbers),
      ),
      { numRuns: 20, seed: 20_261_008, endOnFailure: true },
    );
  });
});

/** Further walks for a flow with long ways, at most. */
const FURTHER = 200;

const lacking = ({ name, statuses, steps }: Flow): { missed: string[]; untaken: string[] } => ({
  missed: Object.keys(statuses).filter((status) => !reached.get(name)!.has(status)),
  untaken: Object.keys(steps).filter((step) => !taken.get(name)!.has(step)),
});

test("the walks reach every status and take every step of every flow", () => {
  for (const flow of flows) {
    const random = seededRandom(20_261_008, flow.name);
    let more = 0;
    for (; more < FURTHER && Object.values(lacking(flow)).some((names) => names.length > 0); more += 1)
      goOnce(
        flow,
        Array.from({ length: LENGTH }, () => random.below(1_000_000)),
      );
    const { name, statuses, steps } = flow;
    const { missed, untaken } = lacking(flow);
    const count = (all: object, without: readonly string[]): string =>
      `${Object.keys(all).length - without.length} of ${Object.keys(all).length}`;
    console.info(`${name}: ${count(statuses, missed)} statuses, ${count(steps, untaken)} steps, ${20 + more} walks`);
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
