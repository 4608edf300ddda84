import type { Language } from "@yihan/kernel/text";
import type { Fault } from "./national/fault.ts";

/** One row held back, with its faults. */
export interface HeldRow {
  sheet?: string;
  row: number;
  faults: readonly Fault[];
}

const headers = {
  zh: ["工作表", "行", "列", "列名", "现有内容", "应为", "代码"],
  en: ["sheet", "row", "column", "column name", "found", "expected", "code"],
} as const;

/**
 * The faults of an import as CSV, one line for each, ready for a spreadsheet: UTF-8 with a byte order mark, CRLF, and no
 * cell that a spreadsheet would run as a formula.
 */
export async function* writeFaults(
  rows: Iterable<HeldRow> | AsyncIterable<HeldRow>,
  language: Language = "zh",
): AsyncGenerator<string> {
  yield `\uFEFF${csvLine(headers[language])}`;
  for await (const { sheet, row, faults } of rows) {
    for (const { column, found, expected, code } of faults) {
      yield csvLine([sheet ?? "", String(row), column.code, column.zh, found, expected[language], code]);
    }
  }
}

/** One line of CSV (RFC 4180) whose cells are safe to open in a spreadsheet. */
export function csvLine(cells: readonly string[]): string {
  return `${cells.map((cell) => quoted(inert(cell))).join(",")}\r\n`;
}

/** A cell that begins like a formula (=, +, -, @, tab, carriage return; also in full width) gets an apostrophe before it. */
export function inert(cell: string): string {
  return /^[=+\-@\t\r\n＝＋－＠]/.test(cell) ? `'${cell}` : cell;
}

function quoted(cell: string): string {
  return /[",;\r\n\t]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
