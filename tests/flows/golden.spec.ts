import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import approval from "@yihan/approval";
import { frameOf } from "@yihan/contracts";
import enforcement from "@yihan/enforcement";
import type { Flow } from "@yihan/matter";
import { goldenFile, plain, type Golden } from "./golden.ts";

const root = join(import.meta.dirname, "..", "..");
const flows: readonly Flow[] = [...approval.flows, ...enforcement.flows];

describe.each(flows.map((flow) => [flow.name, flow] as const))("the golden bytes of %s", (_name, flow) => {
  const folder = join(root, dirname(goldenFile(flow, "any")));
  const steps = existsSync(folder) ? readdirSync(folder).map((file) => file.replace(/\.json$/, "")) : [];

  test("are there for every step (node tools/golden.ts writes those that are missing)", () => {
    expect(Object.keys(flow.steps).filter((step) => !steps.includes(step))).toEqual([]);
  });

  test.each(steps)("of %s still read as they were written", (step) => {
    const golden = JSON.parse(readFileSync(join(root, goldenFile(flow, step)), "utf8")) as Golden;
    const bytes = Buffer.from(golden.bytes, "base64");
    const fact = flow.codec.decode(bytes);
    expect(fact.step?.$case).toBe(step);
    // Fields that were added later may stand beside those that were written.
    expect(plain(fact)).toMatchObject(golden.reads);
    expect(frameOf(bytes).step).toBe(step);
    expect(Buffer.from(flow.codec.encode(fact).finish()).equals(bytes)).toBe(true);
  });
});
