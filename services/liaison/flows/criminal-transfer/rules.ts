import type { CriminalTransferFact } from "@yihan/contracts";
import { dayOf, Refusal, type RefusalKind } from "@yihan/kernel";
import {
  authorityOfKind,
  findAuthority,
  findOfficer,
  isCertified,
  routeOfficer,
  routeTo,
  type Deciding,
  type Outcome,
  type StepValue,
} from "@yihan/matter";
import type { TransferMemory } from "./memory.ts";

export type Of<K extends NonNullable<CriminalTransferFact["step"]>["$case"]> = Deciding<
  TransferMemory,
  StepValue<CriminalTransferFact, K>
>;

export const refuse = (kind: RefusalKind, code: string, zh: string, en: string, pointer?: string): never => {
  const faults = pointer === undefined ? [] : [{ pointer, code, detail: { zh, en } }];
  throw new Refusal(kind, code, { zh: `${zh}。`, en: `${en}.` }, { faults });
};

/** The organ that found it, with the police and the procuratorate of its level from the first moment. */
export const suspected = (deciding: Of<"suspected">): Outcome => {
  const { value, command, directory, now } = deciding;
  const suspicion = value.suspicion!;
  const { actor } = command;
  const sender = actor.kind === "system" ? suspicion.sender : actor.authority;
  if (!findAuthority(directory, sender))
    refuse(
      "invalid",
      "unknown-authority",
      "机构库中没有这一机关",
      "the directory has no such authority",
      "/data/suspicion/sender",
    );
  if (suspicion.suspectedOn > dayOf(now))
    refuse(
      "invalid",
      "in-future",
      "发现日期不得晚于今天",
      "the suspicion can't be dated after today",
      "/data/suspicion/suspectedOn",
    );
  const one = (kind: "POLICE" | "PROC"): string => authorityOfKind(directory, kind, dayOf(now))[0]?.code ?? "";
  return {
    value: { suspicion: { ...suspicion, sender } },
    parties: { sender, police: one("POLICE"), procuratorate: one("PROC") },
    next: routeTo(deciding, sender, ["head"]),
    title: `${suspicion.partyName} · ${suspicion.offence}`,
    keywords: suspicion.partyCode === "" ? [] : [suspicion.partyCode],
  };
};

/** Two officers of the organ or more, with a certificate that holds today (移送规定 Art 5; 行政处罚法 Art 42). */
export const teamNamed = ({ value, matter, directory, now }: Of<"teamNamed">): Outcome => {
  const officers = [...new Set(value.officers)];
  if (officers.length < 2)
    refuse("invalid", "two-officers", "专案人员不得少于二人", "the team has two officers at least", "/data/officers");
  for (const officer of officers) {
    const pointer = `/data/officers/${value.officers.indexOf(officer)}`;
    if (findOfficer(directory, officer)?.authority !== matter!.parties["sender"]!.authority)
      refuse("invalid", "not-of-this-authority", "专案人员须为本机关人员", "an officer of the organ", pointer);
    if (!isCertified(directory, officer, dayOf(now)))
      refuse("invalid", "not-certified", "专案人员须持有效执法证件", "an officer with a certificate", pointer);
  }
  const first = routeOfficer(directory, officers[0]!, dayOf(now));
  return {
    value: { officers },
    ...(first && { next: first }),
    told: officers.slice(1).flatMap((officer) => routeOfficer(directory, officer, dayOf(now)) ?? []),
  };
};
