import { forms } from "@yihan/contracts";
import { Refusal, sha256Hex, type Instant } from "@yihan/kernel";
import {
  decide,
  evolve,
  isEscalation,
  type Actor,
  type Command,
  type Flow,
  type FlowFact,
  type Matter,
} from "@yihan/matter";
import { follows } from "@yihan/matter/possible";
import { capacityOf } from "@yihan/matter/who-may";
import { bureau, county, machineOf, officer, on, system } from "../cast.ts";
import { dataOf } from "./random-data.ts";
import type { Tape } from "./tape.ts";

/** One attempt of a walk: what was asked of which matter, and what came of it. */
export interface Attempt {
  flow: Flow;
  before: Matter | undefined;
  command: Command;
  now: Instant;
  /** The fact as read again from its bytes, with the matter after it; or the refusal. */
  outcome: { fact: FlowFact; bytes: Uint8Array; after: Matter } | { refusal: Refusal };
}

const known = new Set<string>(Object.values(bureau));
const people = [...county.officers.values()]
  .filter(({ authority }) => known.has(authority))
  .map(({ id }) => officer(id));
const actors: readonly Actor[] = [
  ...people,
  system,
  machineOf(bureau.approval),
  machineOf(bureau.enforcement),
  machineOf(bureau.market),
];

const HOUR = 3_600_000;
const pauses = [0, HOUR, 24 * HOUR, 24 * HOUR, 3 * 24 * HOUR, 9 * 24 * HOUR, 40 * 24 * HOUR];

const freeze = <T>(value: T): T => {
  if (typeof value !== "object" || value === null || Object.isFrozen(value) || ArrayBuffer.isView(value)) return value;
  Object.freeze(value);
  for (const part of Object.values(value)) freeze(part);
  return value;
};

const passedClocks = (matter: Matter | undefined, now: Instant, escalation: boolean) =>
  (matter?.clocks ?? []).filter(
    ({ due, code, lapsed }) => due !== 0 && due <= now && !lapsed && isEscalation(code) === escalation,
  );

/** What the system says of its own: these steps have no form. */
const systemData = (step: string, matter: Matter | undefined, now: Instant, tape: Tape): object | undefined => {
  if (step === "lapsed" || step === "escalated") {
    const passed = passedClocks(matter, now, step === "escalated");
    const clocks = tape.chance(80) && passed.length > 0 ? passed : (matter?.clocks ?? []);
    return { clock: tape.of([...clocks.map(({ id }) => id), ...(clocks === passed ? [] : ["N2"])]) };
  }
  if (step === "outcomeTold") return { outcome: "decided", final: tape.chance(50), matter: "C" };
  return undefined;
};

/** Steps that lead on come more often than those that end or change nothing, or no walk would come far. */
const weighted = (flow: Flow, names: readonly string[]): string[] =>
  names.flatMap((name) => Array<string>(flow.steps[name]!.ends ? 1 : flow.steps[name]!.to ? 8 : 2).fill(name));

/** Mostly what leads on; now and then, in a flow of long ways, what this walk has taken least. */
const stepsFor = (
  flow: Flow,
  names: readonly string[],
  guided: boolean,
  tape: Tape,
  taken: ReadonlyMap<string, number>,
): readonly string[] => {
  if (!guided) return names;
  if (!tape.chance(25)) return weighted(flow, names);
  const least = Math.min(...names.map((name) => taken.get(name) ?? 0));
  return names.filter((name) => (taken.get(name) ?? 0) === least);
};

const authorityOf = (actor: Actor): string => (actor.kind === "system" ? "" : actor.authority);

const actorFor = (tape: Tape, guided: boolean, may: (actor: Actor) => boolean): Actor => {
  const from = tape.below(actors.length);
  const turned = [...actors.slice(from), ...actors.slice(0, from)];
  return (guided && turned.find(may)) || turned[0]!;
};

