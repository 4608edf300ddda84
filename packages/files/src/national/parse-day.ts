import type { Day } from "@yihan/kernel/instant";
import { serialDay } from "../table/serial-day.ts";
import type { Cell } from "../table/sheet-row.ts";
import { cellText } from "../table/sheet-row.ts";

/** The day that the national format writes for "without end". */
export const longTerm: Day = "2099-12-31";

const written =
  /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?(?:[\sT]+\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?Z?)?$/;
const compact = /^(\d{4})(\d{2})(\d{2})$/;
const withoutEnd = /^(?:(?:长期|永久)(?:有效)?|无(?:固定)?期限|9999(\D?)12\1(?:31|31日))/;
/** Serials from 1927 to 2099: five digits, which no other way of writing a day has. */
const serial = /^[1-7]\d{4}(?:\.\d+)?$/;

/**
 * The day that a cell shows: 2026-01-05, 2026/1/5, 2026.1.5, 20260105, 2026年1月5日, with or without a time of day, a date
 * cell, or a spreadsheet's serial number. Undefined where it is no day that exists between 1900 and 2100.
 */
export function parseDay(cell: Cell): Day | undefined {
  const text = cellText(cell);
  if (typeof cell === "object" && cell.kind === "number" && cell.date1904) {
    return serial.test(text) ? serialDay(Number(text), true) : daySaid(text);
  }
  // A file has few days and many rows.
  if (known.has(text)) return known.get(text);
  const day = daySaid(text);
  if (known.size >= 1000) known.clear();
  if (text.length <= 40) known.set(text, day);
  return day;
}

const known = new Map<string, Day | undefined>();

function daySaid(said: string): Day | undefined {
  const text = said.normalize("NFKC").trim();
  const parts = compact.exec(text) ?? written.exec(text);
  if (parts) return realDay(Number(parts[1]), Number(parts[2]), Number(parts[3]));
  return serial.test(text) ? serialDay(Number(text), false) : undefined;
}

/** As `parseDay`, and the words and far days that say "without end" are 2099-12-31. */
export function parseEnd(cell: Cell): Day | undefined {
  return withoutEnd.test(cellText(cell).trim()) ? longTerm : parseDay(cell);
}

function realDay(year: number, month: number, day: number): Day | undefined {
  if (year < 1900 || year > 2100) return undefined;
  const date = new Date(Date.UTC(year, month - 1, day));
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return undefined;
  return date.toISOString().slice(0, 10);
}
