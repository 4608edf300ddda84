import type { ApprovalNoticeFact, Licence, Route } from "@yihan/contracts";
import { dayOf, Refusal, startOfDay } from "@yihan/kernel";
import {
  authorityOfKind,
  copiesFor,
  decidedBy,
  findAuthority,
  findItem,
  findOfficer,
  matchItem,
  routeClaimer,
  routeDesk,
  routeDuty,
  routeOfficer,
  routeTo,
  startClock,
  type Decided,
  type Deciding,
  type Outcome,
  type StepValue,
} from "@yihan/matter";
import type { NoticeMemory } from "./memory.ts";

export type Of<K extends NonNullable<ApprovalNoticeFact["step"]>["$case"]> = Deciding<
  NoticeMemory,
  StepValue<ApprovalNoticeFact, K>
>;

export const CENTRE = ["handler", "signer", "head"];
export const TAKERS = ["supervisor", "liaison"];

export const refuseAt = (pointer: string, code: string, zh: string, en: string): never => {
  throw new Refusal(
    "invalid",
    code,
    { zh: `${zh}。`, en: `${en}.` },
    { faults: [{ pointer, code, detail: { zh, en } }] },
  );
};

export const keywordsOf = (licence: Licence): string[] =>
  [licence.partyCode, licence.documentNumber, licence.certificateNumber].filter((word) => word !== "");

/**
 * Refuses a licence that another authority of the directory granted. Where approvals are concentrated (行政许可法 Art 25) the
 * centre decides in its own name; what a department still decides itself is the department's to send.
 */
export const requireOwn = (
  licence: Licence,
  { command, ...circumstances }: Pick<Of<"issued">, "command" | "directory" | "now">,
): Decided => {
  const decided = decidedBy(licence.authority, command.actor, circumstances);
  if (decided === "others")
    refuseAt(
      "/data/licence/authority",
      "not-your-authority",
      "许可机关不是本机关，只能办理本机关作出的许可",
      "another authority granted it; only your own licences are yours to send",
    );
  return decided;
};

/** Names the licence without saying what is allowed, which may hold an address: by its item, or by its certificate. */
const titleOf = ({ partyName, certificateName, documentName }: Licence, item?: { name: string }): string => {
  if (item) return `${partyName} · ${item.name}`;
  const paper = certificateName || documentName;
  return paper ? `${partyName}（${paper}）` : partyName;
};

/** As `placeOf`, before there is a matter. */
const placeAtOpening = (licence: Licence, { directory, command }: Of<"issued">): string =>
  licence.place ||
  (command.actor.kind === "system" ? "" : (findAuthority(directory, command.actor.authority)?.place ?? ""));

/**
 * The letter goes to the officer that the duty list, the post and the absence cover name on the day it is sent.
 * Where they name nobody, the approval is registered as unmatched instead: visible, with an owner.
 */
export const issued = (deciding: Of<"issued">): Outcome => {
  const { value, directory, now } = deciding;
  const licence = value.licence!;
  const day = dayOf(now);
  const odd = requireOwn(licence, deciding) === "unknown" ? ["unknownAuthority"] : [];
  const remarks = [...new Set([...(value.remarks ?? []), ...odd])];
  const match = matchItem(directory, licence, day);
  if ("unmatched" in match)
    return {
      instead: {
        step: "unmatched",
        value: { licence, why: match.unmatched, candidates: match.candidates, remarks },
      },
    };
  const place = placeAtOpening(licence, deciding);
  const answer = routeDuty(directory, { item: match.item.code, place, role: "supervise", day });
  const known: Licence = { ...licence, item: match.item.code, itemMatch: match.by };
  if ("unmatched" in answer)
    return {
      instead: {
        step: "unmatched",
        value: { licence: known, why: answer.unmatched, candidates: [match.item.code], remarks },
      },
    };
  const enforce = routeDuty(directory, { item: match.item.code, place, role: "enforce", day });
  const enforcer: Record<string, string> = "route" in enforce ? { enforcer: enforce.route.authority } : {};
  const late = startClock("N1", "", startOfDay(licence.decidedOn), 0).due <= now;
  return {
    value: {
      ...value,
      licence: known,
      remarks: late ? [...remarks, "pushed-late"] : remarks,
    },
    parties: { supervisor: answer.route.authority, ...enforcer },
    next: answer.route,
    copies: [
      ...new Set([...copiesFor(directory, { item: match.item.code, place, day }), ...Object.values(enforcer)]),
    ].filter((code) => code !== answer.route.authority),
    title: titleOf(licence, match.item),
    keywords: keywordsOf(licence),
  };
};

const deskOf = ({ directory, now }: Pick<Of<"unmatched">, "directory" | "now">): Pick<Outcome, "next" | "copies"> => {
  const day = dayOf(now);
  const desk = routeDesk(directory, day);
  return { ...(desk && { next: desk }), copies: authorityOfKind(directory, "JUSTICE", day).map(({ code }) => code) };
};

/** What nobody owns stands with the judicial bureau's desk; the clock for pushing the letter runs from the decision. */
export const unmatched = (deciding: Of<"unmatched">): Outcome => {
  const licence = deciding.value.licence!;
  requireOwn(licence, deciding);
  return {
    ...deskOf(deciding),
    title: titleOf(licence),
    keywords: keywordsOf(licence),
    opens: [{ clock: "N1", party: "approval", start: startOfDay(licence.decidedOn) }],
  };
};

