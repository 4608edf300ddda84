import { createReadStream } from "node:fs";
import { createCsvRows, sniffDelimiter } from "./csv-rows.ts";
import type { CsvRows } from "./csv-rows.ts";
import type { Limits } from "./limits.ts";
import type { SheetRow } from "./sheet-row.ts";
import { detectEncoding } from "./text-encoding.ts";

const chunkBytes = 128 * 1024;

/** The rows of a text table at `path`, read piece by piece. */
export async function* readCsv(path: string, limits: Limits): AsyncGenerator<SheetRow> {
  const { label, bom } = await detectEncoding(path);
  const decoder = new TextDecoder(label, { ignoreBOM: true });
  let rows: CsvRows | undefined;
  for await (const chunk of createReadStream(path, { start: bom, highWaterMark: chunkBytes })) {
    const piece = decoder.decode(chunk as Buffer, { stream: true });
    rows ??= rowsFor(piece, limits);
    yield* rows.push(piece, false);
  }
  yield* (rows ?? rowsFor("", limits)).push(decoder.decode(), true);
}

function rowsFor(head: string, limits: Limits): CsvRows {
  return createCsvRows(sniffDelimiter(head.slice(0, 65_536)), head.includes("\n") ? "\n" : "\r", limits);
}
