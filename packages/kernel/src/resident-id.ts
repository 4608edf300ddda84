import { halfWidth } from "./half-width.ts";

/** Weights and check characters of GB 11643-1999. */
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECKS = "10X98765432";

/** The first two digits of GB/T 2260; 81, 82 and 83 also begin the residence permits of people from Hong Kong, Macau and Taiwan. */
const PROVINCES = new Set(
  "11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82 83".split(" "),
);

/** A text from outside as a resident identity number is written: half width, X upper case, without spaces. It need not be valid. */
export function normaliseResidentId(text: string): string {
  return halfWidth(text).replace(/\s/gu, "").toUpperCase(); // any white space
}

/**
 * Whether a normalised text is a resident identity number (GB 11643-1999): 18 characters, a province that exists, a birth date that is
 * real and not after `today` ('YYYY-MM-DD'), and the right check character. County codes are not asked about, because abolished ones stay valid.
 */
export function isResidentId(id: string, today: string): boolean {
  if (!/^\d{17}[\dX]$/u.test(id)) return false; // 17 digits and a check character
  const [year, month, date] = [Number(id.slice(6, 10)), Number(id.slice(10, 12)), Number(id.slice(12, 14))];
  const born = `${id.slice(6, 10)}-${id.slice(10, 12)}-${id.slice(12, 14)}`;
  return (
    PROVINCES.has(id.slice(0, 2)) &&
    year >= 1850 &&
    isRealDate(year, month, date) &&
    born <= today &&
    hasResidentCheck(id)
  );
}

/** Whether the check character of 17 digits and one character is right, which is what tells an identity number from any other long number. */
export function hasResidentCheck(id: string): boolean {
  let sum = 0;
  for (let place = 0; place < 17; place++) sum += Number(id.charAt(place)) * (WEIGHTS[place] ?? 0);
  return CHECKS.charAt(sum % 11) === id.charAt(17);
}

function isRealDate(year: number, month: number, date: number): boolean {
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const lengths = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
  return date >= 1 && date <= (lengths[month - 1] ?? 0);
}
