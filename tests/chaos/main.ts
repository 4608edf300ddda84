import { parseArgs } from "node:util";
import { runCampaign } from "./campaign.ts";
import { startBrokers } from "../containers/brokers.ts";
import { moveableAddresses } from "../containers/kafka.ts";
import { isNone } from "../containers/none.ts";
import { findBrokers } from "../distributed/county/brokers.ts";
import { withProcesses } from "../distributed/county/with-processes.ts";
import { compareModes, printedDifference } from "../distributed/differential.ts";
import { faultCampaign, isMastered, printedFault } from "./fault-campaign.ts";
import { FAULTS } from "./faults.ts";
import { isClean, printedVerdict, type Verdict } from "./judge.ts";
import { processCampaign } from "./process-campaign.ts";

const usage = `npm run chaos -- [--kills N] [--minutes M] [--seed S] [--distributed | --differential | --faults NAME|all]
  kills counties without HTTP and, one time in ten, whole servers, in campaigns of 100 and 10 kills, until N kills or M
  minutes; prints a ledger and a seed for each, ends with 1 if anything was lost, doubled or out of order
  --distributed kills the processes of services that run apart, on real brokers, in campaigns of 200 kills
  --differential asks N random commands (--kills N) of one process and of services apart, and compares all there is
  --faults lets one fault, or each in turn, happen to services that run apart, for as long as the goals ask: ${FAULTS.map(({ name }) => name).join(", ")}`;

const { values } = parseArgs({
  options: {
    kills: { type: "string", default: "1000" },
    minutes: { type: "string", default: "20" },
    seed: { type: "string" },
    distributed: { type: "boolean" },
    differential: { type: "boolean" },
    faults: { type: "string" },
    help: { type: "boolean" },
  },
});

const whole = (name: string, text: string): number => {
  if (/^\d{1,9}$/.test(text)) return Number(text);
  process.stderr.write(`--${name} wants a whole number, not ${text.slice(0, 40)}\n${usage}\n`);
  process.exit(2);
};

const seedGiven = (): number => (values.seed === undefined ? Date.now() % 1_000_000_000 : whole("seed", values.seed));

const print = (text: string): void => void process.stdout.write(text);

const killProcesses = async (kills: number, seed: number): Promise<Verdict> => {
  const { kafka, mongo, close } = await findBrokers();
  const at = { kafka, mongo, namespace: `chaos-${seed}` };
  try {
    const verdict = await withProcesses(at, (processes) => processCampaign({ ...at, processes, kills, seed }));
    print(`processes, seed ${seed}: ${printedVerdict(verdict)}\n`);
    return verdict;
  } finally {
    await close();
  }
};

/** The same random commands in both ways to run the county; true if everything came out the same. */
const compare = async (commands: number, seed: number): Promise<boolean> => {
  const { kafka, mongo, close } = await findBrokers();
  try {
    const found = await compareModes({ kafka, mongo, namespace: `differential-${seed}` }, commands, seed);
    print(`${printedDifference(seed, found)}\n`);
    return found.differences.length === 0;
  } finally {
    await close();
  }
};

/** Each fault of that name, as long as it is to last in full; true if all were mastered. */
const faultsNamed = async (name: string, seed: number): Promise<boolean> => {
  const asked = FAULTS.filter((fault) => name === "all" || fault.name === name);
  if (asked.length === 0) {
    process.stderr.write(`--faults knows no ${name.slice(0, 40)}\n${usage}\n`);
    process.exit(2);
  }
  const brokers = await startBrokers();
  if (isNone(brokers) || !brokers.kafka.container) {
    process.stderr.write(`no broker of its own: ${isNone(brokers) ? brokers.none : "YIHAN_KAFKA names one"}\n`);
    process.exit(1);
  }
  const { container: broker } = brokers.kafka;
  let mastered = true;
  try {
    for (const fault of asked) {
      for (const seconds of fault.full) {
        const namespace = `${fault.name}-${seconds}`;
        const at = { kafka: moveableAddresses(broker), mongo: brokers.mongo.urlOf(""), namespace };
        const found = await faultCampaign({ ...at, broker, fault, seconds, pace: 100, seed });
        print(`seed ${seed}: ${printedFault(fault, seconds, found)}\n`);
        mastered &&= isMastered(found);
      }
    }
  } finally {
    await brokers.close();
  }
  return mastered;
};

if (values.help) print(`${usage}\n`);
else if (values.faults !== undefined) {
  if (!(await faultsNamed(values.faults, seedGiven()))) process.exitCode = 1;
} else if (values.differential) {
  const seed = seedGiven();
  if (!(await compare(whole("kills", values.kills), seed))) process.exitCode = 1;
} else {
  const kills = whole("kills", values.kills);
  const until = performance.now() + whole("minutes", values.minutes) * 60_000;
  let seed = seedGiven();
  let killed = 0;
  let clean = true;
  while (killed < kills && performance.now() < until) {
    const left = kills - killed;
    const limit = until - performance.now();
    const store = Math.min(100, Math.ceil(left * 0.9));
    const verdicts = values.distributed
      ? [await killProcesses(Math.min(200, left), seed++)]
      : await Promise.all([
          runCampaign({ of: "store", kills: store, seed: seed++, limit, print }),
          runCampaign({ of: "server", kills: Math.min(10, Math.max(1, left - store)), seed: seed++, limit, print }),
        ]);
    for (const verdict of verdicts) {
      killed += verdict.kills;
      clean &&= isClean(verdict);
    }
    if (verdicts.every((verdict) => verdict.kills === 0)) break;
  }
  print(`${killed} kills, ${clean ? "nothing lost, nothing doubled" : "FAULTS FOUND: see above"}\n`);
  if (!clean) process.exitCode = 1;
}
