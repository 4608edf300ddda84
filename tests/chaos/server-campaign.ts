import { join } from "node:path";
import { seededRandom } from "../../tools/demo-county/seeded-random.ts";
import { startServer, type Server } from "../server.ts";
import { takeAccount } from "./account.ts";
import { openClient } from "./client.ts";
import { drive, letterKey, newMemory, openLetter, importFile, people, type Memory } from "./driver.ts";
import { judge, type Verdict } from "./judge.ts";

const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** How many acknowledged answers are asked for again over HTTP at the end. */
const ASKED_AGAIN = 300;

export interface ServerCampaign {
  data: string;
  kills: number;
  seed: number;
  until?: number;
}

/** Waits until no import waits for its turn or is being read any more; each accepted one must have ended with all its rows. */
export const importsDone = async (url: string, memory: Memory): Promise<void> => {
  const client = openClient(url);
  const token = (await people(url, client).machine())!;
  for (const [number, id] of memory.imports) {
    for (;;) {
      const reply = await client.get(token, `/api/v1/imports/${id}`);
      // Who answers for imports may just be starting.
      if (!reply || reply.status === 503) {
        await pause(50);
        continue;
      }
      if (reply.status !== 200) {
        memory.faults.push(`import ${number} ${id} was accepted and is not known: ${reply.status}`);
        break;
      }
      const { state, rows, counts } = reply.body as { state: string; rows: number; counts: Record<string, number> };
      if (state === "waiting" || state === "reading") {
        await pause(50);
        continue;
      }
      const sum = Object.values(counts).reduce((total, count) => total + count, 0);
      const wanted = importFile(number).trim().split("\n").length - 1;
      if (state !== "done" || rows !== wanted || sum !== rows || counts["letters"]! + counts["unmatched"]! !== rows)
        memory.faults.push(`import ${number}: ${JSON.stringify(reply.body)}`);
      break;
    }
  }
  client.close();
};

/** What was acknowledged is asked for once more: the fact by its number, the command under its Idempotency-Key. */
export const askAgain = async (url: string, memory: Memory): Promise<void> => {
  const client = openClient(url);
  const who = people(url, client);
  const token = (await who.machine())!;
  const some = memory.ledger.acknowledged.slice(-ASKED_AGAIN);
  for (const { number, matter, version, step, documentNumber } of some) {
    const reply = await client.get(token, `/api/v1/matters/${matter}/facts/${version}`);
    if (reply?.status !== 200 || reply.body.step !== step || reply.body.documentNumber !== documentNumber)
      memory.faults.push(`fact ${matter}/${version} of ${letterKey(number)}: ${reply?.status}`);
    if (version === 1) await openLetter(client, token, memory, number);
  }
  client.close();
};

/** One life: started, driven, killed. Kinds: while it starts, under load, while it stops. */
const life = async (data: string, random: ReturnType<typeof seededRandom>, memory: Memory): Promise<void> => {
  const server: Server = startServer({ data, env: { YIHAN_DEMO: "county" } });
  const kind = random.pick(["starting", "under load", "under load", "under load", "stopping"]);
  const ending = new AbortController();
  let driven: Promise<void> | undefined;
  if (kind === "starting") await pause(random.below(1_500));
  else {
    const url = await server.ready;
    const before = memory.ledger.acknowledged.length;
    const answers = 1 + random.below(200);
    driven = drive(url, random, memory, ending.signal);
    const patience = performance.now() + 20_000;
    while (
      memory.ledger.acknowledged.length < before + answers &&
      server.child.exitCode === null &&
      performance.now() < patience
    )
      await pause(2);
    await pause(random.below(300));
    if (kind === "stopping") {
      server.child.kill("SIGTERM");
      await pause(random.below(60));
    }
  }
  const byItself = kind === "stopping" ? null : server.child.exitCode;
  server.child.kill("SIGKILL");
  await server.ended;
  ending.abort();
  await driven;
  if (byItself !== null) throw new Error(`the server ended by itself with ${byItself}: ${server.stderr()}`);
  memory.ledger.kills += 1;
};

/** Kills a whole server again and again under load over HTTP, then looks at what is left over HTTP and in the folder. */
export const serverCampaign = async ({ data, kills, seed, until = Infinity }: ServerCampaign): Promise<Verdict> => {
  const random = seededRandom(seed, "server kills");
  const memory = newMemory();
  for (let killed = 0; killed < kills && performance.now() < until; killed += 1) await life(data, random, memory);
  const server = startServer({ data, env: { YIHAN_DEMO: "county" } });
  const url = await server.ready;
  await server.says("verified");
  await importsDone(url, memory);
  await askAgain(url, memory);
  server.child.kill("SIGTERM");
  const { code } = await server.ended;
  if (code !== 0) memory.faults.push(`the server ended with ${code}: ${server.stderr()}`);
  const account = await takeAccount(join(data));
  return judge(memory.ledger, { ...account, unequal: [...account.unequal, ...memory.faults] });
};
