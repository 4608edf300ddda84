import type { LicenceRecord } from "./licence.ts";
import { otherCodes } from "./party.ts";
import type { Party } from "./party.ts";
import type { PenaltyRecord } from "./penalty.ts";

/** A keyed hash of a text, as hex; the key is the caller's, so that numbers can't be found by trying them all. */
export type KeyedHash = (text: string) => string;

type NationalRecord = LicenceRecord | PenaltyRecord;

/**
 * What makes a record the one it is: its decision number in normal form, its party and its authority. The same decision
 * for two parties is two records. Holds no identity number and no name of a natural person.
 */
export function rowKey(record: NationalRecord, hash: KeyedHash): string {
  const { code, name } = record.authority;
  return [record.kind, record.document.numberKey, partyCode(record.party, hash), code || `name:${nameKey(name)}`].join(
    "|",
  );
}

/**
 * The party in a key: the unified code, for a natural person the keyed hash of kind and number, then any other code,
 * and for a party with no code at all its name (hashed where it is a person's), so that two of them never become one.
 */
export function partyCode(party: Party, hash: KeyedHash): string {
  if (party.uscc) return party.uscc;
  if (party.natural) return `person:${hash(`${party.natural.idType}|${party.natural.idNumber}`)}`;
  const other = otherCodes.find((code) => party.otherCodes[code] !== undefined);
  if (other) return `${other}:${party.otherCodes[other]}`;
  const name = nameKey(party.name);
  return party.category === "person" ? `person-name:${hash(name)}` : `name:${name}`;
}

/**
 * Hash of what a record says, over one canonical form: the same whatever the file's kind, encoding, column order and
 * way of writing dates, categories and money. Columns that aren't of the format (running numbers, times of export) don't
 * count, so that the same row exported again is the same.
 */
export function contentHash(record: NationalRecord, hash: KeyedHash): string {
  const { party, document, authority, source } = record;
  const said = [
    record.kind,
    party.name,
    party.category,
    party.uscc,
    ...otherCodes.map((code) => party.otherCodes[code]),
    party.natural?.idType,
    party.natural?.idNumber,
    party.representative?.name,
    party.representative?.idType,
    party.representative?.idNumber,
    document.name,
    document.numberKey,
    record.content,
    record.decidedOn,
    record.validTo,
    record.status,
    record.note,
    record.item,
    record.place,
    authority.name,
    authority.code,
    source.name,
    source.code,
    ...(record.kind === "licence"
      ? [record.category, record.certificate.name, record.certificate.number, record.validFrom]
      : [
          record.violation.type,
          record.violation.facts,
          record.violation.basis,
          record.categories.join(),
          record.fine,
          record.confiscated,
          record.certificate,
          record.publicUntil,
        ]),
  ];
  // Runs of white space are one space, and the separator can't stand in a cell's text after this.
  const plain = oddText.test(said.join(""))
    ? said.map((one) => (typeof one === "string" && oddText.test(one) ? canonicalText(one) : one))
    : said;
  return hash(plain.join("\u001f"));
}

/** Anything but plain text in one line: control characters, doubled spaces, letters with separate accents. */
const oddText = /[\p{Cc}\p{M}\u00a0\u3000]| {2}/u;

function canonicalText(text: string): string {
  return text.normalize("NFC").replace(/[\s\p{Cc}]+/gu, " ");
}

/** A name without width, case, spaces and the separator of keys. */
function nameKey(name: string): string {
  return name.normalize("NFKC").toUpperCase().replace(/[\s|]/g, "");
}
