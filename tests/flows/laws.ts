import { lapsedClock, type Matter } from "@yihan/matter";
import { bureau, county } from "../cast.ts";
import type { Attempt } from "./walk.ts";

const say = (holds: boolean, law: string, { command, before }: Attempt): void => {
  if (!holds)
    throw new Error(`${law}: ${command.flow} ${before?.status ?? "nothing"} → ${command.step} by ${command.actor.id}`);
};

const mayKnow = (matter: Matter, authority: string): boolean =>
  authority === bureau.justice || Object.values(matter.parties).some((party) => party.authority === authority);

/** What holds after every step of every flow, whatever was asked. Throws with the law's sentence. */
export const laws = (attempt: Attempt): void => {
  const { before, command, outcome, flow, now } = attempt;
  if ("refusal" in outcome) {
    say(outcome.refusal.text.zh !== "" && outcome.refusal.text.en !== "", "a refusal speaks both languages", attempt);
    return;
  }
  const { fact, after } = outcome;
  const frame = fact.frame!;
  say(after.version === (before?.version ?? 0) + 1, "one command is one fact", attempt);
  say(
    county.authorities.has(frame.responsible?.authority ?? ""),
    "exactly one known authority is responsible at every moment",
    attempt,
  );
  say(after.status in flow.statuses, "a matter stands in a status of its flow", attempt);
  const { document } = flow.steps[frame.step]!;
  say(
    before === undefined ||
      before.documentNumber === after.documentNumber ||
      (document !== undefined && !before.documentNumber.includes(`${document.word}〔`)),
    "a number is given once to a document of each kind",
    attempt,
  );
  say(before === undefined || after.chain === before.chain, "a matter keeps its chain", attempt);
  say(before?.opened === undefined || before.opened === after.opened, "a matter keeps its beginning", attempt);
  say(frame.openings.length <= 1, "a fact opens one matter at most", attempt);
  const row = flow.steps[frame.step]!;
  say(
    [row.to ?? before?.status, ...(row.mayTo ?? [])].includes(after.status),
    "a step leads only where its table says",
    attempt,
  );
  actorLaws(attempt);
  clockLaws(attempt);
  if (after.ended) {
    say(after.next === undefined, "nobody must act in a matter that has ended", attempt);
    say(after.clocks.length === 0, "no clock runs in a matter that has ended", attempt);
  }
  say(frame.recordedTime === now && frame.step === (fact.step?.$case ?? ""), "a fact says when and what", attempt);
  say(command.step === frame.step || before === undefined, "only an opening step gives way to another", attempt);
};

const actorLaws = (attempt: Attempt): void => {
  const { before, command, outcome, flow } = attempt;
  if ("refusal" in outcome) return;
  const { actor } = command;
  const row = flow.steps[outcome.fact.frame!.step]!;
  if (row.by.every((role) => role === "system"))
    say(actor.kind === "system", "nobody but the system takes the system's steps", attempt);
  if (actor.kind === "system") return;
  const acted = outcome.fact.frame!.actor!.authority;
  say(before ? mayKnow(before, acted) : mayKnow(outcome.after, acted), "nobody outside the matter acts in it", attempt);
  if (actor.kind === "machine") say(row.machines === true, "a machine takes only what machines may", attempt);
};

const clockLaws = (attempt: Attempt): void => {
  const { before, outcome, flow } = attempt;
  if ("refusal" in outcome) return;
  const { fact, after } = outcome;
  const frame = fact.frame!;
  const ran = new Set((before?.clocks ?? []).map(({ id }) => id));
  const runs = new Set(after.clocks.map(({ id }) => id));
  for (const id of frame.discharged) {
    say(ran.has(id), "only a running clock ends", attempt);
    say(!runs.has(id), "a clock that ended does not run", attempt);
  }
  const row = flow.steps[frame.step]!;
  const opens = [...(row.opens ?? []).map(({ clock }) => clock), ...(row.mayOpen ?? [])];
  for (const { id, code } of frame.opened)
    say(ran.has(id) || opens.includes(code), "a step begins only the clocks that its table says", attempt);
  for (const { id } of frame.opened) say(runs.has(id), "a clock that began runs", attempt);
  for (const id of ran) say(runs.has(id) || frame.discharged.includes(id), "no clock is lost", attempt);
  say(runs.size === after.clocks.length, "no clock runs twice", attempt);
  for (const clock of after.clocks) {
    const paused = clock.pauses.some(({ to }) => to === 0);
    say(
      paused ? clock.due === 0 : clock.due > clock.start,
      "every running clock has a due instant or stands still",
      attempt,
    );
    say(county.authorities.has(clock.authority), "every clock has an authority that must be in time", attempt);
  }
  const lapsed = lapsedClock(fact);
  if (lapsed !== "")
    say(
      after.clocks.some((clock) => clock.id === lapsed && clock.lapsed),
      "a clock that passed stays on the record until it is discharged",
      attempt,
    );
};
