import type { ComplaintFact } from "@yihan/contracts";
import { dayOf, Refusal, type RefusalKind } from "@yihan/kernel";
import {
  authorityOfKind,
  findAuthority,
  routeDesk,
  routeTo,
  type Deciding,
  type Matter,
  type Outcome,
  type StepValue,
} from "@yihan/matter";
import type { ComplaintMemory } from "./memory.ts";

type Of<K extends NonNullable<ComplaintFact["step"]>["$case"]> = Deciding<ComplaintMemory, StepValue<ComplaintFact, K>>;
type Place = Pick<Of<"dispatched">, "directory" | "now">;

const UNIT = ["desk", "liaison", "handler", "supervisor", "head"];

const refuse = (kind: RefusalKind, code: string, zh: string, en: string, pointer?: string): never => {
  const faults = pointer === undefined ? [] : [{ pointer, code, detail: { zh, en } }];
  throw new Refusal(kind, code, { zh: `${zh}。`, en: `${en}.` }, { faults });
};

/** A complaint about enforcement says about whom; the judicial bureau is told of it at once. */
export const registered = (deciding: Of<"registered">): Outcome => {
  const { value, directory, now } = deciding;
  const { kind, complained, subject } = value.call!;
  const about = kind === "enforcement";
  if (about && !findAuthority(directory, complained))
    refuse(
      "invalid",
      "complained-missing",
      "执法投诉须填写被投诉单位",
      "a complaint about enforcement names the unit",
      "/data/call/complained",
    );
  const desk = routeDesk(directory, dayOf(now));
  return {
    title: subject,
    keywords: [value.call!.number],
    copies: about ? authorityOfKind(directory, "JUSTICE", dayOf(now)).map(({ code }) => code) : [],
    told: about && desk ? [desk] : [],
  };
};

/** Never to the unit that is complained about, nor to one that showed why it is not competent. */
export const dispatched = (deciding: Of<"dispatched">): Outcome => {
  const { value, directory, matter } = deciding;
  const { call, objectedBy } = matter!.memory;
  if (!findAuthority(directory, value.unit))
    refuse("invalid", "unknown-authority", "机构库中没有这一机关", "the directory has no such authority", "/data/unit");
  if (call!.kind === "enforcement" && call!.complained === value.unit)
    refuse(
      "invalid",
      "complained-alone",
      "不得交由被投诉单位承办，请派给司法行政部门或者其上级",
      "the unit complained about can't have it: give it to the judicial bureau or its superior",
      "/data/unit",
    );
  if (objectedBy.includes(value.unit) && objectedBy.length < 2)
    refuse("invalid", "objected-before", "该单位已提出派单异议", "this unit has objected before", "/data/unit");
  return {
    parties: { unit: value.unit },
    next: routeTo(deciding, value.unit, UNIT),
    opens: call!.kind === "complaint" ? [{ clock: "H2", party: "unit" }] : [],
  };
};

export const objected = {
  /** Twice it may come back; then the hotline's word stands, whoever had it before. */
  guard: ({ memory }: Matter<ComplaintMemory>): void => {
    if (memory.objectedBy.length >= 2)
      refuse(
        "conflict",
        "designated",
        "已两次退单，由热线机构指定承办，不得再退",
        "It came back twice; the unit that the hotline names keeps it",
      );
  },
  /** Within four hours of the dispatch. */
  rule: ({ value, matter, directory, now }: Of<"objected">): Outcome => {
    if (!matter!.clocks.some(({ code, due }) => code === "HO" && due > now))
      refuse(
        "conflict",
        "objection-too-late",
        "派单异议期限已过，请签收办理",
        "The time to object has passed; take it",
      );
    if (!findAuthority(directory, value.proposed) || value.proposed === matter!.parties["unit"]!.authority)
      refuse("invalid", "proposed-missing", "须提出其他承办单位", "name another unit", "/data/proposed");
    return {};
  },
};

export const timeExtended = ({ value, command }: Of<"timeExtended">): Outcome => ({
  extends: [{ clock: "H1", amount: value.days, reason: command.reason }],
});

const toDesk = ({ directory, now }: Place): Outcome => {
  const day = dayOf(now);
  const desk = routeDesk(directory, day);
  return {
    ...(desk && { next: desk, responsible: desk }),
    copies: authorityOfKind(directory, "JUSTICE", day).map(({ code }) => code),
  };
};

/** Not satisfied once: handled again; twice: the judicial bureau looks into it. */
export const visited = (deciding: Of<"visited">): Outcome => {
  const { value, matter } = deciding;
  if (value.answer !== "unsatisfied") return { to: "closed", ends: true };
  if (matter!.memory.unsatisfied > 0) return { to: "supervised", ...toDesk(deciding) };
  return {
    to: "handling",
    opens: [{ clock: "H1", party: "unit" }],
    next: routeTo(deciding, matter!.parties["unit"]!.authority, UNIT),
  };
};