/** A command in the matter as it stands, or one that opens it; mostly one that could be taken. */
export const commandFor = (
  flow: Flow,
  matter: Matter | undefined,
  now: Instant,
  count: number,
  tape: Tape,
  taken: ReadonlyMap<string, number> = new Map(),
): Command => {
  const base = {
    id: `walk-${count}`,
    fingerprint: "",
    matter: matter?.id ?? "0190a000-0000-7000-8000-000000000001",
    flow: flow.name,
    reason: tape.chance(85) ? "理由" : "",
    // Now and then what the actor saw is out of date.
    ...(tape.chance(2) && { expected: tape.below(4) }),
  };
  const names = Object.keys(flow.steps);
  const guided = tape.chance(92);
  const following = names.filter((name) => follows(flow.steps[name]!, matter));
  // Whatever has passed is mostly noticed before anything else is done.
  const late = guided && passedClocks(matter, now, false).length > 0 && tape.chance(40);
  const step = late
    ? "lapsed"
    : tape.of(stepsFor(flow, guided && following.length > 0 ? following : names, guided, tape, taken));
  const row = flow.steps[step]!;
  const probe = { ...base, step, data: {}, papers: [] };
  // A duty is handed over within the authority that must act.
  const acting = matter?.next?.authority ?? matter?.responsible?.authority;
  const within = guided && step === "reassigned" ? people.filter((person) => authorityOf(person) === acting) : [];
  const actor = actorFor(
    tape,
    guided,
    (candidate) =>
      (within.length === 0 || within.includes(candidate)) &&
      Boolean(capacityOf(flow, row, matter, { ...probe, actor: candidate }, { now, directory: county })),
  );
  const form = forms[flow.name]?.[step] ?? [];
  const near = Object.values(matter?.parties ?? {}).map(({ authority }) => authority);
  const data =
    systemData(step, matter, now, tape) ??
    (within.length > 0 ? { officer: tape.of(within).id } : dataOf(form, now, tape, near));
  const needed = tape.chance(85) ? [...(row.papers ?? []), "inspection-record"] : [];
  const papers = [...needed, ...tape.some(Object.keys(flow.papers), 20)].map((kind) => ({
    sha256: sha256Hex(kind),
    name: kind,
    kind,
    mediaType: "application/pdf",
    size: 1,
  }));
  // Mostly the decision is the sender's own: another's is refused at once, and no walk would come far.
  for (const name of ["licence", "penalty"] as const) {
    const decision = (data as Record<string, { authority?: string } | undefined>)[name];
    if (decision && tape.chance(90)) decision.authority = authorityOf(actor);
  }
  // What a reaction says besides: where the clue came from.
  if (actor.kind !== "system" || !("clue" in data)) return { ...base, step, actor, papers, data };
  const origin = "0190a000-0000-7000-8000-0000000000aa";
  const clue = { ...(data.clue as object), sender: bureau.transport, letter: origin };
  return { ...base, step, actor, papers, data: { clue }, cause: `${origin}/4`, chain: origin };
};

/** Walks through a flow until the tape ends, mostly by steps that could be taken, one matter after another; calls back after each. */
export const walk = (flow: Flow, tape: Tape, seen: (attempt: Attempt) => void): void => {
  let matter: Matter | undefined;
  let now = on("03-02");
  const taken = new Map<string, number>();
  for (let count = 0; !tape.ended(); count += 1) {
    if (matter && tape.chance(matter.ended ? 50 : 1)) {
      matter = undefined;
      now = on("03-02");
    }
    now += tape.of(pauses);
    const command = commandFor(flow, matter, now, count, tape, taken);
    const before = freeze(matter);
    try {
      const { fact, series } = decide(flow, before, freeze(command), { now, directory: county });
      if (series) fact.frame!.documentNumber = `${series}${count}号`;
      const bytes = flow.codec.encode(fact).finish();
      const read = flow.codec.decode(bytes);
      matter = freeze(evolve(flow, before, read));
      taken.set(command.step, (taken.get(command.step) ?? 0) + 1);
      seen({ flow, before, command, now, outcome: { fact: read, bytes, after: matter } });
    } catch (refusal) {
      if (!(refusal instanceof Refusal)) throw refusal;
      seen({ flow, before, command, now, outcome: { refusal } });
    }
  }
};
