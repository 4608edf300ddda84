import { everyOwner } from "@yihan/all/compose";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { compose } from "@yihan/all/compose";
import { MatterServiceDefinition } from "@yihan/contracts/service/matter";
import { SupervisionServiceDefinition } from "@yihan/contracts/service/supervision";
import { dayOf, derivedId, movableClock, Refusal, sha256Hex, type Fact } from "@yihan/kernel";
import { readConfig } from "@yihan/kernel/config";
import {
  remoteMatters,
  remoteSupervision,
  type Actor,
  type Command,
  type CountySummary,
  type Flow,
  type MatterService,
  type Supervision,
  type WorklistView,
} from "@yihan/matter";
import { createLogger, pause } from "@yihan/platform";
import { seededRandom } from "../../tools/demo-county/seeded-random.ts";
import { bureau, county, machineOf, officer, on, system } from "../cast.ts";
import { commandFor } from "../flows/walk.ts";
import { tapeOf, type Tape } from "../flows/tape.ts";
import { fillDemo, tokenIn } from "./county/fill-demo.ts";
import { startApart } from "./county/in-this-process.ts";
import { prepare } from "./county/prepare.ts";
import { settleAll } from "./county/settled.ts";
import type { At } from "./county/with-processes.ts";

const owners = everyOwner;
const flows: readonly Flow[] = owners.flatMap((owner) => owner.flows);

/** Matters that are acted in side by side; what one command causes elsewhere is waited for before the next that does so. */
const LANES = 12;
const HOUR = 3_600_000;
const PAUSES = [HOUR, 5 * HOUR, 24 * HOUR, 3 * 24 * HOUR];
const VIEWS: readonly WorklistView[] = ["mine", "unit", "covered", "overdue", "unmatched"];
/** Everything begins here: a Monday on which the demo county's lists are in force. */
const START = on("03-02");

/** One way to run the county. */
interface Mode {
  services: readonly MatterService[];
  supervision: Supervision;
  settled(): Promise<void>;
  stop(): Promise<void>;
}

export interface Difference {
  commands: number;
  facts: number;
  refused: number;
  /** What is not the same, the first of it. */
  differences: string[];
}

const steps = (reactions: (typeof owners)[number]["reactions"]): string[] =>
  reactions.flatMap((reaction) => reaction.on.map(({ flow, step }) => `${flow}/${step}`));
const causing = new Set(owners.flatMap((owner) => steps(owner.reactions)));

/** All items of a list that is read in pages. */
const whole = async <T>(page: (cursor?: string) => Promise<{ items: T[]; next?: string }>): Promise<T[]> => {
  const items: T[] = [];
  for (let cursor: string | undefined; ;) {
    const found = await page(cursor);
    items.push(...found.items);
    cursor = found.next;
    if (cursor === undefined) return items;
  }
};
const from = (cursor: string | undefined): { limit: number; cursor?: string } => ({
  limit: 200,
  ...(cursor !== undefined && { cursor }),
});

/** In an order of their own: what changed in the same instant stands in the order in which it was taken in. */
const inOrder = <T extends { id: string }>(items: readonly T[]): T[] =>
  items.toSorted((a, b) => (a.id < b.id ? -1 : 1));

/** The latest letters but those of the last instant shown, of which there may be more than the list holds. */
const latestOf = ({ latest, ...counts }: CountySummary): object => {
  const last = Math.min(...latest.map(({ updated }) => updated));
  const lines = latest.filter(({ updated }) => updated > last).map((one) => JSON.stringify(one));
  return { ...counts, latest: lines.toSorted() };
};

/** Everything that supervision shows anybody, by where it is shown. */
const shown = async (supervision: Supervision, today: string): Promise<Map<string, unknown>> => {
  const found = new Map<string, unknown>();
  // First: what is read below counts as delivered from then on.
  found.set("county", latestOf(await supervision.county()));
  for (const report of ["ladder", "overdue"])
    found.set(`report ${report}`, await supervision.statistics(report, dayOf(START), today));
  for (const authority of Object.values(bureau))
    found.set(`account of ${authority}`, await supervision.reconciliation(authority, today));
  const readers: Actor[] = [system, machineOf(bureau.approval), machineOf(bureau.enforcement)];
  const people = [...county.officers.keys()].map((id) => officer(id, Date.parse(`${today}T04:00:00Z`)));
  for (const reader of [...people, ...readers]) {
    const name = `${reader.kind} ${reader.id}`;
    found.set(`${name}: matters`, inOrder(await whole((cursor) => supervision.matters(reader, from(cursor)))));
    if (reader.kind !== "officer") continue;
    for (const view of VIEWS)
      found.set(`${name}: ${view}`, inOrder(await whole((cursor) => supervision.worklist(reader, view, from(cursor)))));
    found.set(`${name}: counts`, await supervision.worklistCounts(reader));
    found.set(`${name}: notices`, inOrder(await whole((cursor) => supervision.notifications(reader, from(cursor)))));
  }
  return found;
};

