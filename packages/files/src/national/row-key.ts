import type { LicenceRecord } from "./licence.ts";
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
  return [record.kind, record.document.numberKey, partyCode(record.party, hash), code || `name:${nameKey(name)}`].join("|");
}

/**
 * The party in a key: the unified code, for a natural person the keyed hash of kind and number, then any other code,
 * and for a party with no code at all its name (hashed where it is a person's), so that two of them never become one.
 */
export function partyCode(party: Party, hash: KeyedHash): string {
  if (party.uscc) return party.uscc;
  if (party.natural) return `person:${hash(`${party.natural.idType}|${party.natural.idNumber}`)}`;
  const [other] = Object.entries(party.otherCodes);
  if (other) return other.join(":");
  const name = nameKey(party.name);
  return party.category === "person" ? `person-name:${hash(name)}` : `name:${name}`;
}

/**
 * Hash of what a record says, over one canonical form: the same whatever the file's kind, encoding, column order and
 * way of writing dates, categories and money. Columns that aren't of the format (running numbers, times of export) don't count,
 * so that the same row exported again is the same.
 */
export function contentHash(record: NationalRecord, hash: KeyedHash): string {
  const { extra: _, ...said } = record;
  return hash(canonical(said));
}

/** JSON with sorted keys, texts in NFC with runs of white space as one space. */
function canonical(value: unknown): string {
  if (typeof value === "string") return JSON.stringify(value.normalize("NFC").replace(/\s+/g, " "));
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const entries = Object.entries(value).filter(([, one]) => one !== undefined);
  entries.sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, one]) => `${JSON.stringify(key)}:${canonical(one)}`).join(",")}}`;
}

/** A name without width, case, spaces and the separator of keys. */
function nameKey(name: string): string {
  return name.normalize("NFKC").toUpperCase().replace(/[\s|]/g, "");
}
