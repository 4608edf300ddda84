import type { Disagreement, DisputeFact } from "@yihan/contracts";
import { dayOf, Refusal, type RefusalKind } from "@yihan/kernel";
import {
  authorityOfKind,
  findAuthority,
  routeDesk,
  routeTo,
  type Circumstances,
  type Deciding,
  type Matter,
  type Outcome,
  type StepValue,
} from "@yihan/matter";
import type { DisputeMemory } from "./memory.ts";

export type Of<K extends NonNullable<DisputeFact["step"]>["$case"]> = Deciding<
  DisputeMemory,
  StepValue<DisputeFact, K>
>;

export const ORGAN = ["supervisor", "liaison", "desk", "handler", "head"];

export const refuse = (kind: RefusalKind, code: string, zh: string, en: string, pointer?: string): never => {
  const faults = pointer === undefined ? [] : [{ pointer, code, detail: { zh, en } }];
  throw new Refusal(kind, code, { zh: `${zh}。`, en: `${en}.` }, { faults });
};

export const partyOf = (matter: Matter<DisputeMemory> | undefined, role: string): string =>
  matter?.parties[role]?.authority ?? "";

/** The establishment office and the government of the county, who may be asked and may have to decide. */
const county = ({ directory, now }: Circumstances): Record<string, string> => {
  const one = (kind: "BIANBAN" | "GOV"): string | undefined => authorityOfKind(directory, kind, dayOf(now))[0]?.code;
  const [establishment, government] = [one("BIANBAN"), one("GOV")];
  return { ...(establishment && { establishment }), ...(government && { government }) };
};

/** Two different organs of the directory, of which one brings it; a matter that came to a halt names both itself. */
const brought = (deciding: Of<"applied"> | Of<"selfConsulted">, disagreement: Disagreement): Outcome => {
  const { command, directory, matter } = deciding;
  const { actor } = command;
  const own = actor.kind === "system";
  const first = partyOf(matter, "first") || (own ? disagreement.first : actor.authority);
  const { other } = disagreement;
  for (const [code, pointer] of [
    [other, "/data/disagreement/other"],
    [first, "/data/disagreement/first"],
  ] as const)
    if (!findAuthority(directory, code))
      refuse("invalid", "unknown-authority", "机构库中没有这一机关", "the directory has no such authority", pointer);
  if (other === first)
    refuse(
      "invalid",
      "one-organ",
      "同一机关内部的分歧不属于执法争议",
      "a disagreement within one organ is no dispute",
      "/data/disagreement/other",
    );
  const kept = own ? disagreement : { ...disagreement, origin: "", originFlow: "", first: "", waiting: "" };
  return {
    value: { disagreement: kept },
    parties: { first, other, ...county(deciding) },
    copies: own && disagreement.waiting !== "" ? [disagreement.waiting] : [],
    title: `执法争议 · ${disagreement.subject}`,
  };
};

/** Five working days to agree by themselves. */
export const selfConsulted = (deciding: Of<"selfConsulted">): Outcome => {
  const disagreement = deciding.value.disagreement!;
  return {
    ...brought(deciding, disagreement),
    next: routeTo(deciding, disagreement.other, ["head", "liaison", "desk"]),
  };
};

export const agreed = ({ value, matter, directory, now }: Of<"agreed">): Outcome => {
  requireOrgan(matter, value.competent, "/data/competent");
  return { copies: authorityOfKind(directory, "JUSTICE", dayOf(now)).map(({ code }) => code) };
};

/** Whoever is found competent is one of the two, or a third that the directory knows only by opinion or decision. */
const requireOrgan = (matter: Matter<DisputeMemory> | undefined, code: string, pointer: string): void => {
  if (code !== partyOf(matter, "first") && code !== partyOf(matter, "other"))
    refuse(
      "invalid",
      "not-a-party",
      "只能约定由协商双方之一承办",
      "the organs can agree on one of themselves",
      pointer,
    );
};

/** From an organ, from a consultation that failed, or by the system where two bodies refused the same matter (domain 19.1). */
export const applied = (deciding: Of<"applied">): Outcome => {
  const { value, matter, directory, now } = deciding;
  const disagreement = value.disagreement ?? matter?.memory.disagreement;
  if (!disagreement)
    return refuse("invalid", "missing", "须填写争议", "the disagreement is needed", "/data/disagreement");
  const desk = routeDesk(directory, dayOf(now));
  return { ...brought(deciding, disagreement), ...(desk && { next: desk, responsible: desk }) };
};

/** Both are asked at once: five working days for who has said its reasons, seven for the other (地方做法). */
export const forwarded = (): Outcome => ({
  opens: [
    { clock: "J3", party: "first" },
    { clock: "J3L", party: "other" },
  ],
});

export const answered = {
  guard: (matter: Matter<DisputeMemory>): void => {
    const waits = matter.clocks.some(({ code }) => code === "J3" || code === "J3L");
    if (!waits) refuse("conflict", "both-answered", "双方均已答复", "Both organs have answered");
  },
  /** Each once; the clock of the one that answered ends. */
  rule: ({ matter, command }: Of<"answered">): Outcome => {
    const authority = command.actor.kind === "system" ? "" : command.actor.authority;
    const clock = matter!.clocks.find(({ code, authority: actor }) => code.startsWith("J3") && actor === authority);
    if (!clock) return refuse("conflict", "answered-before", "本机关已答复", "Your organ has answered");
    return { discharges: [clock.code] };
  },
};

export const withdrawn = {
  /** What nobody applied for can't be withdrawn: the judicial bureau goes on of its own office. */
  guard: ({ memory }: Matter<DisputeMemory>): void => {
    if (memory.disagreement?.origin)
      refuse(
        "conflict",
        "ex-officio",
        "依职权协调的争议不能撤回",
        "A dispute that nobody applied for can't be withdrawn",
      );
  },
  rule: ({ directory, now }: Of<"withdrawn">): Outcome => {
    const desk = routeDesk(directory, dayOf(now));
    return { told: desk ? [desk] : [] };
  },
};
