import { setTimeout as pause } from "node:timers/promises";
import { dayOf } from "@yihan/kernel";
import { csvLine } from "../../tools/demo-county/csv.ts";
import { licenceColumns } from "../../tools/demo-county/licence-rows.ts";
import { manyLicences } from "../../tools/demo-county/licences.ts";
import type { SeededRandom } from "../../tools/demo-county/seeded-random.ts";
import { licence } from "../open-county.ts";
import { tokenOf } from "../server.ts";
import { openClient, type Client, type Reply } from "./client.ts";
import { emptyLedger, enter, type Acknowledged, type Ledger } from "./ledger.ts";
import { moveOf, record, recordPaper } from "./moves.ts";

const WORKERS = 8;
const ROWS = 8;

/** What the parent remembers over all lives. */
export interface Memory {
  ledger: Ledger;
  answers: Map<number, Acknowledged>;
  matters: string[];
  /** Imports that were accepted: number and id. */
  imports: Map<number, string>;
  next: number;
  faults: string[];
}

export const newMemory = (): Memory => ({
  ledger: emptyLedger(),
  answers: new Map(),
  matters: [],
  imports: new Map(),
  next: 1,
  faults: [],
});

export const letterKey = (number: number): string => `chaos-${number}`;

export const letterBody = (number: number): object => ({
  flow: "approval-notice",
  data: { licence: licence(number, "H") },
});

const decisionNumber = licenceColumns.indexOf("XK_WSH");

/** A licence file of eight rows, the same for the same number and with decision numbers that no other file has. */
export const importFile = (number: number): string => {
  const lines = [csvLine(licenceColumns)];
  for (const cells of manyLicences(number, ROWS, 0)) {
    lines.push(csvLine(cells.with(decisionNumber, `云审许准〔2026〕${5_000_000 + number * ROWS + lines.length}号`)));
  }
  return `${lines.join("\n")}\n`;
};

/** Who acts on a server while it lives; nothing here throws when it dies. */
export const people = (url: string, client: Client) => {
  const tokens = new Map<string, Promise<string | undefined>>();
  const tokenFor = (who: { officer: string } | { client: string }): Promise<string | undefined> => {
    const name = JSON.stringify(who);
    const known = tokens.get(name) ?? tokenOf(url, who).catch(() => undefined);
    tokens.set(name, known);
    return known;
  };
  return {
    client,
    officer: (id: string) => tokenFor({ officer: id }),
    machine: () => tokenFor({ client: "approval-centre" }),
  };
};

/** Opens letter `number`; the same number again is the same request under the same Idempotency-Key. */
export const openLetter = async (client: Client, token: string, memory: Memory, number: number): Promise<void> => {
  memory.ledger.sent += 1;
  const reply = await client.post(token, "/api/v1/matters", letterBody(number), letterKey(number));
  if (!reply || reply.status === 503) return;
  if (reply.status !== 201) {
    memory.faults.push(`letter ${number}: ${reply.status} ${JSON.stringify(reply.body)}`);
    return;
  }
  const { matter, version, step, documentNumber } = reply.body as Acknowledged;
  if (!memory.answers.has(number)) memory.matters.push(matter);
  enter(memory.ledger, memory.answers, {
    number,
    mark: String(licence(number, "H")["documentNumber"]),
    matter,
    version,
    step,
    documentNumber,
  });
};

const unexpected = (reply: Reply): boolean => reply.status >= 500 && reply.status !== 503;

/**
 * Acts at random until `ending`: letters, repetitions, claims, assignments, violations, returns, imports, reads. Each of the
 * workers rests `pace` milliseconds after each act.
 */
export const drive = async (
  url: string,
  random: SeededRandom,
  memory: Memory,
  ending: AbortSignal,
  pace = 0,
): Promise<void> => {
  const client = openClient(url);
  const { officer, machine } = people(url, client);
  const token = await machine();
  if (token === undefined) return;

  const goOn = async (): Promise<void> => {
    const matter = random.pick(memory.matters);
    const shown = await client.get(token, `/api/v1/matters/${matter}`);
    if (shown?.status !== 200 || !shown.body.next?.officer) return;
    const number = memory.next++;
    const move = moveOf(
      shown.body.status,
      shown.body.next.officer,
      number,
      dayOf(Date.now()),
      random.below(6) === 0 ? { authority: shown.body.parties[0].authority } : undefined,
    );
    const actor = move && (await officer(move.officer));
    if (!move || actor === undefined) return;
    if (move.record && (await client.send(actor, "/api/v1/papers", record, "text/plain"))?.status === undefined) return;
    memory.ledger.sent += 1;
    const body = {
      step: move.step,
      data: move.data,
      papers: move.record ? [recordPaper] : [],
      reason: move.reason ?? "",
    };
    const reply = await client.post(actor, `/api/v1/matters/${matter}/steps`, body, letterKey(number));
    if (reply?.status === 200) {
      const { version, step, documentNumber } = reply.body as Acknowledged;
      enter(memory.ledger, memory.answers, { number, mark: move.mark, matter, version, step, documentNumber });
    } else if (reply && (unexpected(reply) || reply.status === 422))
      memory.faults.push(`${move.step} of ${matter}: ${reply.status} ${JSON.stringify(reply.body)}`);
  };

  const importOne = async (): Promise<void> => {
    const again = random.below(3) === 0 && memory.imports.size > 0;
    const number = again ? random.pick([...memory.imports.keys()]) : memory.next++;
    const reply = await client.send(
      token,
      `/api/v1/imports?kind=licence&name=${number}.csv`,
      importFile(number),
      "text/csv",
      letterKey(number),
    );
    if (reply?.status === 202) {
      const first = memory.imports.get(number);
      if (first !== undefined && first !== reply.body.id)
        memory.ledger.otherAnswers.push(`import ${number}: ${first}, then ${reply.body.id}`);
      memory.imports.set(number, reply.body.id);
    } else if (reply && reply.status !== 503)
      memory.faults.push(`import ${number}: ${reply.status} ${JSON.stringify(reply.body)}`);
  };

  const read = async (): Promise<void> => {
    const matter = random.pick(memory.matters);
    const path = random.pick([
      `/api/v1/matters/${matter}/facts`,
      `/api/v1/matters/${matter}`,
      "/api/v1/worklist?view=mine",
      "/api/v1/notifications",
      "/log/checkpoint",
      "/readyz",
    ]);
    const reply = await client.get((await officer(random.pick(["li", "wang", "sun"]))) ?? token, path);
    if (reply && unexpected(reply)) memory.faults.push(`GET ${path}: ${reply.status} ${JSON.stringify(reply.body)}`);
  };

  const work = async (): Promise<void> => {
    while (!ending.aborted) {
      const draw = random.below(20);
      if (draw === 0) await importOne();
      else if (draw < 3 && memory.answers.size > 0)
        await openLetter(
          client,
          token,
          memory,
          random.pick([...memory.answers.values()].filter(({ version }) => version === 1)).number,
        );
      else if (draw < 5 && memory.matters.length > 0) await read();
      else if (draw < 11 && memory.matters.length > 0) await goOn();
      else await openLetter(client, token, memory, memory.next++);
      if (pace > 0) await pause(pace);
    }
  };
  await Promise.all(Array.from({ length: WORKERS }, work));
  client.close();
};
