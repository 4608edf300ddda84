import { readdir, utimes } from "node:fs/promises";
import { join } from "node:path";
import { topicOf, type Fact } from "@yihan/kernel";
import { startCounty, type Person, type RunningCounty } from "./county.ts";

let running: RunningCounty;
let wang: Person;
beforeAll(async () => {
  running = await startCounty();
  wang = await running.as("wang");
});
afterAll(() => running.close());

/** Makes every stored paper look as if it had been sent two days ago. */
const age = async (): Promise<void> => {
  const folder = join(running.data, "papers");
  const then = new Date(Date.now() - 2 * 24 * 3_600_000);
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true }))
    if (entry.isFile()) await utimes(join(entry.parentPath, entry.name), then, then);
};
const sent = async (text: string): Promise<string> =>
  (await running.paper(wang, "inspection-record", text).then((paper) => paper as { sha256: string })).sha256;
const has = (sha256: string): Promise<boolean> => running.county.ports.papers.has(sha256);

test("a paper that no fact names is gone after 24 hours; one that a fact names, or that came since, stays", async () => {
  const { items } = (await wang.get("/api/v1/worklist?limit=1")).body;
  const letter: string = items[0].id;
  await wang.take(letter, "received");
  const named = await running.paper(wang, "inspection-record", "named");
  const found = { discoveredOn: "2026-11-25", violation: "擅自改装营运车辆", facts: "查实", item: "" };
  await wang.take(letter, "assigned", { officer: "wang" });
  await wang.take(letter, "violationFound", found, { papers: [named] });
  const forgotten = await sent("forgotten");
  await age();
  const fresh = await sent("fresh");
  expect(await running.county.sweepPapers()).toBe(1);
  expect(await Promise.all([(named as { sha256: string }).sha256, forgotten, fresh].map(has))).toEqual([
    true,
    false,
    true,
  ]);
});

test("while a matter is set aside nothing is removed, since what it names is not known", async () => {
  const forgotten = await sent("forgotten again");
  await age();
  const topic = topicOf({ service: "approval", lane: "ordinary" });
  const afterGap: Fact = { ...(await someFact()), matter: "lacks-its-first-fact", version: 2 };
  await running.county.ports.bus.publish(topic, [afterGap]);
  expect(await running.county.sweepPapers()).toBe(0);
  expect(await has(forgotten)).toBe(true);
});

const someFact = async (): Promise<Fact> => {
  const { items } = (await wang.get("/api/v1/matters?flow=approval-notice&limit=1")).body;
  return (await running.county.services[0]!.facts(items[0].id))[0]!;
};
