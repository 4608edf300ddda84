import type { Licence } from "@yihan/contracts";
import { dayOf, Refusal } from "@yihan/kernel";
import { routeDuty, routeTo, type Outcome } from "@yihan/matter";
import { CENTRE, keywordsOf, placeOf, refuseAt, requireOwn, TAKERS, type Of } from "./rules.ts";

export const checked = ({ value, now }: Of<"checked">): Outcome => {
  if (value.checkedOn > dayOf(now))
    refuseAt("/data/checkedOn", "in-future", "检查日期不得晚于今天", "the check can't be dated after today");
  return {};
};

/**
 * The fact says all that the enforcement bureau must know of the letter. Without an enforcement item it names the
 * licence's, if a bureau enforces that; if none does, the clue waits with the supervisor until an item is named.
 */
export const violationFound = ({ value, matter, directory, now }: Of<"violationFound">): Outcome => {
  const day = dayOf(now);
  if (value.discoveredOn > day)
    refuseAt("/data/discoveredOn", "in-future", "发现日期不得晚于今天", "the discovery can't be dated after today");
  const { licence, item } = matter!.memory;
  const approval = matter!.parties["approval"]!.authority;
  const place = placeOf({ directory, matter });
  const enforced = "route" in routeDuty(directory, { item, place, role: "enforce", day });
  return {
    value: {
      ...value,
      item: value.item || (enforced ? item : ""),
      partyName: licence?.partyName ?? "",
      partyCode: licence?.partyCode ?? "",
      place,
      letterNumber: matter!.documentNumber,
      approval,
      sender: matter!.parties["supervisor"]!.authority,
    },
  };
};

/** Nothing suggested: the letter is done. A suggestion waits for the approval centre. */
export const fedBack = (deciding: Of<"fedBack">): Outcome =>
  deciding.value.suggestion === "none"
    ? { to: "closed", ends: true, told: [routeTo(deciding, deciding.matter!.parties["approval"]!.authority, CENTRE)] }
    : { responsible: routeTo(deciding, deciding.matter!.parties["approval"]!.authority, CENTRE) };

/** The clue's way is told to both sides; its end hands the letter back to the approval centre. What comes later is told, and changes nothing. */
export const outcomeTold = {
  guard: (taken: Readonly<Record<string, number>>): void => {
    if (taken["violationFound"]) return;
    throw new Refusal("conflict", "no-clue", { zh: "本函没有移送线索。", en: "No clue came of this letter." });
  },
  rule: (deciding: Of<"outcomeTold">): Outcome => {
    const { value, matter } = deciding;
    const told = [routeTo(deciding, matter!.parties["supervisor"]!.authority, TAKERS)];
    if (!value.final || matter!.status !== "linked") return { told };
    const centre = routeTo(deciding, matter!.parties["approval"]!.authority, CENTRE);
    return { to: "fed-back", next: centre, responsible: centre, told };
  },
};

export const closed = (deciding: Of<"closed">): Outcome => ({
  told: [routeTo(deciding, deciding.matter!.parties["supervisor"]!.authority, TAKERS)],
});

/** What a department asked before the licence made a condition of its consent is the supervisor's to look at (domain 2.2). */
export const conditionsAdded = (deciding: Of<"conditionsAdded">): Outcome => {
  const { matter } = deciding;
  const supervisor = matter!.parties["supervisor"]?.authority;
  return { told: supervisor ? [matter!.next ?? routeTo(deciding, supervisor, TAKERS)] : [] };
};

const differing = (before: Licence | undefined, after: Licence): string[] =>
  (Object.keys(after) as (keyof Licence)[]).filter(
    (name) => !["personal", "contentHash", "itemMatch", "item"].includes(name) && before?.[name] !== after[name],
  );

/** A correction is a later fact: one notice to whoever has the letter, naming what differs. */
export const corrected = {
  guard: (status: string): void => {
    if (status !== "recalled" && status !== "superseded") return;
    throw new Refusal("conflict", "no-longer-in-force", {
      zh: "本函已撤回或已被替代，不能更正；请另行发函。",
      en: "The letter was recalled or replaced; issue a new one instead.",
    });
  },
  rule: ({ value, matter, ...circumstances }: Of<"corrected">): Outcome => {
    const licence = value.licence!;
    requireOwn(licence, circumstances);
    const changed = differing(matter!.memory.licence, { ...licence, item: matter!.memory.item });
    const supervisor = matter!.parties["supervisor"]?.authority;
    return {
      value: { licence: { ...licence, item: licence.item || matter!.memory.item }, changed },
      told: supervisor && !matter!.memory.history ? [matter!.next ?? routeTo(circumstances, supervisor, TAKERS)] : [],
      keywords: keywordsOf(licence),
    };
  },
};

const tellSupervisor = (deciding: Of<"recalled"> | Of<"superseded">): Outcome => {
  const supervisor = deciding.matter!.parties["supervisor"]?.authority;
  return { told: supervisor ? [routeTo(deciding, supervisor, TAKERS)] : [] };
};

export const recalled = (deciding: Of<"recalled">): Outcome => ({
  ...tellSupervisor(deciding),
  value: { ...deciding.value, dispute: deciding.matter!.memory.dispute },
});

export const superseded = (deciding: Of<"superseded">): Outcome => ({
  ...tellSupervisor(deciding),
  value: { ...deciding.value, dispute: deciding.matter!.memory.dispute },
});
