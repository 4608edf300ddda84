import { getBeforeRule, latestBefore } from "@yihan/calendar";
import type { Act, LicenceReviewFact } from "@yihan/contracts";
import { dayOf, Refusal, startOfDay, type RefusalKind } from "@yihan/kernel";
import {
  calendar,
  findAuthority,
  findItem,
  routeDuty,
  routeTo,
  type Deciding,
  type Matter,
  type Outcome,
  type StepValue,
} from "@yihan/matter";
import type { ReviewMemory } from "./memory.ts";

type Of<K extends NonNullable<LicenceReviewFact["step"]>["$case"]> = Deciding<
  ReviewMemory,
  StepValue<LicenceReviewFact, K>
>;
type Circumstance = Pick<Of<"heard">, "matter" | "now">;

const CENTRE = ["handler", "signer", "head"];

const refuse = (kind: RefusalKind, code: string, zh: string, en: string, pointer?: string): never => {
  const faults = pointer === undefined ? [] : [{ pointer, code, detail: { zh, en } }];
  throw new Refusal(kind, code, { zh: `${zh}。`, en: `${en}.` }, { faults });
};

const notAfterToday = (day: string, now: number, pointer: string): void => {
  if (day > dayOf(now)) refuse("invalid", "in-future", "日期不得晚于今天", "the date can't be after today", pointer);
};

/** To the authority that granted the licence; its supervisor, by the duty list, is told of what is done. */
export const reported = (deciding: Of<"reported">): Outcome => {
  const { value, command, directory, now } = deciding;
  const report = value.report!;
  const { actor } = command;
  const enforcer = actor.kind === "system" ? report.enforcer : actor.authority;
  const day = dayOf(now);
  for (const [code, pointer] of [
    [report.authority, "/data/report/authority"],
    [enforcer, "/data/report/enforcer"],
  ] as const)
    if (!findAuthority(directory, code))
      refuse("invalid", "unknown-authority", "机构库中没有这一机关", "the directory has no such authority", pointer);
  notAfterToday(report.effectiveOn, now, "/data/report/effectiveOn");
  const duty = routeDuty(directory, { item: report.item, place: report.place, role: "supervise", day });
  return {
    value: { report: { ...report, enforcer } },
    parties: {
      enforcer,
      approval: report.authority,
      ...("route" in duty && { supervisor: duty.route.authority }),
    },
    next: routeTo(deciding, report.authority, CENTRE),
    title: `${report.partyName} · ${findItem(directory, report.item, day)?.name ?? report.violation}`,
    keywords: [report.partyCode, report.licenceNumber, report.decisionNumber].filter((word) => word !== ""),
  };
};

export const heard = ({ value, now }: Of<"heard">): Outcome => {
  notAfterToday(value.heardOn, now, "/data/heardOn");
  return {};
};

/** Seven working days lie between the notice and the hearing (行政许可法 Art 48). */
export const hearingHeld = ({ value, now }: Of<"hearingHeld">): Outcome => {
  notAfterToday(value.heldOn, now, "/data/heldOn");
  if (startOfDay(value.notifiedOn) >= latestBefore(getBeforeRule("L5N"), startOfDay(value.heldOn), calendar))
    refuse(
      "invalid",
      "notified-too-late",
      "听证应当在举行 7 个工作日前通知",
      "the hearing is notified seven working days before",
      "/data/notifiedOn",
    );
  return {};
};

/** Nobody loses a licence unheard; the act is published within seven working days of its day. */
const acted = ({ matter, now }: Circumstance, act: Act, decider: string): Outcome => {
  if (!matter!.memory.heard)
    refuse(
      "conflict",
      "not-heard",
      "作出处理前应当听取被许可人的陈述申辩",
      "The licensee must be heard before anything is done",
    );
  notAfterToday(act.decidedOn, now, "/data/act/decidedOn");
  return { opens: [{ clock: "T1", party: decider, start: startOfDay(act.decidedOn) }] };
};

