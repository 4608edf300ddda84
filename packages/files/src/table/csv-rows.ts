import { UnreadableFile } from "../unreadable-file.ts";
import type { Limits } from "./limits.ts";
import type { RowFaultCode, SheetRow } from "./sheet-row.ts";

export type Delimiter = "," | "\t" | ";";

/** Splits text into rows as it arrives. */
export interface CsvRows {
  /** The rows that are complete with this piece; `last` says that no more will come. */
  push(piece: string, last: boolean): SheetRow[];
}

const foundChars = 80;

/**
 * RFC 4180 rows with what real exports need: a quote inside an unquoted cell stands for itself, and a row whose quotes
 * don't close is one faulty row. Reading goes on at the next line of the file after it, so an open quote costs that
 * row and no other; a stream parser that has already consumed the lines can't go back, which is why this is our own.
 */
export function createCsvRows(delimiter: Delimiter, lineBreak: "\n" | "\r", limits: Limits): CsvRows {
  let text = "";
  let row = 0;
  let skipping = false;
  let suspicious = false;

  return {
    push(piece, last) {
      suspicious ||= piece.includes("\0") || piece.includes("\uFFFD");
      text = text === "" ? piece : text + piece;
      const rows: SheetRow[] = [];
      let at = 0;
      let quote = text.indexOf('"');
      while (at < text.length) {
        let lineEnd = text.indexOf(lineBreak, at);
        if (skipping) {
          if (lineEnd === -1) at = text.length;
          else {
            at = lineEnd + 1;
            skipping = false;
          }
          continue;
        }
        if (lineEnd === -1) {
          if (!last && text.length - at <= limits.rowChars) break;
          if (text.length - at > limits.rowChars) {
            rows.push(faulty("rowTooLong", at));
            skipping = !last;
            at = text.length;
            continue;
          }
          lineEnd = text.length;
        }
        if (quote !== -1 && quote < at) quote = text.indexOf('"', at);
        if (quote === -1 || quote > lineEnd) {
          rows.push(lineEnd - at > limits.rowChars ? faulty("rowTooLong", at) : plain(at, lineEnd));
          at = lineEnd + 1;
          continue;
        }
        const read = quoted(at, last);
        if (read === "more") break;
        if (typeof read === "string") {
          rows.push(faulty(read, at));
          at = lineEnd + 1;
          continue;
        }
        rows.push(finish(read.cells));
        at = read.end;
      }
      text = text.slice(at);
      return rows;
    },
  };

  function plain(start: number, lineEnd: number): SheetRow {
    const end = lineBreak === "\n" && lineEnd > start && text.charCodeAt(lineEnd - 1) === 13 ? lineEnd - 1 : lineEnd;
    return finish(text.slice(start, end).split(delimiter));
  }

  function quoted(start: number, last: boolean): { cells: string[]; end: number } | "more" | RowFaultCode {
    const cells: string[] = [];
    let at = start;
    for (;;) {
      if (at - start > limits.rowChars) return "rowTooLong";
      if (text.charCodeAt(at) !== 34) {
        const end = cellEnd(at);
        if (end === -1 && !last) return text.length - start > limits.rowChars ? "rowTooLong" : "more";
        const stop = end === -1 ? text.length : end;
        const atBreak = stop === text.length || text[stop] === lineBreak;
        const trimmed =
          atBreak && lineBreak === "\n" && stop > at && text.charCodeAt(stop - 1) === 13 ? stop - 1 : stop;
        cells.push(text.slice(at, trimmed));
        if (atBreak) return { cells, end: stop + 1 };
        at = stop + 1;
        continue;
      }
      let cell = "";
      let from = at + 1;
      let close: number;
      for (;;) {
        close = text.indexOf('"', from);
        const reach = close === -1 ? text.length : close;
        if (reach - at > limits.cellChars + 1 && cell.length + reach - from > limits.cellChars) {
          const broken = text.indexOf(lineBreak, at);
          return broken !== -1 && broken - at <= limits.cellChars ? "brokenQuote" : "cellTooLong";
        }
        if (close === -1) return last ? "brokenQuote" : "more";
        if (close + 1 === text.length && !last) return "more";
        if (text.charCodeAt(close + 1) !== 34) break;
        cell += text.slice(from, close + 1);
        from = close + 2;
      }
      cells.push(cell + text.slice(from, close));
      let next = close + 1;
      while (text[next] === " ") next++;
      if (lineBreak === "\n" && text.charCodeAt(next) === 13) next++;
      if (next >= text.length) return last ? { cells, end: next } : "more";
      if (text[next] === lineBreak) return { cells, end: next + 1 };
      if (text[next] !== delimiter) return "brokenQuote";
      at = next + 1;
      if (at === text.length) {
        if (!last) return "more";
        cells.push("");
        return { cells, end: at };
      }
    }
  }

  /** Where the unquoted cell ends: its delimiter or line break, whichever is first; -1 if neither is there yet. */
  function cellEnd(at: number): number {
    const broken = text.indexOf(lineBreak, at);
    const parted = text.indexOf(delimiter, at);
    return parted === -1 || (broken !== -1 && broken < parted) ? broken : parted;
  }

  function finish(cells: string[]): SheetRow {
    const done: SheetRow = { row: count(), cells };
    if (cells.length > limits.columns) {
      if (cells.slice(limits.columns).some((cell) => cell.trim() !== "")) {
        done.fault = { code: "tooManyColumns", found: cells[limits.columns]!.slice(0, foundChars) };
      }
      cells.length = limits.columns;
    }
    const long = cells.find((cell) => cell.length > limits.cellChars);
    if (long !== undefined) done.fault = { code: "cellTooLong", found: long.slice(0, foundChars) };
    if (suspicious && !done.fault) {
      const odd = cells.find((cell) => cell.includes("\0") || cell.includes("\uFFFD"));
      if (odd !== undefined) {
        done.fault = { code: odd.includes("\0") ? "nulCharacter" : "undecodable", found: odd.slice(0, foundChars) };
      }
    }
    if (done.fault && done.fault.code !== "tooManyColumns") done.cells = [];
    return done;
  }

  function faulty(code: RowFaultCode, at: number): SheetRow {
    const lineEnd = text.indexOf(lineBreak, at);
    const line = text.slice(at, Math.min(lineEnd === -1 ? text.length : lineEnd, at + limits.cellChars)).trimEnd();
    // What the row would be without its quotes, for whoever mends it.
    const cells = code === "brokenQuote" ? line.replaceAll('"', "").split(delimiter, limits.columns) : [];
    return { row: count(), cells, fault: { code, found: line.slice(0, foundChars) } };
  }

  function count(): number {
    row++;
    if (row > limits.rows) throw tooManyRows(limits.rows);
    return row;
  }
}

/** The delimiter of a text table: the one that parts a line into the most cells, quotes left out, in its first lines. */
export function sniffDelimiter(head: string): Delimiter {
  let best: Delimiter = ",";
  let most = 0;
  const lines = head.replace(/"(?:[^"]|"")*"/g, '""').split(/\r\n?|\n/, 20);
  for (const delimiter of [",", "\t", ";"] as const) {
    for (const line of lines) {
      const parts = line.split(delimiter).length;
      if (parts > most) [most, best] = [parts, delimiter];
    }
  }
  return best;
}

export function tooManyRows(limit: number): UnreadableFile {
  return new UnreadableFile("tooManyRows", {
    zh: `文件超过 ${limit} 行的上限；请分成几个文件上传。`,
    en: `The file has more rows than the limit of ${limit}; split it and upload the pieces.`,
  });
}
