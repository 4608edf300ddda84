import { isResidentId } from "@yihan/kernel/resident-id";

/** 15 to 18 digits, perhaps in groups, the last perhaps X. */
const NUMBER = /\d(?:[ -]?\d){14,16}(?:[ -]?[\dXx])?/;

/** 18 signs of a resident's number, perhaps in groups, in a text. */
const RESIDENT = /\d(?:[ -]?\d){16}[ -]?[\dXx]/g;

/** Full-width digits are digits. */
const plain = (text: string): string => text.normalize("NFKC");

/** True where a text may hold a citizen's number, new or old: in doubt it is one, so nothing is lost but a draft. */
export const mayHoldNumber = (text: string): boolean => NUMBER.test(plain(text));

/** True where a text holds a resident's number by its date and check sign, and no credit code or document number that is as long. */
export const holdsResidentId = (text: string, today: string): boolean =>
  [...plain(text).matchAll(RESIDENT)].some(([found]) =>
    isResidentId(found.replaceAll(/[ -]/g, "").toUpperCase(), today),
  );