export const suspended = (deciding: Of<"suspended">): Outcome => acted(deciding, deciding.value.act!, "approval");
export const withheld = (deciding: Of<"withheld">): Outcome => acted(deciding, deciding.value.act!, "enforcer");
export const revoked = (deciding: Of<"revoked">): Outcome => acted(deciding, deciding.value.act!, "enforcer");
export const annulled = (deciding: Of<"annulled">): Outcome => acted(deciding, deciding.value.act!, "approval");
export const takenBack = (deciding: Of<"takenBack">): Outcome => acted(deciding, deciding.value.act!, "approval");

/** A cancellation only registers that the licence has ended; what ended it comes first. */
export const cancelled = (deciding: Of<"cancelled">): Outcome => {
  const { value, matter } = deciding;
  if (value.ground === "ended" && !["annulled", "takenBack", "revoked"].includes(matter!.memory.act))
    refuse(
      "conflict",
      "not-ended",
      "须先撤销、撤回或者吊销，再办理注销",
      "It must be annulled, taken back or revoked before it is cancelled for that",
      "/data/ground",
    );
  return acted(deciding, value.act!, "approval");
};

export const published = ({ value, matter, now }: Of<"published">): Outcome => {
  notAfterToday(value.publishedOn, now, "/data/publishedOn");
  if (!matter!.clocks.some(({ code }) => code === "T1"))
    refuse("conflict", "published-before", "已公示", "It was published before");
  return {};
};

const KINDS: Readonly<Record<string, string>> = {
  suspended: "suspended",
  withheld: "suspended",
  revoked: "revoked",
  annulled: "revoked",
  takenBack: "withdrawn",
  cancelled: "cancelled",
};

/** Published first; where the licence has a letter, a new one refers to it and takes its place (domain 1.3, row 11). */
export const closed = ({ value, matter }: Of<"closed">): Outcome => {
  const { act, report } = matter!.memory;
  if (matter!.status === "no-action") return { value: { newLetter: "", letter: "", kind: "" } };
  if (matter!.clocks.some(({ code }) => code === "T1"))
    refuse("conflict", "publication-awaited", "处理决定尚未公示", "The act is not published yet");
  const letter = report!.letter;
  if (letter !== "" && value.newLetter === "")
    refuse(
      "invalid",
      "letter-missing",
      "许可已变动，须先另行发函并填写新的一事一函",
      "the licence has changed: name the new letter",
      "/data/newLetter",
    );
  return { value: { newLetter: value.newLetter, letter, kind: KINDS[act] ?? "" } };
};

/** The authority looks at it again; what was published of the penalty is withdrawn within three working days. */
export const penaltyAnnulled = (_deciding: Of<"penaltyAnnulled">): Outcome => ({
  opens: [{ clock: "L6", party: "approval" }],
});

export const publicationWithdrawn = ({ value, matter, now }: Of<"publicationWithdrawn">): Outcome => {
  notAfterToday(value.withdrawnOn, now, "/data/withdrawnOn");
  if (!matter!.clocks.some(({ code }) => code === "T3"))
    refuse("conflict", "withdrawn-before", "已撤回公示", "It was withdrawn before");
  return {};
};

const requireWithdrawn = (matter: Matter<ReviewMemory>): void => {
  if (matter.clocks.some(({ code }) => code === "T3"))
    refuse("conflict", "withdrawal-awaited", "处罚机关尚未撤回公示", "The penalty's publication is not withdrawn yet");
};

export const reinstated = ({ value, matter, now }: Of<"reinstated">): Outcome => {
  requireWithdrawn(matter!);
  notAfterToday(value.act!.decidedOn, now, "/data/act/decidedOn");
  return {};
};

export const confirmed = ({ matter }: Of<"confirmed">): Outcome => {
  requireWithdrawn(matter!);
  if (matter!.memory.act === "")
    refuse("conflict", "nothing-done", "尚未作出处理，无可维持", "Nothing was done that could stand");
  return {};
};
