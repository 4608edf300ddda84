import type { ProcuratorialSuggestionFact, Suggestion } from "@yihan/contracts";
import { dayOf, Refusal, type RefusalKind } from "@yihan/kernel";
import {
  authorityOfKind,
  findAuthority,
  findOfficer,
  routeOfficer,
  routeTo,
  type Circumstances,
  type Deciding,
  type Matter,
  type Outcome,
  type StepValue,
} from "@yihan/matter";
import type { SuggestionMemory } from "./memory.ts";

type Of<K extends NonNullable<ProcuratorialSuggestionFact["step"]>["$case"]> = Deciding<
  SuggestionMemory,
  StepValue<ProcuratorialSuggestionFact, K>
>;

const refuse = (kind: RefusalKind, code: string, zh: string, en: string, pointer?: string): never => {
  const faults = pointer === undefined ? [] : [{ pointer, code, detail: { zh, en } }];
  throw new Refusal(kind, code, { zh: `${zh}。`, en: `${en}.` }, { faults });
};

/** The judicial bureau gets a copy for its statistics; the organ's desk must sign. */
export const issued = (deciding: Of<"issued">): Outcome => {
  const { value, directory, now } = deciding;
  const { kind, organ, urgent, subject } = value.suggestion!;
  if (!findAuthority(directory, organ))
    refuse(
      "invalid",
      "unknown-authority",
      "机构库中没有这一机关",
      "the directory has no such authority",
      "/data/suggestion/organ",
    );
  if (urgent && kind !== "public-interest")
    refuse(
      "invalid",
      "urgent-in-public-interest",
      "只有公益诉讼检察建议适用 15 日",
      "fifteen days are for the public interest alone",
      "/data/suggestion/urgent",
    );
  return {
    parties: { organ },
    copies: authorityOfKind(directory, "JUSTICE", dayOf(now)).map(({ code }) => code),
    next: routeTo(deciding, organ, ["desk", "liaison", "head"]),
    title: `检察建议 · ${subject}`,
  };
};

const timeOf = ({ kind, urgent }: Suggestion): string => (kind === "public-interest" ? (urgent ? "P2U" : "P2") : "P1");

/** Two months from the receipt; fifteen days where public interests go on being harmed (两高解释 Art 21). */
export const received = ({ matter }: Of<"received">): Outcome => ({
  opens: [{ clock: timeOf(matter!.memory.suggestion!), party: "organ" }],
});

export const assigned = ({ value, matter, directory, now }: Of<"assigned">): Outcome => {
  const route = routeOfficer(directory, value.officer, dayOf(now));
  if (!route?.post || findOfficer(directory, value.officer)?.authority !== matter!.parties["organ"]!.authority)
    return refuse(
      "invalid",
      "not-of-this-authority",
      "整改责任人须为本机关在岗人员",
      "the officer must hold a post in the organ",
      "/data/officer",
    );
  return { next: route, responsible: route };
};

export const objectedOnce = ({ taken }: Matter<SuggestionMemory>): void => {
  if (taken["objected"])
    refuse(
      "conflict",
      "objected-before",
      "已提出过异议，请按建议整改并回复",
      "The organ has objected before; perform and reply",
    );
};

export const timeExtended = {
  guard: (matter: Matter<SuggestionMemory>, { now }: Circumstances): void => {
    if (matter.taken["timeExtended"] || !matter.clocks.some(({ code, due }) => code.startsWith("P") && due > now))
      refuse("conflict", "not-extendable", "期限已届满或者已延长过", "The time has passed or was extended before");
  },
  rule: ({ value, matter, command }: Of<"timeExtended">): Outcome => ({
    extends: [{ clock: timeOf(matter!.memory.suggestion!), amount: value.amount, reason: command.reason }],
  }),
};

/** No reply counts only when its time has passed; in the public interest a month runs for the decision to sue (规则 Art 47). */
export const notPerformed = ({ value, matter }: Of<"notPerformed">): Outcome => {
  const waits = matter!.clocks.some(({ code, lapsed }) => code.startsWith("P") && !lapsed);
  if (matter!.status !== "replied" && waits)
    refuse("conflict", "reply-awaited", "整改期限未届满", "The time for performing has not passed");
  if (value.ground === "no-reply" && matter!.status === "replied")
    refuse("invalid", "replied-already", "该机关已回复", "the organ has replied", "/data/ground");
  return matter!.memory.suggestion!.kind === "public-interest"
    ? { opens: [{ clock: "P3", party: "procuratorate" }] }
    : {};
};

/** Only a public-interest suggestion is the step before a suit. */
export const sued = ({ memory }: Matter<SuggestionMemory>): void => {
  if (memory.suggestion?.kind !== "public-interest")
    refuse(
      "conflict",
      "no-suit",
      "非公益诉讼检察建议不能据此起诉，可以报告、通报",
      "Only a public-interest suggestion leads to a suit; inform the superiors",
    );
};