/** As it would be answered, fields in the order of their names: what is undefined and what is not there are the same. */
const written = (value: unknown): string =>
  JSON.stringify(value, (_name, part: unknown) =>
    typeof part === "object" && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).toSorted(([one], [other]) => (one < other ? -1 : 1)))
      : part,
  ) ?? "nothing";

/** What a taken or refused command came to, to be compared. */
const outcomeOf = async (
  service: MatterService,
  command: Command,
  key: Uint8Array,
  shape: (fact: Fact) => object,
): Promise<object> => {
  try {
    const { stored, replayed } = await service.take(command, key);
    return { replayed, ...shape(stored) };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const { kind, code, text, faults, possible, version } = error;
    return { refused: { kind, code, text, faults, possible, version } };
  }
};

const comparable = ({ traceparent: _traceparent, data, key, ...fact }: Fact): object => ({
  ...fact,
  key: Buffer.from(key).toString("hex"),
  data: Buffer.from(data).toString("hex"),
});

/** Secrets are drawn at random where a service opens a matter by itself: of those, all but the secret is compared. */
const withoutKey = (fact: Fact): object => ({ ...comparable(fact), key: "" });

/**
 * Feeds one random sequence of commands to the county in one process and to the county whose services run apart, and
 * compares every answer, every fact byte for byte, and everything that is shown, field for field.
 */
export const compareModes = async (at: At, commands: number, seed: number): Promise<Difference> => {
  const clock = movableClock(START);
  const folder = await mkdtemp(join(tmpdir(), "yihan-differential-"));
  const together = await openTogether(join(folder, "together"), clock);
  const apart = await openApart(join(folder, "apart"), clock, at);
  const both = [together, apart];
  const random = seededRandom(seed, "differential");
  const tape = tapeOf(Array.from({ length: commands * 60 }, () => random.below(1_000_000)));
  const result: Difference = { commands: 0, facts: 0, refused: 0, differences: [] };
  const differ = (what: string, one: unknown, other: unknown): void => {
    const [a, b] = [written(one), written(other)];
    if (a === b) return;
    // Where they part, and a little before.
    let parted = 0;
    while (a[parted] === b[parted] && parted < a.length) parted += 1;
    const near = (text: string): string => text.slice(Math.max(0, parted - 200), parted + 200);
    result.differences.push(`${what}:\n  ${near(a)}\n  ${near(b)}`);
  };
  const settle = (): Promise<unknown> => Promise.all(both.map((mode) => mode.settled()));
  const matters = new Set<string>();
  const keyed = new Set<string>();

  const act = async (lane: Lane): Promise<boolean> => {
    const place = flows.indexOf(lane.flow);
    const service = (mode: Mode): MatterService => mode.services.find((one) => one.flows.includes(flows[place]!))!;
    const matter = (await service(together).find(lane.matter))?.matter;
    result.commands += 1;
    const drawn = commandFor(lane.flow, matter, clock.now(), result.commands, tape);
    const id = derivedId("differential", String(result.commands));
    const command = { ...drawn, id, fingerprint: sha256Hex(id), matter: lane.matter };
    const key = Buffer.from(sha256Hex(lane.matter), "hex");
    // A matter that a service opened by itself has a secret of its own drawing.
    if (!matter) keyed.add(lane.matter);
    const shape = keyed.has(lane.matter) ? comparable : withoutKey;
    const [one, other] = await Promise.all(both.map((mode) => outcomeOf(service(mode), command, key, shape)));
    differ(`command ${result.commands}, ${command.flow}/${command.step}`, one, other);
    if ("refused" in one!) {
      result.refused += 1;
      return false;
    }
    matters.add(lane.matter);
    return causing.has(`${command.flow}/${command.step}`);
  };

  let lanes: Lane[] = [];
  while (result.commands < commands && result.differences.length < 5) {
    clock.set(clock.now() + tape.of(PAUSES));
    // What is due by now is on the record before anybody acts.
    await settle();
    lanes = await nextLanes(lanes, together, tape, result.commands);
    for (const lane of lanes) if (await act(lane)) await settle();
    await settle();
  }
  await settle();
  for (const lane of lanes) for (const matter of await chainOf(together, lane.matter)) matters.add(matter);
  for (const matter of matters) for (const other of await chainOf(together, matter)) matters.add(other);
  for (const matter of matters) {
    const [one, other] = await Promise.all(both.map((mode) => factsOf(mode, matter)));
    result.facts += one!.length;
    const shape = keyed.has(matter) ? comparable : withoutKey;
    differ(`facts of ${matter}`, one!.map(shape), other!.map(shape));
  }
  const today = dayOf(clock.now());
  const [one, other] = await Promise.all(both.map((mode) => shown(mode.supervision, today)));
  for (const [where, what] of one!) differ(where, what, other!.get(where));
  await together.stop();
  await apart.stop();
  await rm(folder, { recursive: true, force: true, maxRetries: 10 });
  return result;
};

