import { open } from "node:fs/promises";
import { defaultLimits } from "./table/limits.ts";
import type { Limits } from "./table/limits.ts";
import { readCsv } from "./table/read-csv.ts";
import { readXlsx } from "./table/read-xlsx.ts";
import type { SheetRow } from "./table/sheet-row.ts";
import { spool } from "./table/spool.ts";
import type { TableSource } from "./table/spool.ts";
import { UnreadableFile } from "./unreadable-file.ts";

export { defaultLimits } from "./table/limits.ts";
export type { Limits } from "./table/limits.ts";
export { cellText, isBlank } from "./table/sheet-row.ts";
export type { Cell, RowFault, RowFaultCode, SheetRow } from "./table/sheet-row.ts";
export type { TableSource } from "./table/spool.ts";

/**
 * The rows of a spreadsheet or text table, one after the other, without ever holding the file in memory. What the
 * file is, is told by its bytes, never by its name. Throws `UnreadableFile` where the whole can't be read; a row that
 * can't be trusted comes with a `fault` and the rows after it follow. Leaving the loop early frees everything.
 */
export async function* openTable(source: TableSource, limits: Partial<Limits> = {}): AsyncGenerator<SheetRow> {
  const all = { ...defaultLimits, ...limits };
  await using file = await spool(source, all.fileBytes);
  yield* (await isWorkbook(file.path)) ? readXlsx(file.path, all) : readCsv(file.path, all);
}

async function isWorkbook(path: string): Promise<boolean> {
  await using file = await open(path, "r");
  const head = Buffer.alloc(8);
  const { bytesRead } = await file.read(head, 0, 8, 0);
  if (bytesRead === 0) {
    throw new UnreadableFile("emptyFile", {
      zh: "文件是空的；请检查导出后重新上传。",
      en: "The file is empty; check the export and upload it again.",
    });
  }
  if (head.readUInt32BE(0) === 0xd0cf11e0) {
    throw new UnreadableFile("oldExcel", {
      zh: "这是旧版 XLS 文件或加密的工作簿；请另存为不加密的 XLSX 或 CSV 后上传。",
      en: "This is an old XLS file or an encrypted workbook; save it as an unencrypted XLSX or as CSV and upload that.",
    });
  }
  return head[0] === 0x50 && head[1] === 0x4b && (head[2] === 3 || head[2] === 5 || head[2] === 7);
}