/** History is taken in so that penalties and corrections find it; nobody is told. */
export const registered = (deciding: Of<"registered">): Outcome => {
  const { value, directory, now } = deciding;
  const licence = value.licence!;
  requireOwn(licence, deciding);
  const match = matchItem(directory, licence, dayOf(now));
  const item = "item" in match ? match.item : undefined;
  return {
    value: { licence: { ...licence, item: item?.code ?? licence.item } },
    title: titleOf(licence, item),
    keywords: keywordsOf(licence),
  };
};

/** The place of the licensed activity; where the licence names none, the approval centre's own. */
export const placeOf = ({ directory, matter }: Pick<Of<"routed">, "directory" | "matter">): string =>
  matter!.memory.licence?.place ||
  (findAuthority(directory, matter!.parties["approval"]?.authority ?? "")?.place ?? "");

const supervisorAt = (
  deciding: Pick<Of<"routed">, "directory" | "now" | "matter">,
  authority: string,
  item: string,
): Outcome => {
  const { directory, now } = deciding;
  if (!findAuthority(directory, authority))
    refuseAt("/data/authority", "unknown-authority", "机构库中没有这一机关", "the directory has no such authority");
  const answer =
    item === ""
      ? undefined
      : routeDuty(directory, { item, place: placeOf(deciding), role: "supervise", day: dayOf(now) });
  const next =
    answer && "route" in answer && answer.route.authority === authority
      ? answer.route
      : routeTo(deciding, authority, TAKERS);
  return { parties: { supervisor: authority }, next };
};

/** Names the supervisor. A dispute is settled by the judicial bureau, not by a party to it. */
export const routed = (deciding: Of<"routed">): Outcome => {
  const { command, matter, value } = deciding;
  const own = command.actor.kind !== "system" && command.actor.authority === matter!.parties["approval"]?.authority;
  if (own && matter!.status === "disputed")
    throw new Refusal("forbidden", "judicial-only", {
      zh: "两次退回的函由司法局确定监管部门。",
      en: "After two returns the judicial bureau names the supervisor.",
    });
  const code = value.item || matter!.memory.item;
  const item = findItem(deciding.directory, code, dayOf(deciding.now));
  const { licence } = matter!.memory;
  return {
    ...supervisorAt(deciding, value.authority, code),
    value: { ...value, dispute: matter!.memory.dispute },
    ...(licence && item && { title: titleOf(licence, item) }),
  };
};

/** Whoever claims it is responsible from now on, and assigns or is assigned next. */
export const received = ({ command, directory, now, matter }: Of<"received">): Outcome => {
  const route = routeClaimer(directory, command.actor, matter!.next, dayOf(now));
  return route && route.authority === matter!.parties["supervisor"]?.authority
    ? { responsible: route, next: route }
    : {};
};

export const returned = {
  /** A letter comes back twice at the most: whom the judicial bureau names after that keeps it. */
  guard: ({ returnedBy }: NoticeMemory): void => {
    if (returnedBy.length >= 2)
      throw new Refusal("conflict", "designated", {
        zh: "司法局已指定由本部门监管，不得再退回；请签收办理。",
        en: "The judicial bureau named this authority; it can't be sent back any more: claim it.",
      });
  },
  /** Back to the approval centre; the second time the judicial bureau takes it up, so that it can't bounce. */
  rule: (deciding: Of<"returned">): Outcome => {
    const { value, matter, directory } = deciding;
    const proposed = findAuthority(directory, value.proposed);
    if (!proposed)
      refuseAt("/data/proposed", "unknown-authority", "机构库中没有这一机关", "the directory has no such authority");
    if (value.proposed === matter!.parties["supervisor"]?.authority)
      refuseAt(
        "/data/proposed",
        "proposes-itself",
        "应提出其他机关，而不是本机关",
        "another authority must be proposed, not your own",
      );
    if (matter!.memory.returnedBy.length === 0) return { opens: [{ clock: "NR", party: "approval" }] };
    const { returnedBy, item } = matter!.memory;
    const impasse = {
      first: returnedBy[0]!,
      other: matter!.parties["supervisor"]!.authority,
      item,
      place: placeOf(deciding),
      subject: matter!.title,
      waiting: matter!.parties["approval"]!.authority,
    };
    return {
      to: "disputed",
      value: { ...value, ...impasse },
      ...deskOf(deciding),
      told: [routeTo(deciding, matter!.parties["approval"]!.authority, CENTRE)],
      leadsTo: ["dispute"],
    };
  },
};

export const forwarded = (deciding: Of<"forwarded">): Outcome => {
  const { value, matter } = deciding;
  if (matter!.memory.returnedBy.includes(value.authority))
    refuseAt(
      "/data/authority",
      "returned-before",
      "该机关已退回过本函",
      "this authority has sent the letter back before",
    );
  return supervisorAt(deciding, value.authority, matter!.memory.item);
};

const officerOf = (
  { directory, now, matter }: Pick<Of<"assigned">, "directory" | "now" | "matter">,
  officer: string,
  pointer: string,
): Route => {
  const own = findOfficer(directory, officer)?.authority === matter!.parties["supervisor"]!.authority;
  const route = own ? routeOfficer(directory, officer, dayOf(now)) : undefined;
  if (route?.post) return route;
  return refuseAt(
    pointer,
    "not-of-this-authority",
    "监管责任人须为本部门在岗人员",
    "the officer must hold a post in the supervising authority",
  );
};

export const assigned = (deciding: Of<"assigned">): Outcome => {
  const route = officerOf(deciding, deciding.value.officer, "/data/officer");
  const others = deciding.value.others ?? [];
  return {
    responsible: route,
    next: route,
    told: others.map((officer, index) => officerOf(deciding, officer, `/data/others/${index}`)),
  };
};
