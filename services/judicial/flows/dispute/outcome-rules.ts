import type { Settlement } from "@yihan/contracts";
import { dayOf } from "@yihan/kernel";
import { findAuthority, routeTo, type Outcome } from "@yihan/matter";
import { ORGAN, partyOf, refuse, type Of } from "./rules.ts";

const known = ({ directory }: Pick<Of<"leadNamed">, "directory">, code: string, pointer: string): void => {
  if (!findAuthority(directory, code))
    refuse("invalid", "unknown-authority", "机构库中没有这一机关", "the directory has no such authority", pointer);
};

/** Only where safety is at stake: otherwise nobody acts alone until it is settled (重庆监督条例 Art 11). */
export const leadNamed = (deciding: Of<"leadNamed">): Outcome => {
  const { value, matter } = deciding;
  known(deciding, value.lead, "/data/lead");
  if (!matter!.memory.disagreement?.urgent)
    refuse(
      "conflict",
      "not-urgent",
      "不涉及公共安全、人身安全的，协调期间不得指定单独处理",
      "Nobody acts alone while it is coordinated unless safety is at stake",
    );
  return { copies: [value.lead], told: [routeTo(deciding, value.lead, ORGAN)] };
};

/** When both have answered, or the time for it has passed: then it is decided on the file. */
export const meetingHeld = ({ value, matter, now }: Of<"meetingHeld">): Outcome => {
  if (value.heldOn > dayOf(now))
    refuse("invalid", "in-future", "会议日期不得晚于今天", "the meeting can't be after today", "/data/heldOn");
  const waits = matter!.clocks.some(({ code, lapsed }) => code.startsWith("J3") && !lapsed);
  if (waits)
    refuse("conflict", "answers-awaited", "双方答复期限未届满", "The time for the organs' answers has not passed");
  return {};
};

export const experts = ({ matter }: Of<"expertsHeard">): Outcome => {
  if (matter!.memory.agreed)
    refuse("conflict", "agreed-already", "双方已达成一致，无需论证", "The organs agreed; no experts are needed");
  return {};
};

/** Says who must act; the matter that came to a halt is told and goes on (domain 7.2). */
const settle = (deciding: Of<"opinionIssued"> | Of<"decided">, settlement: Settlement): Outcome => {
  const { matter } = deciding;
  known(deciding, settlement.competent, "/data/settlement/competent");
  const { item, place, origin, originFlow } = matter!.memory.disagreement!;
  return {
    value: { settlement: { ...settlement, item, place, origin, originFlow } },
    parties: { competent: settlement.competent },
    next: routeTo(deciding, settlement.competent, ORGAN),
    opens: [{ clock: "JR", authority: settlement.competent }],
    told: ["first", "other"].map((role) => routeTo(deciding, partyOf(matter, role), ORGAN)),
    copies: [settlement.competent],
  };
};

/** By the judicial bureau's head, in its name: what was agreed, or a simple point (京山 practice). */
export const opinionIssued = (deciding: Of<"opinionIssued">): Outcome => settle(deciding, deciding.value.settlement!);

/** In the government's name. */
export const decided = (deciding: Of<"decided">): Outcome => settle(deciding, deciding.value.settlement!);

/** Passes to supervision (domain 19.1); before the time for the report has passed nobody can say so. */
export const notExecuted = ({ value, matter }: Of<"notExecuted">): Outcome => {
  if (!matter!.clocks.some(({ code, lapsed }) => code === "JR" && lapsed))
    refuse("conflict", "report-awaited", "报告期限未届满", "The time for the report has not passed");
  const { competent, disagreement } = matter!.memory;
  return { value: { ...value, competent, subject: disagreement!.subject } };
};
