import { setTimeout as pause } from "node:timers/promises";
import { seededRandom } from "../../tools/demo-county/seeded-random.ts";
import { takeDistributedAccount, type DistributedCounty } from "./distributed-account.ts";
import { drive, newMemory } from "./driver.ts";
import { judge, type Verdict } from "./judge.ts";
import { askAgain, importsDone } from "./server-campaign.ts";

/** Kills that come close upon each other, before everything may recover. */
const BURST = 25;
/** One kill in so many is of all processes at once. */
const ALL = 25;

export interface ProcessCampaign extends DistributedCounty {
  kills: number;
  seed: number;
}

/** Kills single processes and all of them, again and again, under load over HTTP; then looks at what is left. */
export const processCampaign = async (campaign: ProcessCampaign): Promise<Verdict> => {
  const { processes, kills, seed } = campaign;
  const random = seededRandom(seed, "process kills");
  const memory = newMemory();
  while (memory.ledger.kills < kills) {
    const ending = new AbortController();
    const driven = drive(processes.url, random, memory, ending.signal);
    await pause(1_000);
    for (let left = BURST; left > 0 && memory.ledger.kills < kills; left -= 1) {
      const killed = random.below(ALL) === 0 ? processes.all : [random.pick([...processes.all])];
      for (const one of killed) one.kill();
      memory.ledger.kills += killed.length;
      await pause(50 + random.below(300));
    }
    await Promise.all(processes.all.map((one) => one.ready()));
    await pause(500);
    ending.abort();
    await driven;
  }
  await importsDone(processes.url, memory);
  await askAgain(processes.url, memory);
  const account = await takeDistributedAccount(campaign);
  return judge(memory.ledger, { ...account, unequal: [...account.unequal, ...memory.faults] });
};
