import { limitationEnd } from "@yihan/calendar";
import type { ReverseTransferFact } from "@yihan/contracts";
import { dayOf, Refusal, startOfDay, type RefusalKind } from "@yihan/kernel";
import {
  authorityOfKind,
  findAuthority,
  routeTo,
  type Circumstances,
  type Deciding,
  type Matter,
  type Outcome,
  type StepValue,
} from "@yihan/matter";
import type { ReverseMemory } from "./memory.ts";

type Of<K extends NonNullable<ReverseTransferFact["step"]>["$case"]> = Deciding<
  ReverseMemory,
  StepValue<ReverseTransferFact, K>
>;

const TAKERS = ["desk", "liaison", "supervisor", "head"];
const PROSECUTORS = ["liaison", "desk", "handler", "head"];

const refuse = (kind: RefusalKind, code: string, zh: string, en: string, pointer?: string): never => {
  const faults = pointer === undefined ? [] : [{ pointer, code, detail: { zh, en } }];
  throw new Refusal(kind, code, { zh: `${zh}。`, en: `${en}.` }, { faults });
};

/** Three working days from the decision, whoever enters it. */
export const registered = (deciding: Of<"registered">): Outcome => {
  const { value, directory, now } = deciding;
  const decision = value.decision!;
  if (decision.decidedOn > dayOf(now))
    refuse(
      "invalid",
      "in-future",
      "不起诉决定日期不得晚于今天",
      "the decision can't be dated after today",
      "/data/decision/decidedOn",
    );
  const procuratorate = authorityOfKind(directory, "PROC", dayOf(now))[0]?.code ?? "";
  return {
    parties: { procuratorate },
    next: routeTo(deciding, procuratorate, PROSECUTORS),
    opens: [{ clock: "R1", authority: procuratorate, start: startOfDay(decision.decidedOn) }],
    title: `${decision.partyName} · ${decision.offence}（不起诉）`,
  };
};

export const reviewExtended = {
  guard: (matter: Matter<ReverseMemory>, { now }: Circumstances): void => {
    const clock = matter.clocks.find(({ code }) => code === "R2");
    if (!clock || clock.due <= now || matter.taken["reviewExtended"])
      refuse("conflict", "not-extendable", "审查期限已届满或者已延长过", "The time has passed or was extended before");
  },
  rule: ({ value, command }: Of<"reviewExtended">): Outcome => {
    if (value.days < 1 || value.days > 10)
      refuse("invalid", "extension-too-long", "延长须为 1 至 10 个工作日", "one to ten working days", "/data/days");
    return { extends: [{ clock: "R2", amount: value.days, reason: command.reason }] };
  },
};

/** To an organ of the directory that has not said that it is not competent. */
export const opinionSent = (deciding: Of<"opinionSent">): Outcome => {
  const { value, directory, matter } = deciding;
  if (!findAuthority(directory, value.organ))
    refuse(
      "invalid",
      "unknown-authority",
      "机构库中没有这一机关",
      "the directory has no such authority",
      "/data/organ",
    );
  if (matter!.memory.returnedBy.includes(value.organ))
    refuse("invalid", "returned-before", "该机关已退回过", "this organ has returned it before", "/data/organ");
  return { parties: { organ: value.organ }, next: routeTo(deciding, value.organ, TAKERS) };
};

/** The limitation of two or five years still holds (行政处罚法 Art 36). */
export const caseFiled = ({ matter }: Of<"caseFiled">): Outcome => {
  const { violatedOn, discoveredOn, harm } = matter!.memory.decision!;
  if (violatedOn !== "" && discoveredOn !== "" && discoveredOn > limitationEnd(violatedOn, harm))
    refuse(
      "conflict",
      "time-barred",
      "已过追责时效，不得立案处罚，请回复不予处罚",
      "Beyond the limitation period; reply that no penalty can be decided",
    );
  return {};
};

/** No second fine in the same matter (行政处罚法 Art 29). */
export const punished = ({ value, matter }: Of<"punished">): Outcome => {
  if (value.kind === "fine" && matter!.memory.decision!.earlierPenalty !== "")
    refuse(
      "conflict",
      "fined-before",
      "同一违法行为已经罚款，不得再次罚款",
      "A fine was decided before; there can't be a second one",
      "/data/kind",
    );
  return {};
};

/** What was decided ends the organ's part; a state of affairs keeps it there, in time. */
export const replied = (deciding: Of<"replied">): Outcome => {
  const { matter } = deciding;
  if (matter!.status !== "decided") return {};
  const procuratorate = matter!.parties["procuratorate"]!.authority;
  return { to: "replied", next: routeTo(deciding, procuratorate, PROSECUTORS) };
};

/** Where the answer is late or says nothing: the judicial bureau gets a copy. */
export const followedUp = ({ value, matter, directory, now }: Of<"followedUp">): Outcome => {
  if (matter!.status !== "replied" && !matter!.clocks.some(({ code, lapsed }) => code === "R3" && lapsed))
    refuse("conflict", "reply-awaited", "回复期限未届满", "The time for the reply has not passed");
  return {
    value: { ...value, organ: matter!.parties["organ"]!.authority, partyName: matter!.memory.decision!.partyName },
    copies: authorityOfKind(directory, "JUSTICE", dayOf(now)).map(({ code }) => code),
  };
};
