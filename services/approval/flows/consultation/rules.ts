import type { ConsultationFact, Route } from "@yihan/contracts";
import { dayOf, Refusal, startOfDay, type RefusalKind } from "@yihan/kernel";
import {
  findAuthority,
  findItem,
  routeClaimer,
  routeDuty,
  routeOfficer,
  routePost,
  routeTo,
  type Circumstances,
  type Deciding,
  type Matter,
  type Outcome,
  type StepValue,
} from "@yihan/matter";
import type { ConsultationMemory } from "./memory.ts";

type Of<K extends NonNullable<ConsultationFact["step"]>["$case"]> = Deciding<
  ConsultationMemory,
  StepValue<ConsultationFact, K>
>;

const TAKERS = ["supervisor", "liaison", "desk", "head"];
const REPLY_CLOCKS: Readonly<Record<string, string>> = { ordinary: "V1", complex: "V1C", urgent: "V1U" };

const refuse = (kind: RefusalKind, code: string, zh: string, en: string, pointer?: string): never => {
  const faults = pointer === undefined ? [] : [{ pointer, code, detail: { zh, en } }];
  throw new Refusal(kind, code, { zh: `${zh}。`, en: `${en}.` }, { faults });
};

const asked = (matter: Matter<ConsultationMemory> | undefined): string => matter!.parties["supervisor"]!.authority;
const replyClock = (matter: Matter<ConsultationMemory>) =>
  matter.clocks.find(({ code }) => Object.values(REPLY_CLOCKS).includes(code));

/** By the duty list where it gives the item to the department that is asked, else whoever takes its letters. */
const takerOf = (
  deciding: Pick<Of<"requested">, "directory" | "now" | "matter">,
  { authority, item, place }: { authority: string; item: string; place: string },
): Route => {
  const answer = routeDuty(deciding.directory, { item, place, role: "supervise", day: dayOf(deciding.now) });
  return "route" in answer && answer.route.authority === authority
    ? answer.route
    : routeTo(deciding, authority, TAKERS);
};

/**
 * One department, one matter. The licence's own time goes on meanwhile (行政许可法 Art 42, 45). A local rule by which silence
 * means no objection is named at the outset, and is refused for hazardous items.
 */
export const requested = (deciding: Of<"requested">): Outcome => {
  const { value, directory, now, command } = deciding;
  const request = value.request!;
  const day = dayOf(now);
  const item = findItem(directory, request.item, day);
  if (!item)
    return refuse("invalid", "no-item", "事项不在目录内", "the catalogue has no such item today", "/data/request/item");
  if (!findAuthority(directory, request.authority))
    refuse(
      "invalid",
      "unknown-authority",
      "机构库中没有这一机关",
      "the directory has no such authority",
      "/data/request/authority",
    );
  if (command.actor.kind !== "system" && request.authority === command.actor.authority)
    refuse(
      "invalid",
      "asks-itself",
      "不能向本机关征求意见",
      "your own authority can't be asked",
      "/data/request/authority",
    );
  if (request.acceptedOn > day)
    refuse(
      "invalid",
      "in-future",
      "受理日期不得晚于今天",
      "the application can't be accepted after today",
      "/data/request/acceptedOn",
    );
  if (item.hazardous && request.silenceBasis !== "")
    refuse(
      "invalid",
      "silence-never-consent",
      "高风险事项逾期未答复不得视为无意见，请删去该规定",
      "silence about a hazardous item is never consent; leave the rule out",
      "/data/request/silenceBasis",
    );
  return {
    value: { request: { ...request, hazardous: item.hazardous } },
    parties: { supervisor: request.authority },
    next: takerOf(deciding, request),
    opens: [{ clock: request.joint ? "L2" : "L1", party: "approval", start: startOfDay(request.acceptedOn) }],
    title: `${request.applicant} · ${item.name}`,
    keywords: request.applicantCode === "" ? [] : [request.applicantCode],
  };
};

/** Whoever signs for it prepares the reply; its time runs from now. */
export const received = ({ command, directory, now, matter }: Of<"received">): Outcome => {
  const route = routeClaimer(directory, command.actor, matter!.next, dayOf(now));
  return {
    ...(route?.authority === asked(matter) && { next: route }),
    opens: [{ clock: REPLY_CLOCKS[matter!.memory.request!.urgency]!, party: "supervisor" }],
  };
};

/** Once, so that a licence can't be held up by asking again and again (domain 2.2). */
export const questionOnce = ({ taken }: Matter<ConsultationMemory>): void => {
  if (taken["questionAsked"])
    refuse(
      "conflict",
      "question-once",
      "只能要求补充说明一次，请依现有材料答复",
      "One question can be asked; reply on what is at hand",
    );
};

/** The officer who asked goes on with it. */
export const questionAnswered = (deciding: Of<"questionAnswered">): Outcome => {
  const { directory, now, matter } = deciding;
  const asker = routeOfficer(directory, matter!.memory.receivedBy, dayOf(now));
  return { next: asker?.authority === asked(matter) ? asker : routeTo(deciding, asked(matter), TAKERS) };
};

