import type { Clock, Frame, Party, Route } from "@yihan/contracts";
import { dayOf, derivedId, Refusal } from "@yihan/kernel";
import { extendClock, pauseClock, resumeClock, startClock } from "./clocks.ts";
import { authorityOfKind, findAuthority, routeDesk, routePost } from "./directory/index.ts";
import { documentSeries } from "./document-series.ts";
import type { Circumstances, Command, Flow, FlowFact, Matter, Outcome, StepRow } from "./flow.ts";
import { opensMatter, possibilities, requireStep } from "./possible.ts";
import type { Capacity } from "./who-may.ts";

/** A decided fact, whole but for the number of its document, which the store gives. */
export interface Decision<F> {
  fact: F;
  /** The book of numbers, if the step issues a document. */
  series: string | undefined;
}

/** The route to an authority as such, no officer named. */
export const partyRoute = ({ directory }: Circumstances, code: string): Route => ({
  authority: code,
  authorityName: findAuthority(directory, code)?.name ?? code,
  unit: "",
  post: "",
  postName: "",
  officer: "",
  officerName: "",
  covers: "",
  coversName: "",
  by: "party",
  item: "",
  place: "",
  basis: "",
  since: "",
  remarks: [],
  directory: directory.version,
});

/** The officer of `authority` in the first of `posts` that has a holder, else its head, else the judicial bureau's desk: never nobody. */
export const routeTo = (circumstances: Circumstances, authority: string, posts: readonly string[]): Route => {
  const day = dayOf(circumstances.now);
  return (
    routePost(circumstances.directory, authority, [...posts, "head"], day) ??
    routeDesk(circumstances.directory, day) ??
    partyRoute(circumstances, authority)
  );
};

/**
 * Decides a command by the flow's table and rules. Pure: time, people and directory come in as arguments.
 * Throws a `Refusal` that says what would be possible; then nothing has happened.
 */
export const decide = <F extends FlowFact, M>(
  flow: Flow<F, M>,
  matter: Matter<M> | undefined,
  command: Command,
  circumstances: Circumstances,
): Decision<F> => {
  const anyFlow = flow as unknown as Flow;
  const row = flow.steps[command.step];
  if (!row)
    throw new Refusal(
      "invalid",
      "unknown-step",
      { zh: `没有“${command.step}”这一步骤。`, en: `There is no step ${command.step}.` },
      { possible: possibilities(anyFlow, matter, command, circumstances) },
    );
  if (!matter && !opensMatter(row))
    throw new Refusal("not-found", "no-such-matter", { zh: "没有这一事项。", en: "There is no such matter." });
  if (command.expected !== undefined && command.expected !== (matter?.version ?? 0)) {
    throw new Refusal(
      "version-moved",
      "version-moved",
      { zh: "事项刚被他人办理，请刷新后再试。", en: "Somebody else has acted in the matter; look again." },
      { version: matter?.version ?? 0 },
    );
  }
  const capacity = requireStep(anyFlow, command.step, row, matter, command, circumstances);
  requireGiven(anyFlow, row, command);
  const rule = flow.rules[command.step];
  // Whole, as it will be stored: what was left out is empty, so that no rule meets a field that is not there.
  const value = flow.codec.fromPartial({ step: { $case: command.step, value: command.data } }).step!.value;
  const outcome: Outcome = rule ? rule({ ...circumstances, matter, command, value: value as never }) : {};
  if (outcome.instead)
    return decide(flow, matter, { ...command, step: outcome.instead.step, data: outcome.instead.value }, circumstances);
  const frame = frameFor(anyFlow, row, matter, command, circumstances, capacity, outcome);
  const fact = flow.codec.fromPartial({ step: { $case: command.step, value: outcome.value ?? value } });
  fact.frame = frame;
  return {
    fact,
    series: seriesFor(row, matter, circumstances, [...partyList(circumstances, matter, {}), ...frame.parties]),
  };
};

