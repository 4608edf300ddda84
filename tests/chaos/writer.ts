/*
 * A county without HTTP, to be killed: opens letters and takes steps as fast as it can. Arguments: data folder, seed.
 * Loads everything, says `loaded`, and waits for one line of JSON on stdin (`Orders`) before it opens the folder; then says
 * `ready`, `sent <number>` before each command and `ack <json>` after each answer. A fault ends it with code 3.
 */
import { once } from "node:events";
import { flushCompileCache } from "node:module";
import { createInterface } from "node:readline";
import { dayOf, derivedId, Refusal } from "@yihan/kernel";
import { seededRandom } from "../../tools/demo-county/seeded-random.ts";
import { letter, licence, openCounty } from "../open-county.ts";
import type { Acknowledged } from "./ledger.ts";
import { moveOf, record, recordPaper } from "./moves.ts";

/** What a life of the writer is told. */
export interface Orders {
  /** First number of its own commands. */
  first: number;
  /** Numbers of openings that were sent before, answered or not, to be sent once more. */
  again: number[];
  /** Matters of earlier lives to go on with. */
  matters: string[];
  /** Seeded bugs that the campaign must find: `early` acknowledges before the flush, `twice` repeats as if it were new. */
  mutant?: "early" | "twice" | undefined;
}

const WORKERS = 8;

const [, , data = "", seed = "0"] = process.argv;
const random = seededRandom(Number(seed), "writer");
const lines = createInterface({ input: process.stdin });
flushCompileCache();
process.stdout.write("loaded\n");
const [line] = (await once(lines, "line")) as [string];
const orders = JSON.parse(line) as Orders;

const county = await openCounty(data, { onFault: (error) => void process.stderr.write(`${String(error)}\n`) });
await county.start();
await county.ports.papers.put(
  (async function* () {
    yield record;
  })(),
  1_000_000,
);
const li = county.officer("li");
const letters = county.services[0]!;
const wrong = [...county.directory.directory().authorities.values()].find(({ name }) =>
  name.endsWith("市场监督管理局"),
)!.code;
const matters = [...orders.matters];
const own: number[] = [];
let next = orders.first;
process.stdout.write("ready\n");

const acknowledge = (answer: Acknowledged): void => void process.stdout.write(`ack ${JSON.stringify(answer)}\n`);

/** Everything about letter `number` follows from the number, so that sending it again is sending the same. */
const open = async (number: number, twin = ""): Promise<void> => {
  const id = derivedId("chaos", String(number), twin);
  const matter = derivedId("chaos-matter", String(number), twin);
  const mark = String(licence(number, "C")["documentNumber"]);
  process.stdout.write(`sent ${number}\n`);
  if (orders.mutant === "early") acknowledge({ number, mark, matter, version: 1, step: "issued", documentNumber: "" });
  const answer = await county.take({ ...letter(li, number, "C"), id, fingerprint: id, matter });
  if (orders.mutant === "early") return;
  acknowledge({
    number,
    mark,
    matter,
    version: answer.version,
    step: answer.step,
    documentNumber: answer.documentNumber,
  });
  if (!answer.replayed) matters.push(matter);
};

const goOn = async (matter: string, number: number): Promise<void> => {
  const known = (await letters.find(matter))?.matter;
  const move =
    known?.next &&
    moveOf(
      known.status,
      known.next.officer,
      number,
      dayOf(Date.now()),
      random.below(6) === 0 ? { authority: wrong } : undefined,
    );
  if (!move) return;
  const id = derivedId("chaos", String(number), "step");
  process.stdout.write(`sent ${number}\n`);
  try {
    const { version, step, documentNumber } = await county.take({
      id,
      fingerprint: id,
      matter,
      flow: "approval-notice",
      step: move.step,
      data: move.data,
      papers: move.record ? [{ ...recordPaper, size: record.length }] : [],
      reason: move.reason ?? "",
      actor: county.officer(move.officer),
    });
    acknowledge({ number, mark: move.mark, matter, version, step, documentNumber });
  } catch (error) {
    // Another worker was first, or the letter has moved on: a lawful "no".
    if (!(error instanceof Refusal) || error.kind === "unavailable") throw error;
  }
};

const work = async (): Promise<void> => {
  for (;;) {
    const again = orders.again.pop();
    const draw = random.below(10);
    if (again !== undefined) await open(again);
    else if (draw === 0 && own.length > 0) await open(random.pick(own), orders.mutant === "twice" ? "twin" : "");
    else if (draw < 5 && matters.length > 0) await goOn(random.pick(matters), next++);
    else {
      own.push(next);
      await open(next++);
    }
  }
};

await Promise.all(Array.from({ length: WORKERS }, work)).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  process.exit(3);
});
