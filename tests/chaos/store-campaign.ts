import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { seededRandom } from "../../tools/demo-county/seeded-random.ts";
import { takeAccount } from "./account.ts";
import { judge, type Verdict } from "./judge.ts";
import { emptyLedger, enter, type Acknowledged } from "./ledger.ts";
import type { Orders } from "./writer.ts";

const program = join(import.meta.dirname, "writer.ts");

/** Numbers that a life may use. */
const NUMBERS = 100_000;
/** A life's first orders: openings of earlier lives to be sent once more, and matters to go on with. */
const MOST_ANSWERS = 150;
const AGAIN = 10;
const GO_ON = 40;

const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

interface Writer {
  child: ChildProcess;
  loaded: Promise<void>;
  /** Resolves after so many answers. */
  answers(count: number): Promise<void>;
  ended: Promise<number | null>;
  onLine(listener: (line: string) => void): void;
  stderr(): string;
}

// Loading is half of a short life: what was compiled once is kept (the writer flushes it, a killed process would not).
const compiled = join(import.meta.dirname, "../../node_modules/.cache/compile");

const startWriter = (data: string, seed: number): Writer => {
  const child = spawn(process.execPath, [program, data, String(seed)], {
    stdio: ["pipe", "pipe", "pipe"],
    env: { ...process.env, NODE_COMPILE_CACHE: compiled },
  });
  const killed = (): void => void child.kill("SIGKILL");
  process.once("exit", killed);
  child.once("exit", () => process.off("exit", killed));
  let errors = "";
  child.stderr.on("data", (text) => (errors += String(text)));
  const lines = createInterface({ input: child.stdout });
  const says = (word: string): Promise<void> =>
    new Promise((resolve) => {
      lines.on("line", (line) => {
        if (line === word) resolve();
      });
    });
  let answered = 0;
  const answers = (count: number): Promise<void> =>
    new Promise((resolve) => {
      lines.on("line", (line) => {
        if (line.startsWith("ack ") && line.endsWith("}") && ++answered >= count) resolve();
      });
    });
  // The last lines may still be in the pipe when the process is gone.
  const ended = Promise.all([once(child, "exit"), once(lines, "close")]).then(([[code]]) => code as number | null);
  return {
    child,
    loaded: says("loaded"),
    answers,
    ended,
    onLine: (listener) => void lines.on("line", listener),
    stderr: () => errors,
  };
};

export interface StoreCampaign {
  data: string;
  kills: number;
  seed: number;
  /** No new life begins after this instant (performance.now). */
  until?: number;
  mutant?: Orders["mutant"];
}

/**
 * Kills a county without HTTP again and again, while it starts or after some answers, and takes account of what is left. The next process loads while the one before still runs.
 */
export const storeCampaign = async ({
  data,
  kills,
  seed,
  until = Infinity,
  mutant,
}: StoreCampaign): Promise<Verdict> => {
  const random = seededRandom(seed, "kills");
  const ledger = emptyLedger();
  const answers = new Map<number, Acknowledged>();
  const openings: number[] = [];
  let standby = startWriter(data, seed);
  try {
    for (let life = 0; life < kills && performance.now() < until; life += 1) {
      const writer = standby;
      await Promise.race([writer.loaded, writer.ended]);
      standby = startWriter(data, seed + life + 1);
      const first = life * NUMBERS;
      writer.onLine((line) => {
        if (line.startsWith("sent ")) {
          const number = Number(line.slice(5));
          if (number >= first) ledger.sent += 1;
        }
        // A line that the kill cut off is no answer.
        if (!line.startsWith("ack ") || !line.endsWith("}")) return;
        const answer = JSON.parse(line.slice(4)) as Acknowledged;
        enter(ledger, answers, answer);
        if (answer.version === 1 && openings.length < 10_000) openings.push(answer.number);
      });
      const matters = ledger.acknowledged.slice(-GO_ON).map(({ matter }) => matter);
      const unanswered = Array.from({ length: 3 }, (_, back) => first - NUMBERS + back).filter((number) => number >= 0);
      const again =
        openings.length === 0
          ? []
          : [
              ...Array.from({ length: AGAIN }, () => random.pick(openings)),
              ...unanswered.filter((number) => !answers.has(number)),
            ];
      const orders: Orders = { first, matters, again: mutant === undefined ? again : [], mutant };
      writer.child.stdin!.write(`${JSON.stringify(orders)}\n`);
      // One life in three ends while it is still starting; the others after so many answers that a slow machine kills no less.
      if (random.below(3) === 0) await pause(random.below(150));
      else {
        await Promise.race([writer.answers(1 + random.below(MOST_ANSWERS)), writer.ended]);
        await pause(random.below(20));
      }
      const byItself = writer.child.exitCode;
      writer.child.kill("SIGKILL");
      await writer.ended;
      if (byItself !== null)
        throw new Error(`life ${life} of seed ${seed} ended by itself with ${byItself}: ${writer.stderr()}`);
      ledger.kills += 1;
    }
  } finally {
    standby.child.kill("SIGKILL");
    await standby.ended;
  }
  return judge(ledger, await takeAccount(data));
};
