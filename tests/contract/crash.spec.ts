import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { systemClock, type Fact } from "@yihan/kernel";
import { openEmbedded, startRelay } from "@yihan/platform";
import { countOnce } from "./crash-counting.ts";
import { folderForTest } from "./folder-for-test.ts";
import { numberedFact, textOf } from "./facts.ts";

const KILLS = 80;

let folder: Awaited<ReturnType<typeof folderForTest>>;
beforeEach(async () => {
  folder = await folderForTest();
});
afterEach(() => folder.remove());

/** Starts a writer on the folder and collects what it acknowledges. */
const startWriter = (
  name: string,
): {
  child: ChildProcess;
  acked: string[];
  stderr: () => string;
  afterAcks(count: number): Promise<void>;
  ended: Promise<number | null>;
} => {
  const child = spawn(process.execPath, [join(import.meta.dirname, "crash-writer.ts"), folder.path, name], {
    stdio: ["ignore", "pipe", "pipe"],
  });
  const acked: string[] = [];
  let errors = "";
  child.stderr.on("data", (text) => (errors += String(text)));
  const waiting = new Set<() => void>();
  const lines = createInterface({ input: child.stdout });
  lines.on("line", (line) => {
    if (line.startsWith("ack ")) acked.push(line.slice(4));
    for (const check of waiting) check();
  });
  // The last lines may still be in the pipe when the process is gone.
  const ended = Promise.all([once(child, "exit"), once(lines, "close")]).then(([[code]]) => code as number | null);
  const afterAcks = (count: number): Promise<void> =>
    new Promise((resolve, reject) => {
      const check = (): void => {
        if (acked.length < count) return;
        waiting.delete(check);
        resolve();
      };
      waiting.add(check);
      void ended.then(() => reject(new Error(`the writer ended by itself: ${errors}`)));
    });
  return { child, acked, stderr: () => errors, afterAcks, ended };
};

const numberOf = (fact: Fact): number => Number(textOf(fact).slice("No. ".length));

/** Opens the folder, lets everything settle, and compares what is there with what was acknowledged. */
const account = async (acked: readonly string[]) => {
  const { storeOf, bus, views, close } = openEmbedded({ data: folder.path, clock: systemClock() });
  const store = storeOf("approval");
  const relay = startRelay(store, bus);
  const counting = await countOnce(bus, views);
  // One more: its number says how many there are, those included that were stored and never acknowledged.
  const last = await store.append(numberedFact("account", 1, "letter"));
  await relay.settled();
  await counting.settled();
  const matters = new Set(acked.map((id) => id.split("/")[0]!));
  const facts = (await Promise.all([...matters].map((matter) => store.read(matter)))).flat();
  const kept = new Set(facts.map(({ matter, version }) => `${matter}/${version}`));
  const numbers = facts.map(numberOf);
  const result = {
    lost: acked.filter((id) => !kept.has(id)),
    doubled: facts.length - kept.size,
    doubledNumbers: numbers.length - new Set(numbers).size,
    stored: numberOf(last.fact),
    parked: await counting.parked(),
    pending: (await store.pending(10)).length,
    countedOften: await views.count("count", { all: { times: { gt: 1 } } }),
    counted: await views.count("count"),
  };
  await counting.stop();
  await relay.stop();
  await close();
  return result;
};

test(`after ${KILLS} kill -9 at random moments nothing acknowledged is lost and nothing took effect twice`, async () => {
  const acked: string[] = [];
  for (let kill = 0; kill < KILLS; kill += 1) {
    const writer = startWriter(`run${kill}`);
    await writer.afterAcks(1 + ((kill * 37) % 200));
    writer.child.kill("SIGKILL");
    await writer.ended;
    acked.push(...writer.acked);
  }
  const result = await account(acked);
  expect(result).toMatchObject({ lost: [], doubled: 0, doubledNumbers: 0, parked: [], pending: 0, countedOften: 0 });
  expect(result.counted).toBeGreaterThanOrEqual(acked.length);
  // Every stored fact, acknowledged or not, took the next number of the one series and was counted once.
  expect(result.counted).toBe(result.stored);
}, 120_000);

test("SIGTERM under load: what was accepted finishes, everything settles, and the process ends by itself", async () => {
  const writer = startWriter("term");
  await writer.afterAcks(200);
  writer.child.kill("SIGTERM");
  expect(await writer.ended).toBe(0);
  const result = await account(writer.acked);
  // Everything that was stored was acknowledged too, so the next number after the last of them is the account's own.
  const stored = writer.acked.length + 1;
  expect(result).toMatchObject({ lost: [], doubled: 0, pending: 0, countedOften: 0, stored, counted: stored });
}, 30_000);

test("a second process on the same folder ends with a sentence and no stack, and the first goes on", async () => {
  const first = startWriter("first");
  await first.afterAcks(1);
  const second = startWriter("second");
  expect(await second.ended).toBe(1);
  expect(second.stderr()).toMatch(/^The data folder .* is in use by another process: .*\n$/);
  await first.afterAcks(first.acked.length + 10);
  first.child.kill("SIGTERM");
  expect(await first.ended).toBe(0);
}, 30_000);
