import { normaliseDocumentNumber } from "@yihan/kernel/document-number";

/** What stands in its normal form already, nearly all there is: codes, and numbers like 云审函〔2026〕87号. */
const NORMAL = /^(?:[0-9A-Z]+|\p{Script=Han}*〔\d{4}〕[1-9]\d*号)$/u;

/** The one form in which words are looked up: half width, upper case, without spaces; document numbers in their normal form. */
export const wordForm = (word: string): string => (NORMAL.test(word) ? word : normaliseDocumentNumber(word));
