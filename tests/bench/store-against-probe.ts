import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { newId } from "@yihan/kernel";
import { openDatabase, sqliteEventStore } from "@yihan/platform";
import { groupCommitProbe } from "./probes.ts";

/** The event store's own rate at `waiting` writers, as `groupCommitProbe` measures the limit. */
export const storeRate = async (
  waiting: number,
  milliseconds = 2_000,
  parent = tmpdir(),
): Promise<{ perSecond: number; cpu: number }> => {
  const folder = mkdtempSync(join(parent, "store-"));
  const database = openDatabase(join(folder, "yihan.db"));
  const store = sqliteEventStore(database, "approval");
  const key = randomBytes(32);
  const data = randomBytes(700);
  const fingerprint = key.toString("hex");
  let stored = 0;
  const cpu = process.cpuUsage();
  const start = performance.now();
  const writer = async (): Promise<void> => {
    while (performance.now() < start + milliseconds) {
      const matter = newId(Date.now());
      const more = {
        version: 1,
        service: "approval",
        flow: "approval-notice",
        step: "issued",
        lane: "ordinary",
        time: 1,
      } as const;
      await store.append({ ...more, matter, chain: matter, key, command: newId(Date.now()), fingerprint, data });
      stored += 1;
    }
  };
  await Promise.all(Array.from({ length: waiting }, writer));
  const seconds = (performance.now() - start) / 1_000;
  const used = process.cpuUsage(cpu);
  await database.close();
  rmSync(folder, { recursive: true, force: true });
  return { perSecond: stored / seconds, cpu: (used.user + used.system) / stored };
};

// Run as a program: prints limit, figure and ratio at the three points, median of three turns taken alternately.
if (import.meta.main) {
  const median = (values: number[]): number => values.toSorted((a, b) => a - b)[1]!;
  for (const waiting of [1, 50, 1_000]) {
    const turns = [];
    for (let turn = 0; turn < 3; turn += 1) {
      turns.push({
        probe: await groupCommitProbe(waiting, 1_500, process.argv[2]),
        store: await storeRate(waiting, 1_500, process.argv[2]),
      });
    }
    const limit = median(turns.map(({ probe }) => probe.perSecond));
    const figure = median(turns.map(({ store }) => store.perSecond));
    const cpu = [median(turns.map(({ probe }) => probe.cpu)), median(turns.map(({ store }) => store.cpu))];
    console.log(
      `${waiting} waiting: limit ${limit.toFixed(0)}/s, store ${figure.toFixed(0)}/s, ratio ${(figure / limit).toFixed(2)}; CPU ${cpu.map((us) => us.toFixed(1)).join(" / ")} µs`,
    );
  }
}
