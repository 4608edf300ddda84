import type { Licence } from "@yihan/contracts";
import {
  contentHash,
  licenceCategories,
  partyCode,
  type KeyedHash,
  type LicenceRecord,
  type Party,
  type PartyCategory,
} from "@yihan/files";
import { seal } from "./seal.ts";

/** The words of the contract for the kinds of party in national files. */
export const partyCategories: Readonly<Record<PartyCategory, string>> = {
  body: "legal",
  person: "natural",
  shop: "household",
};

/** What of a party is personal and therefore sealed under the matter's key; undefined if nothing is. */
export const personalOf = ({ natural, representative }: Party): object | undefined =>
  natural || representative ? { natural, representative } : undefined;

const EMPTY = Buffer.alloc(0);

/** A row of the national licence file as the letter carries it. Identity numbers go in sealed under `key` alone. */
export const licenceOf = (record: LicenceRecord, hash: KeyedHash, key: Uint8Array): Licence => {
  const personal = personalOf(record.party);
  return {
    partyName: record.party.name,
    partyCode: record.party.uscc ?? "",
    partyCategory: partyCategories[record.party.category],
    documentName: record.document.name,
    documentNumber: record.document.number,
    certificateName: record.certificate.name,
    certificateNumber: record.certificate.number,
    content: record.content,
    decidedOn: record.decidedOn,
    validFrom: record.validFrom ?? "",
    validTo: record.validTo ?? "",
    authority: record.authority.code || record.authority.name,
    item: record.item ?? "",
    place: record.place ?? "",
    category: licenceCategories[record.category],
    note: record.note,
    personal: personal ? seal(key, "personal", personal) : EMPTY,
    personalHash: record.party.natural ? partyCode(record.party, hash) : "",
    contentHash: contentHash(record, hash),
    itemMatch: "",
  };
};
