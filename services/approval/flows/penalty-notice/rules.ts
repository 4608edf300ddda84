import type { Penalty, PenaltyNoticeFact } from "@yihan/contracts";
import { dayOf, Refusal, startOfDay } from "@yihan/kernel";
import {
  authorityOfKind,
  copiesFor,
  decidedBy,
  findAuthority,
  matchItem,
  routeClaimer,
  routeDesk,
  routeDuty,
  routeTo,
  startClock,
  type Actor,
  type Circumstances,
  type Decided,
  type Deciding,
  type Outcome,
  type StepValue,
} from "@yihan/matter";
import type { PenaltyMemory } from "./memory.ts";

type Of<K extends NonNullable<PenaltyNoticeFact["step"]>["$case"]> = Deciding<
  PenaltyMemory,
  StepValue<PenaltyNoticeFact, K>
>;
type Place = Pick<Of<"routed">, "directory" | "now" | "matter">;

export const TAKERS = ["supervisor", "liaison"] as const;
export const ISSUERS = ["handler", "signer", "desk", "head"] as const;

const named = (penalty: Penalty): Pick<Outcome, "title" | "keywords"> => ({
  title: `${penalty.partyName} · ${[...penalty.violation].slice(0, 60).join("")}`,
  keywords: [penalty.partyCode, penalty.documentNumber].filter((word) => word !== ""),
});

const unknown = (): never => {
  const detail = { zh: "机构库中没有这一机关", en: "the directory has no such authority" };
  throw new Refusal(
    "invalid",
    "unknown-authority",
    { zh: `${detail.zh}。`, en: `${detail.en}.` },
    { faults: [{ pointer: "/data/authority", code: "unknown-authority", detail }] },
  );
};

/**
 * Whose penalty it is to tell: of who decided it (行政许可法 Art 64), or of an approval authority, which is sent the penalties
 * of all bodies on its licensees.
 */
export const penaltyBy = (authority: string, actor: Actor, circumstances: Circumstances): Decided => {
  const decided = decidedBy(authority, actor, circumstances);
  if (decided !== "others" || actor.kind === "system") return decided;
  return findAuthority(circumstances.directory, actor.authority)?.kind === "APPROVAL" ? "own" : decided;
};

/** Refuses a penalty that somebody else decided and must tell. */
const requireOwn = (
  penalty: Penalty,
  { command, ...circumstances }: Pick<Of<"issued">, "command" | "directory" | "now">,
): Decided => {
  const decided = penaltyBy(penalty.authority, command.actor, circumstances);
  if (decided !== "others") return decided;
  const detail = {
    zh: "处罚机关不是本机关，只能抄告本机关作出的处罚",
    en: "another authority decided it; only your own penalties are yours to tell",
  };
  throw new Refusal(
    "invalid",
    "not-your-authority",
    { zh: `${detail.zh}。`, en: `${detail.en}.` },
    { faults: [{ pointer: "/data/penalty/authority", code: "not-your-authority", detail }] },
  );
};

/** The item the words of the penalty point to, if they point to one. */
const itemOf = ({ directory, now }: Of<"issued">, penalty: Penalty): string | { why: string; candidates: string[] } => {
  const match = matchItem(
    directory,
    { documentName: penalty.violation, certificateName: penalty.licenceAffected, content: penalty.facts },
    dayOf(now),
  );
  return "item" in match ? match.item.code : { why: match.unmatched, candidates: match.candidates };
};

/**
 * Told to whom the licence's letter already names as supervisor; without a letter, to whom the duty list gives the item
 * that the words of the penalty point to. Where nobody is found, it stands as unmatched with the judicial bureau's desk.
 */
