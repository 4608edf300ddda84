import type { Clue, ClueTransferFact, Route } from "@yihan/contracts";
import { dayOf, Refusal, startOfDay, type FieldFault, type RefusalKind } from "@yihan/kernel";
import {
  findAuthority,
  routeClaimer,
  routeOfficer,
  routeTo,
  type Deciding,
  type Matter,
  type Outcome,
  type StepValue,
} from "@yihan/matter";
import { completeness, dayFaults, itemName, listEntry } from "./completeness.ts";
import type { ClueMemory } from "./memory.ts";

export type Of<K extends NonNullable<ClueTransferFact["step"]>["$case"]> = Deciding<
  ClueMemory,
  StepValue<ClueTransferFact, K>
>;
export type Place = Pick<Of<"sent">, "directory" | "now" | "matter">;

/** Kinds of posts that act for the sender and for the bureau, in order. */
export const SENDERS = ["supervisor", "liaison", "desk", "handler", "head"] as const;
export const BUREAU = ["desk", "liaison", "handler", "head"] as const;

export const refuse = (
  kind: RefusalKind,
  code: string,
  zh: string,
  en: string,
  faults: readonly FieldFault[] = [],
): never => {
  throw new Refusal(kind, code, { zh: `${zh}。`, en: `${en}.` }, { faults });
};

/** A refusal at one place of the data. */
export const refuseAt = (pointer: string, code: string, zh: string, en: string): never =>
  refuse("invalid", code, zh, en, [{ pointer, code, detail: { zh, en } }]);

const refuseFaults = (code: string, faults: readonly FieldFault[]): never =>
  refuse(
    "invalid",
    code,
    `线索不完整，不能移送：${faults.map(({ detail }) => detail.zh).join("；")}`,
    `The clue is not complete and can't be sent: ${faults.map(({ detail }) => detail.en).join("; ")}`,
    faults,
  );

export const partyCode = (matter: Matter<ClueMemory> | undefined, role: string): string =>
  matter?.parties[role]?.authority ?? "";

/** Somebody of a party, to be told or to act. */
export const someoneOf = (place: Place, role: string, posts: readonly string[]): Route =>
  routeTo(place, partyCode(place.matter, role), posts);

export const knownAuthority = ({ directory }: Place, code: string, pointer: string): void => {
  if (!findAuthority(directory, code))
    refuseAt(pointer, "unknown-authority", "机构库中没有这一机关", "the directory has no such authority");
};

const named = (clue: Clue, place: Place): Pick<Outcome, "title" | "keywords"> => ({
  title: `${clue.partyName} · ${itemName(clue, place)}`,
  keywords: [clue.partyCode, clue.letterNumber].filter((word) => word !== ""),
});

/** Who found it: the party, at the opening the actor, or whom the first check's fact names. Never nobody. */
const senderOf = (deciding: Pick<Of<"sent">, "command" | "matter" | "directory" | "now">, clue: Clue): string => {
  const { command, matter } = deciding;
  const sender =
    partyCode(matter, "sender") || (command.actor.kind === "system" ? clue.sender : command.actor.authority);
  knownAuthority(deciding, sender, "/data/clue/sender");
  return sender;
};

/**
 * A draft stands with its sender. A clue that came of a first check is sent at once if it is complete; if not, it waits
 * as a draft with the department that found it, so that nothing is lost.
 */
export const registered = (deciding: Of<"registered">): Outcome => {
  const { value, command } = deciding;
  const own = command.actor.kind === "system";
  const clue: Clue = own ? value.clue! : { ...value.clue!, letter: "", letterNumber: "" };
  if (own && completeness(clue, command.papers, deciding).faults.length === 0)
    return { instead: { step: "sent", value: { clue, listItem: "", listBasis: "" } } };
  const faults = own ? [] : dayFaults(clue, deciding.now);
  if (faults[0]) refuse("invalid", faults[0].code, faults[0].detail.zh, faults[0].detail.en, faults);
  const sender = senderOf(deciding, clue);
  return {
    value: { clue: { ...clue, sender } },
    parties: { sender },
    next: routeTo(deciding, sender, own ? ["supervisor", "liaison", "desk"] : ["head", "supervisor", "desk"]),
    opens: [{ clock: "X1", authority: sender, start: startOfDay(clue.discoveredOn) }],
    ...named(clue, deciding),
  };
};

