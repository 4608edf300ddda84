import { maskBankCard, maskIdentity, maskPhone } from "./mask.ts";

/** How many characters of a cell are shown. */
const SHOWN = 40;

/** How much of a cell is looked at: a hostile one may hold megabytes. */
const READ = 2_000;

/** An identity number with any signs between division, birth date and sequence: 6, 8 and 4 digits, the last perhaps an X. */
const GROUPED_IDENTITY = /(?<!\d)\d{6}[^\dA-Za-z]{0,3}\d{8}[^\dA-Za-z]{0,3}\d{3}[\dXx](?!\d)/gu;

/** A mobile number with any signs between its groups: 3, 4 and 4 digits, the first a 1. */
const GROUPED_MOBILE = /(?<!\d)1\d{2}[^\dA-Za-z]{1,3}\d{4}[^\dA-Za-z]{0,3}\d{4}(?!\d)/gu;

/** A passport or pass: one or two letters and 7 to 10 digits, standing alone. */
const PASS = /(?<![A-Za-z0-9])[A-Za-z]{1,2}\d{7,10}(?![A-Za-z0-9])/gu;

/** Seven digits or more, in a row or grouped by spaces and hyphens, perhaps with the X of an identity number. */
const DIGITS = /\d(?:[ -]{0,2}\d){6,}(?:[ -]{0,2}[Xx])?/gu;

/** A date, perhaps with the hour that follows it: year of this or the last century, month, day. */
const DATE = /^(?:19|20)\d\d[ -]?(?:0[1-9]|1[0-2])[ -]?(?:0[1-9]|[12]\d|3[01])(?: (?:[01]\d|2[0-3]))?$/u;

/** The shape of a credit code that has a letter among its first 17 symbols: it is an organisation's, and public. Longer runs are masked even there. */
const LETTERED_CODE = /^(?=\w{0,16}[A-Z])[0-9A-Z]{2}\d{6}[0-9A-Z]{10}$/u;

/**
 * A cell of somebody's file as a fault report or an error may show it: every run that looks like an identity number, telephone number,
 * bank card or pass is masked, and what is longer than 40 characters is cut to 39 and `…`. Masking comes before cutting, because half a number is
 * not recognised. Dates and lettered credit codes stay; in doubt a number is masked, for the row and column say where to look.
 */
export function maskCell(text: string): string {
  const cut = text.length > READ;
  const plain = text
    .slice(0, READ)
    .normalize("NFKC") // full-width, circled and mathematical digits are digits
    .replace(/\p{Cf}/gu, "") // invisible signs must not split a number
    .replace(/\p{Pd}/gu, "-") // every dash is a hyphen
    .replace(/[\s\p{Cc}]+/gu, " ") // white space and control signs
    .trim();
  const whole = cut ? plain.replace(/[\d -]+$/u, "") : plain; // a number at the cut may be half of one
  const masked = whole
    .replace(GROUPED_IDENTITY, (run) => maskIdentity(run.replace(/[^\dXx]/gu, ""))) // without the signs between
    .replace(GROUPED_MOBILE, (run) => maskPhone(run.replace(/\D/gu, ""))) // without the signs between
    .replace(PASS, maskIdentity)
    .replace(DIGITS, maskDigits);
  const characters = [...masked];
  return cut || characters.length > SHOWN ? `${characters.slice(0, SHOWN - 1).join("")}…` : masked;
}

function maskDigits(run: string, at: number, whole: string): string {
  const digits = run.replace(/[ -]/gu, ""); // the signs that group digits
  if (DATE.test(run) || (digits.length <= 10 && LETTERED_CODE.test(wordAround(run, at, whole)))) return run;
  if (digits.length === 15 || digits.length === 18) return maskIdentity(digits);
  return digits.length <= 12 ? maskPhone(digits) : maskBankCard(digits);
}

/** The letters and digits that stand around a run without a gap, in upper case. */
function wordAround(run: string, at: number, whole: string): string {
  const before = /[0-9A-Za-z]*$/u.exec(whole.slice(Math.max(0, at - 20), at))?.[0] ?? ""; // letters and digits up to the run
  const after = /^[0-9A-Za-z]*/u.exec(whole.slice(at + run.length, at + run.length + 20))?.[0] ?? ""; // and after it
  return (before + run + after).toUpperCase();
}
