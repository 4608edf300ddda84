import { normaliseDocumentNumber } from "@yihan/kernel/document-number";

/** The one form in which words are looked up: half width, upper case, without spaces; document numbers in their normal form. */
export const wordForm = (word: string): string => normaliseDocumentNumber(word);