/** Complete, within the limitation period, and on the receiver's duty list: the entry goes on the record with the letter. */
export const sent = (deciding: Of<"sent">): Outcome => {
  const { value, matter, command, directory } = deciding;
  const draft = matter?.memory.clue;
  const given = value.clue ?? draft;
  if (!given) return refuseAt("/data/clue", "missing", "须填写线索", "the clue itself is needed");
  const own =
    command.actor.kind === "system"
      ? given
      : { ...given, letter: draft?.letter ?? "", letterNumber: draft?.letterNumber ?? "" };
  const sender = senderOf(deciding, own);
  const clue: Clue = { ...own, sender };
  const { faults, answer } = completeness(clue, [...(matter?.papers ?? []), ...command.papers], deciding);
  if (faults.length > 0 || !answer) return refuseFaults("incomplete", faults);
  const licence = findAuthority(directory, clue.licenceAuthority)?.code;
  return {
    value: { clue, ...listEntry(answer) },
    parties: { sender, enforcer: answer.route.authority, ...(licence && { approval: licence }) },
    next: answer.route,
    ...named(clue, deciding),
  };
};

/** Whoever signs for it examines it; the sender stays responsible until it is accepted. */
export const received = ({ command, directory, now, matter }: Of<"received">): Outcome => {
  const route = routeClaimer(directory, command.actor, matter!.next, dayOf(now));
  return route?.authority === partyCode(matter, "enforcer") ? { next: route } : {};
};

export const supplementRequested = {
  /** Once only, so that a clue can't be sent to and fro (domain 3.3). */
  guard: (matter: Matter<ClueMemory>): void => {
    if (matter.taken["supplementRequested"])
      refuse(
        "conflict",
        "supplement-once",
        "只能要求补充一次，请依现有材料决定是否受理",
        "Papers can be asked for once only; decide on what is at hand",
      );
  },
};

/** The bureau's officer who asked goes on with it. */
export const supplemented = (deciding: Of<"supplemented">): Outcome => {
  const { command, directory, now, matter } = deciding;
  if (command.papers.length === 0)
    refuse("invalid", "paper-missing", "补充须附材料", "Papers must come with it", [
      { pointer: "/papers", code: "paper-missing", detail: { zh: "须附材料", en: "at least one paper" } },
    ]);
  const asker = routeOfficer(directory, matter!.memory.receivedBy, dayOf(now));
  return { next: asker?.authority === partyCode(matter, "enforcer") ? asker : someoneOf(deciding, "enforcer", BUREAU) };
};

/** Papers that did not come in time: the clue counts as accepted on what is at hand. Before that the bureau waits. */
export const accepted = ({ value, matter, command }: Of<"accepted">): Outcome => {
  const late = matter!.clocks.some((clock) => clock.code === "XS" && clock.lapsed);
  if (matter!.status === "supplement" && !late)
    refuse(
      "conflict",
      "supplement-awaited",
      "补充期限未届满，请等候补充材料",
      "The time for the papers has not passed yet",
    );
  if (matter!.status === "received" && command.actor.kind === "system")
    refuse("conflict", "nothing-awaited", "材料已补充，由受理机关决定", "The papers have come; the bureau decides");
  return { value: { sourceNumber: value.sourceNumber || matter!.documentNumber } };
};

/** The bureau, if it has it, is told that there is nothing to do any more. */
export const withdrawn = (deciding: Of<"withdrawn">): Outcome => ({
  value: { ...deciding.value, dispute: deciding.matter!.memory.dispute },
  told: partyCode(deciding.matter, "enforcer") ? [someoneOf(deciding, "enforcer", BUREAU)] : [],
});
