import { tooManyRows } from "./csv-rows.ts";
import type { Limits } from "./limits.ts";
import { numberText } from "./number-text.ts";
import { serialDay } from "./serial-day.ts";
import { unescapeText } from "./shared-strings.ts";
import type { SharedStrings } from "./shared-strings.ts";
import type { Cell, SheetRow } from "./sheet-row.ts";
import { readXml, unescapeXml } from "./xml.ts";

/** What the cells of a sheet need to know of their workbook. */
export interface SheetContext {
  sheet: string;
  strings: SharedStrings;
  dateStyles: boolean[];
  date1904: boolean;
  limits: Limits;
}

const foundChars = 80;

/** A cell as every writer writes most of them: reference, style, type, then a plain value or one inline text. */
const usualCell =
  /<c r="([A-Z]{1,3})\d+"(?: s="(\d+)")?(?: t="(s|n|b|e|inlineStr)")?>(?:<v>([^<&]*)<\/v>|<is><t(?: xml:space="preserve")?>([^<]*)<\/t><\/is>)<\/c>/y;

/**
 * The rows of one worksheet part. Rows that the file leaves out come as blank rows, so that rows count as a
 * spreadsheet shows them; blank rows after the last filled one don't come at all.
 */
export async function* readSheet(bytes: AsyncIterable<Uint8Array>, context: SheetContext): AsyncGenerator<SheetRow> {
  const { sheet, limits } = context;
  let ready: SheetRow[] = [];
  let blankFrom = 1;
  let current: SheetRow | undefined;
  let rowNumber = 0;
  let column = -1;
  let type = "";
  let style = 0;
  let value = "";
  let formula = false;
  let taking = false;
  let phonetic = 0;

  const parse = readXml(bytes, {
    open(name, attributes) {
      switch (name) {
        case "c":
          column = attributes["r"] === undefined ? column + 1 : columnIndex(attributes["r"]);
          type = attributes["t"] ?? "n";
          style = Number(attributes["s"] ?? 0);
          value = "";
          formula = false;
          break;
        case "v":
          taking = true;
          break;
        case "t":
          taking = type === "inlineStr" && phonetic === 0;
          break;
        case "f":
          formula = true;
          break;
        case "rPh":
          phonetic++;
          break;
        case "row": {
          const given = Number(attributes["r"] ?? rowNumber + 1);
          rowNumber = Number.isSafeInteger(given) && given > rowNumber ? given : rowNumber + 1;
          if (rowNumber > limits.rows) throw tooManyRows(limits.rows);
          current = { sheet, row: rowNumber, cells: [] };
          column = -1;
          break;
        }
      }
    },
    shortcut(xml, start) {
      if (!current || xml.charCodeAt(start + 1) !== 0x63) return -1;
      usualCell.lastIndex = start;
      const match = usualCell.exec(xml);
      if (!match) return -1;
      column = columnIndex(match[1]!);
      style = match[2] === undefined ? 0 : Number(match[2]);
      type = match[3] ?? "n";
      value = match[4] ?? unescapeXml(match[5]!);
      formula = false;
      put(current);
      return usualCell.lastIndex;
    },
    text(piece) {
      if (taking && value.length <= limits.cellChars) value += piece;
    },
    close(name) {
      switch (name) {
        case "v":
        case "t":
          taking = false;
          break;
        case "c":
          if (current) put(current);
          break;
        case "rPh":
          phonetic--;
          break;
        case "row":
          if (current && (current.cells.length > 0 || current.fault)) {
            ready.push(current);
          }
          current = undefined;
          break;
      }
    },
  });

  for await (const _ of parse) {
    if (ready.length === 0) continue;
    const rows = ready;
    ready = [];
    for (const row of rows) {
      // One at a time: a row numbered a million must not fill the memory with those before it.
      for (; blankFrom < row.row; blankFrom++) yield { sheet, row: blankFrom, cells: [] };
      yield row;
      blankFrom = row.row + 1;
    }
  }

  function put(row: SheetRow): void {
    const cell = typed(row);
    if (cell === undefined || cell === "") return;
    if (column < 0 || column >= limits.columns) {
      row.fault ??= {
        code: "tooManyColumns",
        found: (typeof cell === "string" ? cell : cell.text).slice(0, foundChars),
      };
      return;
    }
    while (row.cells.length < column) row.cells.push("");
    row.cells[column] = cell;
  }

  function typed(row: SheetRow): Cell | undefined {
    let text: string;
    switch (type) {
      case "s": {
        const found = value === "" ? "" : context.strings.at(Number(value));
        if (found === undefined) return { kind: "error", text: "#REF!" };
        if (typeof found === "object") {
          row.fault ??= { code: "cellTooLong", found: found.tooLong };
          return undefined;
        }
        text = found;
        break;
      }
      case "inlineStr":
      case "str":
        if (value.length > limits.cellChars) {
          row.fault ??= { code: "cellTooLong", found: value.slice(0, foundChars) };
          return undefined;
        }
        text = unescapeText(value);
        break;
      case "b":
        text = value === "1" || value === "true" ? "TRUE" : "FALSE";
        break;
      case "e":
        return flagged({ kind: "error", text: value.slice(0, 20) || "#N/A" });
      case "d":
        return flagged({ kind: "date", text: value.slice(0, 10) });
      default:
        return value === "" ? (formula ? { kind: "text", text: "", formula: true } : undefined) : numeric();
    }
    return formula ? { kind: "text", text, formula: true } : text;
  }

  function numeric(): Cell {
    const number = Number(value);
    if (!Number.isFinite(number)) return { kind: "error", text: value.slice(0, 20) };
    const day = context.dateStyles[style] ? serialDay(number, context.date1904) : undefined;
    if (day !== undefined) return flagged({ kind: "date", text: day });
    const cell: Cell = { kind: "number", text: numberText(number) };
    if (context.date1904) cell.date1904 = true;
    return flagged(cell);
  }

  function flagged(cell: Exclude<Cell, string>): Cell {
    if (formula) cell.formula = true;
    return cell;
  }
}

/** 0 for A, 25 for Z, 26 for AA; -1 for what is no cell reference. */
export function columnIndex(reference: string): number {
  let index = 0;
  for (let i = 0; i < reference.length && i < 4; i++) {
    const letter = reference.charCodeAt(i) - 64;
    if (letter < 1 || letter > 26) break;
    index = index * 26 + letter;
  }
  return index - 1;
}
