import { isResidentId } from "@yihan/kernel/resident-id";
import { isNoUscc, isUscc } from "@yihan/kernel/uscc";
import type { partyColumns } from "./column.ts";
import type { RowFields } from "./row-fields.ts";

export type PartyField = ReturnType<typeof partyColumns>[number]["field"];

/** What a party is: a legal person or other body, a natural person, or an individual business. */
export type PartyCategory = "body" | "person" | "shop";

/** Codes other than the unified one, by the column they stand in. */
export type OtherCode = "registration" | "organisation" | "tax" | "institution" | "society";

/** The party of a licence or penalty (行政相对人). Identity numbers are whole here: never to logs, events or lists. */
export interface Party {
  name: string;
  category: PartyCategory;
  uscc?: string;
  otherCodes: Partial<Record<OtherCode, string>>;
  natural?: { idType: string; idNumber: string };
  representative?: { name: string; idType?: string; idNumber?: string };
}

/** In the order in which they stand for a party without a unified code. */
export const otherCodes = [
  "registration",
  "organisation",
  "tax",
  "institution",
  "society",
] as const satisfies readonly OtherCode[];

const categoryWords: [RegExp, PartyCategory][] = [
  [/个体/, "shop"],
  [/法人|组织|企业|单位|公司|合作社/, "body"],
  [/自然人|公民|个人/, "person"],
];

/** Reads the party of a row; problems go to the row's faults and remarks. Nobody is born after `today`. */
export function readParty(fields: RowFields<PartyField>, today = "9999-12-31"): Party {
  const name = fields.needed("partyName");
  const uscc = readUscc(fields);
  const party: Party = { name, category: "body", otherCodes: {} };
  if (uscc) party.uscc = uscc;
  for (const code of otherCodes) {
    const text = fields.code(code);
    if (text !== "" && !isZero(text)) party.otherCodes[code] = text;
  }
  const natural = readNatural(fields, today);
  if (natural) party.natural = natural;
  party.category = readCategory(fields, party);
  const representative = readRepresentative(fields, today);
  if (representative) party.representative = representative;
  if (party.category === "person" && !natural) fields.remark("personIdNumber", "noPersonNumber");
  else if (!uscc && !natural && Object.keys(party.otherCodes).length === 0) fields.remark("uscc", "noPartyCode");
  return party;
}

function isZero(code: string): boolean {
  return code.startsWith("0") && isNoUscc(code);
}

/** All zeros is how a body without a code is written; it must never make two parties one, so it counts as none. */
function readUscc(fields: RowFields<PartyField>): string | undefined {
  const text = fields.code("uscc");
  if (text === "") return undefined;
  if (isZero(text)) {
    fields.remark("uscc", "zeroUscc");
    return undefined;
  }
  if (!isUscc(text)) fields.fault("uscc", "badUscc");
  return text;
}

function readNatural(fields: RowFields<PartyField>, today: string): Party["natural"] {
  const idType = fields.text("personIdType");
  const idNumber = fields.code("personIdNumber");
  if (idNumber === "") return undefined;
  const type = idTypeOf(idType, idNumber);
  if (type === "身份证" && !isResidentId(idNumber, today)) fields.fault("personIdNumber", "badResidentId");
  return { idType: type, idNumber };
}

function readRepresentative(fields: RowFields<PartyField>, today: string): Party["representative"] {
  const name = fields.text("representative");
  const idType = fields.text("representativeIdType");
  const idNumber = fields.code("representativeIdNumber");
  if (name === "" && idNumber === "") return undefined;
  if (idNumber === "") return { name };
  const type = idTypeOf(idType, idNumber);
  if (type === "身份证" && !isResidentId(idNumber, today))
    fields.remark("representativeIdNumber", "badRepresentativeId");
  return { name, idType: type, idNumber };
}

/** The kind of paper in one word; a number of 18 characters without a kind is a resident's. */
function idTypeOf(idType: string, idNumber: string): string {
  if (/身份证/.test(idType) && !/外国|永久|居留/.test(idType)) return "身份证";
  if (/^0?1$/.test(idType)) return "身份证";
  return idType === "" ? (/^\d{17}[\dX]$/.test(idNumber) ? "身份证" : "其他") : idType;
}

/** By its word; a bare number means different things in different systems, so then the party's codes tell. */
function readCategory(fields: RowFields<PartyField>, party: Party): PartyCategory {
  const text = fields.text("partyCategory");
  const word = categoryWords.find(([pattern]) => pattern.test(text))?.[1];
  if (word) return word;
  if (text !== "" && !/^\d{1,2}$/.test(text)) fields.remark("partyCategory", "unknownPartyCategory");
  if (party.uscc) return party.uscc.startsWith("92") ? "shop" : "body";
  return party.natural ? "person" : "body";
}
