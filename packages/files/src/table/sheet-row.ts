/**
 * One cell. Plain text (every cell of a text file) is a string. `text` is what a spreadsheet shows: a number with at
 * most 15 significant digits and no exponent, a date as YYYY-MM-DD, an error as its sign (#REF!).
 */
export type Cell =
  | string
  | { kind: "text"; text: string; formula: true }
  | { kind: "number"; text: string; formula?: true; date1904?: true }
  | { kind: "date"; text: string; formula?: true }
  | { kind: "error"; text: string; formula?: true };

/** Why the cells of a row can't be trusted. */
export type RowFaultCode =
  | "brokenQuote"
  | "rowTooLong"
  | "cellTooLong"
  | "tooManyColumns"
  | "undecodable"
  | "nulCharacter";

export interface RowFault {
  code: RowFaultCode;
  /** the beginning of what stands there, not masked */
  found: string;
}

/**
 * A row of a table. `row` is the number a spreadsheet shows: 1 is the first, a line break inside quotes doesn't count.
 * Cells after the last filled one may be missing. `sheet` is the sheet's name in a workbook.
 */
export interface SheetRow {
  sheet?: string;
  row: number;
  cells: Cell[];
  fault?: RowFault;
}

/** What a spreadsheet shows in the cell; the empty string for a missing one. */
export function cellText(cell: Cell | undefined): string {
  return cell === undefined ? "" : typeof cell === "string" ? cell : cell.text;
}

/** True when no cell of the row shows anything. */
export function isBlank(row: SheetRow): boolean {
  return row.fault === undefined && row.cells.every((cell) => cellText(cell).trim() === "");
}
