import { spawn } from "node:child_process";
import { once } from "node:events";
import { startServer } from "../server.ts";
import { idleMemoryOf } from "./child-process.ts";
import { letter, openCounty } from "../open-county.ts";
import { inFlight, percentile, timed, type Rate } from "./in-flight.ts";
import { makeLetters } from "./make-letters.ts";
import type { Measure } from "./measure.ts";

const STARTS = 3;
const COMMANDS = 4_500;

/** Milliseconds that Node takes to start and end with nothing to do. */
const bareStart = async (): Promise<number> => {
  const began = performance.now();
  await once(spawn(process.execPath, ["--eval", "0"], { stdio: "ignore" }), "exit");
  return performance.now() - began;
};

/** CPU for each of 3,600 new letters and 900 claims of old ones, every reader on. */
const commandCost = async (data: string, old: readonly string[]): Promise<Rate> => {
  const county = await openCounty(data);
  const li = county.officer("li");
  await county.start();
  await county.settled();
  const supervisors = new Map<string, string>();
  const spread = Math.max(1, Math.floor(old.length / 900));
  const claimed = Array.from({ length: Math.min(900, old.length) }, (_, index) => old[index * spread]!);
  for (const matter of claimed) supervisors.set(matter, (await county.services[0]!.find(matter))!.matter.next!.officer);
  await inFlight(2_000, 1_000, (index) => county.take(letter(li, index, "W")));
  await county.settled();
  const one = (index: number) => {
    const matter = index % 5 === 0 ? claimed[index / 5] : undefined;
    if (matter === undefined) return county.take(letter(li, index, "S"));
    return county.take({
      ...letter(county.officer(supervisors.get(matter)!), index),
      matter,
      step: "received",
      data: {},
    });
  };
  const cost = await timed(COMMANDS, async () => {
    await inFlight(COMMANDS, 200, one);
    await county.settled();
  });
  await county.stop();
  return cost;
};

export const p14: Measure = {
  name: "P14",
  title:
    "start to ready with a million facts; P15: memory then; S1: cost of a command at a million matters against a thousand",
  run: async ({ folder, scale }) => {
    const count = Math.round(1_000_000 * scale);
    const small = await folder();
    const large = await folder();
    const few = await makeLetters(small, 1_000);
    const many = await makeLetters(large, count, (text) => process.stdout.write(`      ${text}\n`));
    const bare = percentile([await bareStart(), await bareStart(), await bareStart()], 0.5);
    const starts: number[] = [];
    let idle = Number.NaN;
    for (let start = 0; start < STARTS; start += 1) {
      const server = startServer({ data: large, env: { YIHAN_DEMO: "sign-in" } });
      await server.ready;
      starts.push(server.readyAfter()!);
      await server.says("verified");
      if (start === STARTS - 1) idle = await idleMemoryOf(server.child.pid!);
      server.child.kill("SIGTERM");
      await server.ended;
    }
    const ready = percentile(starts, 0.5);
    const atFew = await commandCost(small, few.matters);
    const atMany = await commandCost(large, many.matters);
    return [
      {
        what: `P14 ms to ready with ${count} facts`,
        figure: ready,
        limit: { what: "node with nothing to do", figure: bare },
        wanted: "≤ 1,500",
        reached: ready <= 1_500,
      },
      { what: `P15 MB resident with ${count} matters, idle`, figure: idle, wanted: "≤ 300", reached: idle <= 300 },
      {
        what: `S1 CPU µs a command at ${count} matters`,
        figure: atMany.cpu,
        limit: { what: "at 1,000", figure: atFew.cpu },
        wanted: "≤ 2",
        reached: atMany.cpu <= 2 * atFew.cpu,
      },
    ];
  },
};