export const timeExtended = {
  guard: (matter: Matter<ConsultationMemory>, { now }: Circumstances): void => {
    const clock = replyClock(matter);
    if (!clock || clock.due <= now || matter.taken["timeExtended"])
      refuse(
        "conflict",
        "not-extendable",
        "答复期限已届满或者已延长过一次",
        "The time for the reply has passed or was extended before",
      );
  },
  rule: ({ value, matter, command }: Of<"timeExtended">): Outcome => {
    if (value.days < 1 || value.days > 5)
      refuse("invalid", "extension-too-long", "延长须为 1 至 5 个工作日", "one to five working days", "/data/days");
    return { extends: [{ clock: replyClock(matter!)!.code, amount: value.days, reason: command.reason }] };
  },
};

/** What each kind of reply must say; anything less is no reply, and the time goes on. */
const requireWhole = ({ value, command, matter, directory }: Of<"replied">): void => {
  if (value.opinion === "conditions" && value.conditions.length === 0)
    refuse("invalid", "conditions-missing", "附条件同意须写明条件", "say the conditions", "/data/conditions");
  if (value.opinion !== "conditions" && value.conditions.length > 0)
    refuse(
      "invalid",
      "conditions-without-consent",
      "只有附条件同意才能写条件",
      "only an agreement with conditions has conditions",
      "/data/conditions",
    );
  if (value.opinion === "object" && value.grounds.trim() === "")
    refuse(
      "invalid",
      "objection-without-grounds",
      "不同意须说明理由和法律依据，否则不作为不同意意见",
      "an objection without reasons and legal basis is no objection",
      "/data/grounds",
    );
  if (value.opinion === "object" && !command.papers.some(({ kind }) => kind === "opinion"))
    refuse(
      "invalid",
      "paper-missing",
      "不同意须附盖章的书面意见",
      "an objection comes with the sealed opinion",
      "/papers",
    );
  if (
    value.opinion === "not-competent" &&
    (!findAuthority(directory, value.competent) || value.competent === asked(matter))
  )
    refuse(
      "invalid",
      "competent-missing",
      "须提出应征求意见的其他部门",
      "name the department that should be asked instead",
      "/data/competent",
    );
};

/** The head replies, in one of four ways. What is said after the time has passed is still heard. */
export const replied = (deciding: Of<"replied">): Outcome => {
  requireWhole(deciding);
  const { value, directory, now, matter } = deciding;
  const { item, place } = matter!.memory.request!;
  const enforce = routeDuty(directory, { item, place, role: "enforce", day: dayOf(now) });
  const enforcer = value.enforceable && "route" in enforce ? enforce.route.authority : undefined;
  return {
    ...(value.opinion === "object" && { to: "objected" }),
    ...(enforcer !== undefined && { parties: { enforcer }, copies: [enforcer] }),
  };
};

/** Silence is what the local rule named in the request says; without one it goes to the department's head, who may still reply. */
export const silenceNoted = {
  guard: (matter: Matter<ConsultationMemory>): void => {
    if (!replyClock(matter)?.lapsed)
      refuse("conflict", "reply-awaited", "答复期限未届满", "The time for the reply has not passed");
  },
  rule: (deciding: Of<"silenceNoted">): Outcome => {
    const { matter, directory, now } = deciding;
    const { silenceBasis, hazardous } = matter!.memory.request!;
    const clock = replyClock(matter!)!;
    if (silenceBasis !== "" && !hazardous)
      return {
        to: "no-objection",
        value: { basis: silenceBasis },
        next: routeTo(deciding, matter!.parties["approval"]!.authority, ["handler", "signer", "head"]),
        discharges: [clock.code],
      };
    const head = routePost(directory, asked(matter), ["head"], dayOf(now));
    return { value: { basis: "" }, ...(head && { next: head }) };
  },
};

/** What was agreed to under conditions is told to the letter that the licence led to (domain 2.2). */
export const concluded = ({ value, matter, now }: Of<"concluded">): Outcome => {
  const { opinion, conditions } = matter!.memory;
  const granted = value.outcome === "granted";
  if (value.outcome !== "asked-elsewhere" && value.decidedOn === "")
    refuse("invalid", "decision-missing", "须填写许可决定日期", "say when the licence was decided", "/data/decidedOn");
  if (value.decidedOn > dayOf(now))
    refuse("invalid", "in-future", "决定日期不得晚于今天", "the decision can't be after today", "/data/decidedOn");
  if (value.outcome === "asked-elsewhere" && opinion !== "not-competent")
    refuse(
      "invalid",
      "is-competent",
      "该部门未答复非本部门职责，不能另行征求意见",
      "the department did not say that it is not competent",
      "/data/outcome",
    );
  if (matter!.status === "adopted" && granted)
    refuse(
      "invalid",
      "objection-adopted",
      "已采纳不同意意见，不能准予许可",
      "the objection was adopted; the licence can't be granted",
      "/data/outcome",
    );
  if (granted && conditions.length > 0 && value.letter === "")
    refuse(
      "invalid",
      "letter-missing",
      "附条件准予许可的，须填写已发出的一事一函，以便条件列为监管要点",
      "name the letter to the supervisor that the conditions are joined to",
      "/data/letter",
    );
  const joined = granted && value.letter !== "";
  return {
    value: {
      ...value,
      conditions: joined ? [...conditions] : [],
      documentNumber: matter!.documentNumber,
      authority: asked(matter),
    },
  };
};

export const cancelled = (deciding: Of<"cancelled">): Outcome => ({
  told: [routeTo(deciding, asked(deciding.matter), TAKERS)],
});
