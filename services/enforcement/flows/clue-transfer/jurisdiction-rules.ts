import { dayOf } from "@yihan/kernel";
import { authorityOfKind, partyRoute, routeDesk, routeDuty, routeTo, type Matter, type Outcome } from "@yihan/matter";
import type { ClueMemory } from "./memory.ts";
import {
  BUREAU,
  knownAuthority,
  partyCode,
  refuse,
  refuseAt,
  SENDERS,
  someoneOf,
  type Of,
  type Place,
} from "./rules.ts";

/** What the bodies can't settle stands with the judicial bureau's desk. */
export const toJudicialDesk = ({ directory, now }: Place): Outcome => {
  const day = dayOf(now);
  const desk = routeDesk(directory, day);
  return {
    ...(desk && { next: desk }),
    copies: authorityOfKind(directory, "JUSTICE", day).map(({ code }) => code),
  };
};

export const refused = {
  guard: ({ memory }: Matter<ClueMemory>): void => {
    if (memory.designated)
      refuse(
        "conflict",
        "designated",
        "司法局已指定管辖，不得再以无管辖权为由拒收",
        "The judicial bureau named this bureau; it can't refuse for want of jurisdiction",
      );
  },
  /** Only for want of jurisdiction, naming who has it. The second time the judicial bureau takes it up. */
  rule: (deciding: Of<"refused">): Outcome => {
    const { value, matter } = deciding;
    knownAuthority(deciding, value.proposed, "/data/proposed");
    if (value.proposed === partyCode(matter, "enforcer"))
      refuseAt(
        "/data/proposed",
        "proposes-itself",
        "应提出其他机关，而不是本机关",
        "another authority must be proposed, not your own",
      );
    const sender = someoneOf(deciding, "sender", SENDERS);
    if (matter!.memory.refusedBy.length === 0) return { next: sender, opens: [{ clock: "X1", party: "sender" }] };
    const { clue, refusedBy } = matter!.memory;
    const impasse = {
      first: refusedBy[0]!,
      other: partyCode(matter, "enforcer"),
      item: clue?.item ?? "",
      place: clue?.place ?? "",
      subject: matter!.title,
      waiting: partyCode(matter, "sender"),
      urgent: clue?.urgent ?? false,
    };
    return {
      to: "disputed",
      value: { ...value, ...impasse },
      ...toJudicialDesk(deciding),
      told: [sender],
      leadsTo: ["dispute"],
    };
  },
};

/** The clue under another bureau: by its duty list if the list says so, else its desk. */
const atBureau = (deciding: Place, enforcer: string): Pick<Outcome, "parties" | "next"> => {
  const clue = deciding.matter!.memory.clue;
  const answer = routeDuty(deciding.directory, {
    item: clue?.item ?? "",
    place: clue?.place ?? "",
    role: "enforce",
    day: dayOf(deciding.now),
  });
  const next =
    "route" in answer && answer.route.authority === enforcer ? answer.route : routeTo(deciding, enforcer, BUREAU);
  return { parties: { enforcer }, next };
};

export const rerouted = (deciding: Of<"rerouted">): Outcome => {
  const { value, matter } = deciding;
  knownAuthority(deciding, value.authority, "/data/authority");
  if (matter!.memory.refusedBy.includes(value.authority))
    refuseAt("/data/authority", "refused-before", "该机关已拒收过本线索", "this authority has refused the clue before");
  return atBureau(deciding, value.authority);
};

/**
 * The judicial bureau settles it. A dispute about jurisdiction: the bureau named must take the clue (the last one asked
 * if none is named), or, where the refusal is upheld and nobody named, the clue ends. An objection: the handling stands,
 * or the case is taken up again.
 */
export const settled = (deciding: Of<"settled">): Outcome => {
  const { matter } = deciding;
  const value = { ...deciding.value, dispute: matter!.memory.dispute };
  if (value.authority) knownAuthority(deciding, value.authority, "/data/authority");
  const told = [someoneOf(deciding, "sender", SENDERS), someoneOf(deciding, "enforcer", ["desk", "head"])];
  const upheld = value.outcome === "upheld";
  const enforcer = value.authority || partyCode(matter, "enforcer");
  if (upheld && (matter!.status === "objected" || !value.authority)) return { to: "closed", value, ends: true, told };
  if (matter!.status === "disputed" || enforcer !== partyCode(matter, "enforcer")) {
    return {
      to: "sent",
      value,
      ...atBureau(deciding, enforcer),
      responsible: partyRoute(deciding, partyCode(matter, "sender")),
      opens: [{ clock: "XR", authority: enforcer }],
      told,
    };
  }
  return {
    to: "accepted",
    value,
    responsible: partyRoute(deciding, enforcer),
    next: routeTo(deciding, enforcer, ["head"]),
    opens: [{ clock: "X2", authority: enforcer }],
    told,
  };
};
