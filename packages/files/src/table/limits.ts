/** What a file from a stranger may cost; sizes in bytes unless named otherwise. */
export interface Limits {
  /** of the file as it comes */
  fileBytes: number;
  /** of all parts of a workbook together, unpacked */
  inflatedBytes: number;
  /** unpacked size over packed size of one part, looked at once a part is larger than a mebibyte */
  inflationRatio: number;
  /** parts in a workbook's zip */
  entries: number;
  /** characters in one cell, as a spreadsheet has it */
  cellChars: number;
  /** characters in one row of a text file, all cells together */
  rowChars: number;
  columns: number;
  rows: number;
  sheets: number;
  /** UTF-8 bytes of a workbook's shared strings, which must be held while its sheets are read */
  sharedStringBytes: number;
}

/** The limits when the caller names none: those of a spreadsheet program, and what a small machine can bear. */
export const defaultLimits: Limits = {
  fileBytes: 256 * 1024 * 1024,
  inflatedBytes: 1024 * 1024 * 1024,
  inflationRatio: 200,
  entries: 1000,
  cellChars: 32_767,
  rowChars: 1024 * 1024,
  columns: 256,
  rows: 1_048_576,
  sheets: 100,
  sharedStringBytes: 128 * 1024 * 1024,
};
