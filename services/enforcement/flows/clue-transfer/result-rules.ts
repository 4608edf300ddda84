import { startOfDay } from "@yihan/kernel";
import { routeTo, startClock, type Circumstances, type Matter, type Outcome } from "@yihan/matter";
import { notAfterToday, reporterWaits } from "./case-rules.ts";
import { toJudicialDesk } from "./jurisdiction-rules.ts";
import type { ClueMemory } from "./memory.ts";
import { partyCode, refuse, refuseAt, SENDERS, someoneOf, type Of } from "./rules.ts";

/** The decision reaches the party (行政处罚法 Art 61). The result is due from that day, which may be earlier than its entry. */
export const served = {
  guard: ({ memory }: Matter<ClueMemory>): void => {
    if (memory.result === "dropped")
      refuse(
        "conflict",
        "nothing-to-serve",
        "销案没有需送达的决定书，请直接反馈结果",
        "A dropped case has no decision to serve; feed the result back",
      );
  },
  rule: ({ value, matter, now }: Of<"served">): Outcome => {
    notAfterToday(value.servedOn, now, "/data/servedOn");
    if (value.servedOn < matter!.memory.decidedOn)
      refuseAt(
        "/data/servedOn",
        "before-decision",
        "送达日期不得早于决定日期",
        "the service can't be dated before the decision",
      );
    return {
      ...licenceConcerned(matter!, value),
      opens: [{ clock: "X10", party: "enforcer", start: startOfDay(value.servedOn) }],
    };
  },
};

/** A penalty that proposes something for a licence opens its review with who granted it, once it is served (行政许可法 Art 64). */
const licenceConcerned = (matter: Matter<ClueMemory>, value: Of<"served">["value"]): Outcome => {
  const { result, proposal, decisionNumber, penalty, clue } = matter.memory;
  const authority = partyCode(matter, "approval");
  if (result !== "penalty" || ["", "none"].includes(proposal) || authority === "" || matter.taken["served"]) return {};
  const { partyName, partyCode: code, violation, item, place, letter } = clue!;
  const known = { partyName, partyCode: code, violation, item, place, letter };
  return {
    value: {
      ...value,
      ...known,
      proposal,
      licenceAuthority: authority,
      decisionNumber,
      penalty,
      enforcer: partyCode(matter, "enforcer"),
    },
    leadsTo: ["licence-review"],
  };
};

/** The result goes to the sender and to who granted the licence, with the day of service. */
export const fedBack = {
  guard: (matter: Matter<ClueMemory>): void => {
    if (matter.status === "decided" && matter.memory.result !== "dropped")
      refuse(
        "conflict",
        "not-served",
        "决定书尚未送达，请先送达再反馈",
        "The decision has not been served yet; serve it, then feed the result back",
      );
    if (reporterWaits(matter))
      refuse(
        "conflict",
        "reporter-waits",
        "尚未告知实名举报人，请先告知",
        "The real-name reporter has not been told yet; tell them first",
      );
  },
  rule: (deciding: Of<"fedBack">): Outcome => {
    const approval = partyCode(deciding.matter, "approval");
    return {
      value: { ...deciding.value, servedOn: deciding.matter!.memory.servedOn },
      told: [
        someoneOf(deciding, "sender", SENDERS),
        ...(approval ? [routeTo(deciding, approval, ["handler", "signer"])] : []),
      ],
    };
  },
};

export const objected = {
  /** Once, and within the ten working days that a body has to object to an instrument (S3, a local default). */
  guard: (matter: Matter<ClueMemory>, { now }: Circumstances): void => {
    if (matter.taken["settled"])
      refuse(
        "conflict",
        "settled-before",
        "司法局已协调处理，不得再提异议",
        "The judicial bureau has settled it; no further objection is possible",
      );
    if (startClock("S3", "", matter.updated, 0).due < now)
      refuse("conflict", "too-late", "异议期限（10个工作日）已过", "The ten working days for an objection have passed");
  },
  rule: (deciding: Of<"objected">): Outcome => ({
    ...toJudicialDesk(deciding),
    opens: [{ clock: "J1", party: "judicial" }],
  }),
};
