import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { printedVerdict, type Verdict } from "./judge.ts";
import { serverCampaign } from "./server-campaign.ts";
import { storeCampaign } from "./store-campaign.ts";
import type { Orders } from "./writer.ts";

export interface Campaign {
  /** What is killed: a county without HTTP, or whole servers. */
  of: "store" | "server";
  kills: number;
  seed: number;
  /** No new life begins after so many milliseconds. */
  limit?: number;
  mutant?: Orders["mutant"];
  /** Hears of the ledger. */
  print?: (text: string) => void;
}

/** A folder in memory where there is one: `kill -9` leaves the page cache alone, so the disk would only make it slow. */
const freshFolder = (): Promise<string> =>
  mkdtemp(join(existsSync("/dev/shm") ? "/dev/shm" : tmpdir(), "yihan-chaos-"));

/** Runs one campaign in a folder of its own; the same seed draws the same moments and moves. */
export const runCampaign = async ({
  of,
  kills,
  seed,
  limit = Infinity,
  mutant,
  print = () => {},
}: Campaign): Promise<Verdict> => {
  const data = await freshFolder();
  const began = performance.now();
  try {
    const until = began + limit;
    const verdict =
      of === "store"
        ? await storeCampaign({ data, kills, seed, until, mutant })
        : await serverCampaign({ data, kills, seed, until });
    print(`${of}, seed ${seed}, ${((performance.now() - began) / 1_000).toFixed(0)} s: ${printedVerdict(verdict)}\n`);
    return verdict;
  } finally {
    await rm(data, { recursive: true, force: true });
  }
};
