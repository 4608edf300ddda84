import type { Day } from "@yihan/kernel/instant";
import { cellText } from "../table/sheet-row.ts";
import type { Cell } from "../table/sheet-row.ts";
import type { Column } from "./column.ts";
import { fault, remark } from "./fault.ts";
import type { Fault, FaultCode, Remark, RemarkCode } from "./fault.ts";
import { parseDay, parseEnd } from "./parse-day.ts";
import { parseMoney } from "./parse-money.ts";

/** The cells of one row by field, read as what they should be; problems are gathered on the way. */
export interface RowFields<Field extends string = string> {
  faults: Fault[];
  remarks: Remark[];
  /** The text without the noise of exports; "" where the cell is empty, a placeholder such as "/", or in error. */
  text(field: Field): string;
  /** As `text`, held back when empty. */
  needed(field: Field): string;
  /** A code or number: half width, upper case, no spaces. Held back when a spreadsheet has rounded it. */
  code(field: Field): string;
  day(field: Field): Day | undefined;
  /** As `day`, and "长期" is 2099-12-31. */
  end(field: Field): Day | undefined;
  /** Whether the file has the column at all. */
  has(field: Field): boolean;
  /** Fen of an amount in 万元. */
  money(field: Field): number | undefined;
  fault(field: Field, code: FaultCode): void;
  remark(field: Field, code: RemarkCode): void;
}

/** Ways of writing "nothing". */
const placeholders = new Set(["/", "\\", "-", "--", "—", "——", "无", "空", "null", "NULL", "N/A", "n/a", "暂无"]);

/** What spreadsheets leave of a cell in error when they write text. */
const errorSign = /^#(?:REF!|N\/A|VALUE!|DIV\/0!|NAME\?|NUM!|NULL!)$/;

const longestPlaceholder = 4;

/** A code that needs no change. */
const plainCode = /^[0-9A-Z-]*$/;

/** Reads a row's cells by field. `cellOf` gives the cell, or undefined where the file has no such column. */
export function readFields<Field extends string>(
  columns: readonly Column<Field>[],
  cellOf: (field: Field) => Cell | undefined,
): RowFields<Field> {
  const faults: Fault[] = [];
  const remarks: Remark[] = [];
  const columnOf = (field: Field) => columns.find((column) => column.field === field)!;

  const fields: RowFields<Field> = {
    faults,
    remarks,
    text(field) {
      const cell = cellOf(field);
      if (typeof cell === "object") {
        if (cell.kind === "error") return (fields.fault(field, "cellError"), "");
        if (cell.formula) {
          if (cell.text === "") return (fields.fault(field, "noStoredValue"), "");
          if (!remarks.some(({ code }) => code === "formula")) fields.remark(field, "formula");
        }
      }
      const text = plainText(cell);
      if (!text.startsWith("#") || !errorSign.test(text)) return text;
      fields.fault(field, "cellError");
      return "";
    },
    has: (field) => cellOf(field) !== undefined,
    needed(field) {
      const faultsBefore = faults.length;
      const text = fields.text(field);
      if (text === "" && faults.length === faultsBefore) fields.fault(field, "missing");
      return text;
    },
    code(field) {
      const text = fields.text(field);
      if (text === "") return "";
      const cell = cellOf(field);
      const rounded = typeof cell === "object" && cell.kind === "number" && cell.text.replace(/\D/g, "").length > 15;
      if (rounded || /^\d\.\d+E\+?\d+$/i.test(text)) return (fields.fault(field, "precisionLost"), "");
      return plainCode.test(text) ? text : text.normalize("NFKC").replace(/\s/g, "").toUpperCase();
    },
    day: (field) => dayBy(field, parseDay),
    end: (field) => dayBy(field, parseEnd),
    money(field) {
      const text = fields.text(field);
      if (text === "") return undefined;
      const amount = parseMoney(text);
      if (!amount) {
        fields.fault(field, "notMoney");
        return undefined;
      }
      if (amount.saysYuan) fields.remark(field, "moneyInYuan");
      return amount.fen;
    },
    fault: (field, code) => void faults.push(fault(columnOf(field), code, cellText(cellOf(field)))),
    remark(field, code) {
      const column = columnOf(field);
      // A column that holds the row back has said enough.
      if (!faults.some((one) => one.column.code === column.code)) remarks.push(remark(column, code));
    },
  };
  return fields;

  function dayBy(field: Field, parse: (cell: Cell) => Day | undefined): Day | undefined {
    const text = fields.text(field);
    if (text === "") return undefined;
    const cell = cellOf(field)!;
    const day = parse(typeof cell === "object" ? cell : text);
    if (day === undefined) fields.fault(field, "notADay");
    return day;
  }
}

/**
 * The text of a cell without what exports leave around it: spaces of every width, the apostrophe or ="…" that keeps a
 * spreadsheet from reading a number, Windows line breaks. Words that say "nothing" are nothing. Text that looks like a
 * formula stays the text it is.
 */
export function plainText(cell: Cell | undefined): string {
  let text = cellText(cell);
  if (text === "") return "";
  if (/[\r\u00A0\u200B-\u200D\u2060\uFEFF]/.test(text)) {
    text = text
      .replace(/\r\n?/g, "\n")
      .replace(/\u00A0/g, " ")
      .replace(/[\u200B-\u200D\u2060\uFEFF]/g, "");
  }
  text = text.trim();
  if (text.startsWith("=")) text = /^="([^"]*)"$/.exec(text)?.[1]?.trim() ?? text;
  else if (text.startsWith("'") && /^'[^']/.test(text)) text = text.slice(1).trim();
  return text.length <= longestPlaceholder && placeholders.has(text) ? "" : text;
}
