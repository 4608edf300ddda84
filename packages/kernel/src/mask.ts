import { halfWidth } from "./half-width.ts";

/**
 * An identity number as lists may show it: `4208**********0010`. Numbers of 7 to 14 signs (passports, passes) keep their last four,
 * shorter text nothing. Never for logs or events, which hold no part of the number but a keyed hash.
 */
export function maskIdentity(number: string): string {
  const text = ungrouped(number).toUpperCase();
  return text.length >= 15 ? text.slice(0, 4) + "*".repeat(text.length - 8) + text.slice(-4) : lastFour(text);
}

/** A telephone number: `138****1234`; one of fewer than 11 digits keeps at most its last four. */
export function maskPhone(number: string): string {
  const text = ungrouped(number);
  return text.length >= 11 ? `${text.slice(0, -8)}****${text.slice(-4)}` : lastFour(text);
}

/** A bank card or account: nothing but its last four. */
export function maskBankCard(number: string): string {
  return lastFour(ungrouped(number));
}

/**
 * The name of a natural person: `张某某`, or `张**` with the sign `*`. Only the first character stays, compound surnames included, and no
 * more than two signs follow, so that the length tells little.
 */
export function maskName(name: string, sign: "某" | "*" = "某"): string {
  const [first = "", ...rest] = name.trim();
  return rest.length === 0 ? first && sign : first + sign.repeat(Math.min(2, rest.length));
}

/** Digits in a row, or grouped by a space or hyphen. */
const NUMBER = /\d(?:[ -]?\d)*/gu;
const WORD = /\p{L}+/gu;

/**
 * A text in which a person wrote names and numbers as they liked, such as `李明澈 13800000004`: of each word the first character stays,
 * of each number what `maskIdentity` or `maskPhone` leaves. In doubt a word is taken for a name.
 */
export function maskContact(text: string): string {
  return text
    .normalize("NFKC") // full-width digits are digits
    .replace(WORD, (word) => maskName(word))
    .replace(NUMBER, (number) =>
      number.replace(/[ -]/gu, "").length >= 15 ? maskIdentity(number) : maskPhone(number),
    );
}

function ungrouped(number: string): string {
  return halfWidth(number).replace(/[\s-]/gu, ""); // the spaces and hyphens people group digits with
}

function lastFour(text: string): string {
  return text.length > 6 ? "*".repeat(text.length - 4) + text.slice(-4) : "*".repeat(text.length);
}