/** The account of a comparison, with the first of what is not the same. */
export const printedDifference = (seed: number, { commands, refused, facts, differences }: Difference): string =>
  [
    `seed ${seed}: ${commands} commands, ${refused} refused, ${facts} facts, ${differences.length} differences`,
    ...differences.slice(0, 5),
  ].join("\n");

interface Lane {
  flow: Flow;
  matter: string;
}

const chainOf = async ({ supervision }: Mode, matter: string): Promise<string[]> => {
  const found = await supervision.findMatter(system, matter);
  return found ? (await supervision.chain(system, found.chain)).map(({ id }) => id) : [];
};

const factsOf = async ({ services }: Mode, matter: string): Promise<Fact[]> =>
  (await Promise.all(services.map((service) => service.facts(matter)))).flat();

/** Goes on with what is open and what came of it; what has ended mostly makes room for a new matter. */
const nextLanes = async (lanes: readonly Lane[], mode: Mode, tape: Tape, count: number): Promise<Lane[]> => {
  const next: Lane[] = [];
  for (const lane of lanes) {
    for (const id of await chainOf(mode, lane.matter)) {
      const summary = (await mode.supervision.findMatter(system, id))!;
      const flow = flows.find(({ name }) => name === summary.flow)!;
      if (!next.some(({ matter }) => matter === id) && (!summary.ended || tape.chance(10)) && !tape.chance(3))
        next.push({ flow, matter: id });
    }
  }
  const kept = next.slice(-LANES);
  while (kept.length < LANES)
    kept.push({ flow: tape.of(flows), matter: derivedId("lane", String(count), String(kept.length)) });
  return kept;
};

const openTogether = async (data: string, clock: ReturnType<typeof movableClock>): Promise<Mode> => {
  const config = { ...readConfig({ YIHAN_DATA: data, YIHAN_PORT: "0" }), clock };
  const one = await compose(config, createLogger("error"));
  const stops: (() => Promise<void>)[] = [];
  for (const part of one.parts) stops.push(await part.start());
  await one.directory.api.importFrom(
    join(import.meta.dirname, "../../services/all/demo/directory"),
    { kind: "system", id: "demo" },
    false,
  );
  return {
    services: one.services,
    supervision: one.supervision,
    settled: async () => {
      await one.settled();
      await one.tick();
      await one.settled();
    },
    stop: async () => {
      for (const stop of stops.toReversed()) await stop();
    },
  };
};

const openApart = async (data: string, clock: ReturnType<typeof movableClock>, at: At): Promise<Mode> => {
  await prepare(at.kafka, at.mongo, at.namespace);
  const apart = await startApart({ ...at, data, clock, port: 0 });
  await fillDemo(apart.url, tokenIn(data), { files: false });
  return {
    services: owners.map(({ name, flows: own }) =>
      remoteMatters({
        verbs: apart.peers.verbs(name, MatterServiceDefinition),
        flows: own,
        directory: () => county,
        clock,
      }),
    ),
    supervision: remoteSupervision({ verbs: apart.peers.verbs("supervision", SupervisionServiceDefinition), pause }),
    settled: () => settleAll(apart.peers),
    stop: apart.stop,
  };
};
