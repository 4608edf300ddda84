import { halfWidth } from "./half-width.ts";

/** The brackets that files put around the year of a document number, after full width became half width. */
const OPENING = /[([{〔【〖﹝〈《<]/gu;
const CLOSING = /[)\]}〕】〗﹞〉》>]/gu;

/** The end of a document number: perhaps a 第, the year in brackets, perhaps a 第, the serial with leading zeros, perhaps a 号. */
const YEAR_AND_SERIAL = /第?〔(\d{4})年?〕第?0*(\d+)号?$/u;

/**
 * The one form of a document number, used as a key: `京审函[2026]第087号`, `京审函（２０２６）８７号` and `京审函〔2026〕87号` are the same
 * document. Brackets become 〔〕, full width becomes half width, spaces go, letters become upper case, and the serial loses its 第 and leading zeros
 * and ends in 号 (GB/T 9704-2012, 7.2.5). A number that is built otherwise (courts, old registers) keeps its own words and is only
 * cleaned. The number stands beside the party and the date in a key, since one number may stand for two parties.
 */
export function normaliseDocumentNumber(text: string): string {
  const clean = halfWidth(text)
    .replace(/[\s\p{Cc}\p{Cf}]/gu, "") // white space, control and invisible signs
    .replace(/\p{Pd}/gu, "-") // every dash is a hyphen
    .replace(OPENING, "〔")
    .replace(CLOSING, "〕")
    .toUpperCase();
  return clean.replace(YEAR_AND_SERIAL, "〔$1〕$2号");
}