/** The book of the step's document; none if the matter has one of that word already, which it keeps when it is sent again. */
const seriesFor = (
  { document }: StepRow,
  matter: Matter | undefined,
  circumstances: Circumstances,
  parties: readonly Party[],
): string | undefined => {
  if (!document || matter?.documentNumber.includes(`${document.word}〔`)) return undefined;
  const issuer =
    document.party === "judicial"
      ? authorityOfKind(circumstances.directory, "JUSTICE", dayOf(circumstances.now))[0]
      : parties.findLast(({ role }) => role === document.party);
  return issuer && documentSeries(issuer.name, document.word, circumstances.now);
};

const requireGiven = (flow: Flow, row: StepRow, command: Command): void => {
  const faults = [];
  if (row.reason && command.reason.trim() === "")
    faults.push({
      pointer: "/reason",
      code: "reason-missing",
      detail: { zh: "须说明理由", en: "a reason is required" },
    });
  for (const kind of row.papers ?? []) {
    if (command.papers.some((paper) => paper.kind === kind)) continue;
    const name = flow.papers[kind]!;
    faults.push({
      pointer: "/papers",
      code: `paper-missing`,
      detail: { zh: `缺少材料：${name.zh}`, en: `missing paper: ${name.en} (kind ${kind})` },
    });
  }
  if (faults.length === 0) return;
  const list = {
    zh: faults.map(({ detail }) => detail.zh).join("；"),
    en: faults.map(({ detail }) => detail.en).join("; "),
  };
  throw new Refusal(
    "invalid",
    faults[0]!.code,
    { zh: `“${row.title.zh}”不能办理：${list.zh}。`, en: `Not possible as it stands: ${list.en}.` },
    { faults },
  );
};

const partyList = (
  circumstances: Circumstances,
  matter: Matter | undefined,
  changed: Readonly<Record<string, string>>,
): Party[] => {
  const parties: Record<string, Party> = {};
  for (const [role, { authority, name }] of Object.entries(matter?.parties ?? {}))
    parties[role] = { role, authority, name };
  for (const [role, authority] of Object.entries(changed))
    parties[role] = { role, authority, name: findAuthority(circumstances.directory, authority)?.name ?? authority };
  return Object.values(parties);
};

const frameFor = (
  flow: Flow,
  row: StepRow,
  matter: Matter | undefined,
  command: Command,
  circumstances: Circumstances,
  capacity: Capacity,
  outcome: Outcome,
): Frame => {
  const opener = matter || capacity.role === "system" ? {} : { [capacity.role]: capacity.authority };
  const changed = { ...opener, ...outcome.parties };
  const parties = partyList(circumstances, matter, changed);
  const codeOf = (role: string): string =>
    (role === "judicial"
      ? authorityOfKind(circumstances.directory, "JUSTICE", dayOf(circumstances.now))[0]?.code
      : parties.find((party) => party.role === role)?.authority) ?? "";
  const ended =
    outcome.ends ?? row.ends ?? (row.to === undefined && outcome.to === undefined ? (matter?.ended ?? false) : false);
  const version = (matter?.version ?? 0) + 1;
  const leadsTo = outcome.leadsTo ?? (row.leadsTo ? [row.leadsTo] : []);
  const clocks = clockChanges(
    row,
    matter,
    circumstances,
    outcome,
    codeOf,
    ended && !(matter?.ended ?? false),
    command.actor.id,
  );
  return {
    matter: command.matter,
    version,
    chain: matter?.chain ?? command.chain ?? command.matter,
    cause: command.cause ?? "",
    flow: flow.name,
    step: command.step,
    status: outcome.to ?? row.to ?? matter?.status ?? "",
    lane: flow.lane,
    actor: {
      kind: command.actor.kind,
      id: command.actor.id,
      name: command.actor.kind === "system" ? "" : command.actor.name,
      authority: capacity.authority,
      post: capacity.post,
      covers: capacity.covers,
    },
    legalTime: command.legalTime ?? circumstances.now,
    recordedTime: circumstances.now,
    responsible:
      outcome.responsible ??
      (row.responsible ? partyRoute(circumstances, codeOf(row.responsible)) : matter?.responsible),
    next: ended ? undefined : nextOf(row, matter, circumstances, outcome, codeOf),
    parties: Object.keys(changed).length > 0 ? parties : [],
    papers: [...command.papers],
    copies: copiesOf(row, outcome, codeOf),
    opened: clocks.opened,
    discharged: clocks.discharged,
    paused: clocks.paused,
    openings: leadsTo.map((name) => ({ flow: name, matter: derivedId(`${command.matter}/${version}`, name) })),
    documentNumber: "",
    reason: command.reason,
    title: outcome.title ?? "",
    ended,
    told: [
      ...(outcome.told ?? []),
      ...(row.tells ?? []).map(({ party, posts }) => routeTo(circumstances, codeOf(party), posts)),
    ],
    keywords: [...(outcome.keywords ?? [])],
    reportsTo: row.reports && matter?.cause ? matter.cause.split("/")[0]! : "",
  };
};

