import { halfWidth } from "./half-width.ts";

/** The 31 symbols of GB 32100-2015; the place of a symbol is its value. I, O, S, V and Z are left out. */
const SYMBOLS = "0123456789ABCDEFGHJKLMNPQRTUWXY";

/** 3^(i-1) mod 31 for the places 1 to 17 (GB 32100-2015). */
const WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];

/** What some systems write for a party without a code. It fails the check, and must never join two parties. */
export const NO_USCC = "00000000000000000X";

/** A text from outside as a unified social credit code is written: upper case, half width, without spaces. It need not be valid. */
export function normaliseUscc(text: string): string {
  return halfWidth(text).replace(/\s/gu, "").toUpperCase(); // any white space, also between the digits
}

/** Whether a normalised text is a unified social credit code: 18 symbols with the right check symbol. Registering authorities are not restricted. */
export function isUscc(code: string): boolean {
  return code.length === 18 && checkSymbol(code) === code[17];
}

/** Whether a text stands for "has no code": empty, all zeros, or all zeros and the X. */
export function isNoUscc(text: string): boolean {
  return /^(?:0+X?)?$/u.test(normaliseUscc(text)); // nothing, zeros only, or zeros and a final X
}

/**
 * Reads a code as it comes from a file: the code itself, "none" where the text says that there is none, or "invalid" where it is
 * neither and a person must look.
 */
export function readUscc(text: string): { kind: "code"; code: string } | { kind: "none" } | { kind: "invalid" } {
  const code = normaliseUscc(text);
  if (isNoUscc(code)) return { kind: "none" };
  return isUscc(code) ? { kind: "code", code } : { kind: "invalid" };
}

/** A synthetic valid code for tests and demonstrations, from its first 17 symbols. Throws a RangeError for other text. */
export function makeUscc(prefix17: string): string {
  const check = prefix17.length === 17 ? checkSymbol(prefix17) : undefined;
  if (check === undefined) throw new RangeError("a unified social credit code starts with 17 symbols of GB 32100");
  return prefix17 + check;
}

/** The check symbol of the first 17 symbols, or nothing where one of them is no symbol of the standard. */
function checkSymbol(code: string): string | undefined {
  let sum = 0;
  for (let place = 0; place < 17; place++) {
    const value = SYMBOLS.indexOf(code.charAt(place));
    if (value < 0) return undefined;
    sum += value * (WEIGHTS[place] ?? 0);
  }
  return SYMBOLS[(31 - (sum % 31)) % 31];
}