export const issued = (deciding: Of<"issued">): Outcome => {
  const { value, directory, now, command } = deciding;
  const penalty = value.penalty!;
  const day = dayOf(now);
  const odd = requireOwn(penalty, deciding) === "unknown" ? ["unknownAuthority"] : [];
  const remarks = [...new Set([...(value.remarks ?? []), ...odd])];
  const instead = (why: string, candidates: string[]): Outcome => ({
    instead: { step: "unmatched", value: { penalty, why, candidates, remarks } },
  });
  const item = value.item || itemOf(deciding, penalty);
  const known = value.supervisor ? findAuthority(directory, value.supervisor)?.code : undefined;
  if (typeof item !== "string" && !known) return instead(item.why, item.candidates);
  const code = typeof item === "string" ? item : "";
  const place =
    value.place ||
    (command.actor.kind === "system" ? "" : (findAuthority(directory, command.actor.authority)?.place ?? ""));
  const answer = routeDuty(directory, { item: code, place, role: "supervise", day });
  if ("unmatched" in answer && !known) return instead(answer.unmatched, code === "" ? [] : [code]);
  const byDuty = "route" in answer && (!known || answer.route.authority === known) ? answer.route : undefined;
  const next = byDuty ?? routeTo(deciding, known!, TAKERS);
  const approval = findAuthority(directory, value.approval)?.code;
  const late = startClock("N5", "", startOfDay(penalty.decidedOn), 0).due <= now;
  const copies = [...copiesFor(directory, { item: code, place, day }), ...(approval ? [approval] : [])];
  return {
    value: { ...value, item: code, place, remarks: [...remarks, ...(late ? ["pushed-late"] : [])] },
    parties: { supervisor: known ?? next.authority, ...(approval && { approval }) },
    next,
    copies: [...new Set(copies)].filter((copied) => copied !== next.authority),
    ...named(penalty),
  };
};

export const unmatched = (deciding: Of<"unmatched">): Outcome => {
  const { value, directory, now } = deciding;
  const day = dayOf(now);
  const desk = routeDesk(directory, day);
  const penalty = value.penalty!;
  requireOwn(penalty, deciding);
  return {
    ...(desk && { next: desk }),
    copies: authorityOfKind(directory, "JUSTICE", day).map(({ code }) => code),
    opens: [{ clock: "N5", party: "issuer", start: startOfDay(penalty.decidedOn) }],
    ...named(penalty),
  };
};

export const registered = (deciding: Of<"registered">): Outcome => {
  const penalty = deciding.value.penalty!;
  requireOwn(penalty, deciding);
  return named(penalty);
};

export const routed = (deciding: Of<"routed">): Outcome => {
  const authority = findAuthority(deciding.directory, deciding.value.authority)?.code ?? unknown();
  return { parties: { supervisor: authority }, next: routeTo(deciding, authority, TAKERS) };
};

/** Whoever claims it is responsible from now on. */
export const received = ({ command, directory, now, matter }: Of<"received">): Outcome => {
  const route = routeClaimer(directory, command.actor, matter!.next, dayOf(now));
  return route && route.authority === matter!.parties["supervisor"]?.authority
    ? { responsible: route, next: route }
    : {};
};

const someoneOf = (place: Place, role: string, posts: readonly string[]): NonNullable<Outcome["told"]> => {
  const authority = place.matter!.parties[role]?.authority;
  return authority ? [routeTo(place, authority, posts)] : [];
};

/** What was done about the licence goes back to who told it and to who granted the licence. */
export const closed = (deciding: Of<"closed">): Outcome => ({
  told: [...someoneOf(deciding, "issuer", ISSUERS), ...someoneOf(deciding, "approval", ["handler", "signer"])],
});

const SYSTEM_FIELDS: readonly string[] = ["personal", "personalHash", "contentHash", "licenceMatter"];

export const corrected = {
  guard: ({ status }: { status: string }): void => {
    if (status !== "recalled") return;
    throw new Refusal("conflict", "no-longer-in-force", {
      zh: "本抄告已撤回，不能更正；请另行抄告。",
      en: "It was recalled and can't be corrected; tell it anew.",
    });
  },
  rule: (deciding: Of<"corrected">): Outcome => {
    const { value, matter } = deciding;
    const before = matter!.memory.penalty;
    const penalty = value.penalty!;
    requireOwn(penalty, deciding);
    const changed = (Object.keys(penalty) as (keyof Penalty)[]).filter(
      (name) => !SYSTEM_FIELDS.includes(name) && before?.[name] !== penalty[name],
    );
    const told = matter!.memory.history
      ? []
      : matter!.next
        ? [matter!.next]
        : someoneOf(deciding, "supervisor", TAKERS);
    return {
      value: {
        penalty: { ...penalty, licenceMatter: penalty.licenceMatter || (before?.licenceMatter ?? "") },
        changed,
      },
      told,
      keywords: named(penalty).keywords!,
    };
  },
};

export const recalled = (deciding: Of<"recalled">): Outcome => ({
  told: deciding.matter!.memory.history ? [] : someoneOf(deciding, "supervisor", TAKERS),
});