const copiesOf = (row: StepRow, outcome: Outcome, codeOf: (role: string) => string): string[] =>
  [...new Set([...(row.copies ?? []).map(codeOf), ...(outcome.copies ?? [])])].filter((code) => code !== "");

const nextOf = (
  row: StepRow,
  matter: Matter | undefined,
  circumstances: Circumstances,
  outcome: Outcome,
  codeOf: (role: string) => string,
): Route | undefined => {
  if (outcome.next) return outcome.next === "nobody" ? undefined : outcome.next;
  if (!row.next) return matter?.next;
  return row.next === "nobody" ? undefined : routeTo(circumstances, codeOf(row.next.party), row.next.posts);
};

interface ClockChanges {
  opened: Clock[];
  discharged: string[];
  paused: string[];
}

const clockChanges = (
  row: StepRow,
  matter: Matter | undefined,
  { now }: Circumstances,
  outcome: Outcome,
  codeOf: (role: string) => string,
  endsNow: boolean,
  by: string,
): ClockChanges => {
  const running = matter?.clocks ?? [];
  const ending = new Set([...(row.discharges ?? []), ...(outcome.discharges ?? [])]);
  const roots = running.filter((clock) => endsNow || ending.has(clock.code) || ending.has(clock.id));
  const gone = new Set(roots.map((clock) => clock.id));
  for (const clock of running) if (gone.has(clock.after)) gone.add(clock.id);
  const opened: Clock[] = [];
  const counts = new Map<string, number>();
  for (const request of [...(row.opens ?? []), ...(outcome.opens ?? [])] as NonNullable<Outcome["opens"]>) {
    const again = counts.get(request.clock) ?? usedBefore(matter, request.clock);
    counts.set(request.clock, again + 1);
    opened.push(
      startClock(
        request.clock,
        request.authority ?? codeOf(request.party ?? ""),
        request.start ?? now,
        again,
        request.after,
      ),
    );
  }
  const alive = running.filter((clock) => !gone.has(clock.id));
  const named = (codes: readonly string[]) => alive.filter((clock) => codes.includes(clock.code));
  const paused = named([...(row.pauses ?? []), ...(outcome.pauses ?? [])]).filter((clock) => clock.due > now);
  const resumed = named([...(row.resumes ?? []), ...(outcome.resumes ?? [])]).filter((clock) => clock.due === 0);
  opened.push(...paused.map((clock) => pauseClock(clock, now)), ...resumed.map((clock) => resumeClock(clock, now)));
  for (const { clock: code, amount, reason } of outcome.extends ?? [])
    opened.push(...named([code]).map((clock) => extendClock(clock, amount, reason, by)));
  return { opened, discharged: [...gone], paused: paused.map(({ id }) => id) };
};

/** How many clocks of the code the matter has had. */
const usedBefore = (matter: Matter | undefined, code: string): number => matter?.clockCounts[code] ?? 0;
