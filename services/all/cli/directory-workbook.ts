import { mkdtemp, readdir, rm, stat } from "node:fs/promises";
import { createWriteStream } from "node:fs";
import { tmpdir } from "node:os";
import { basename, extname, join } from "node:path";
import { pipeline } from "node:stream/promises";
import { cellText, openTable } from "@yihan/files";
import { ZipFile } from "yazl";
import { badUsage } from "./end.ts";

/** A directory as one workbook, ready to send; `close` removes what was made for it. */
export interface DirectoryWorkbook {
  path: string;
  name: string;
  close(): Promise<void>;
}

// What XML 1.0 can't hold at all, and what stands for markup.
const FORBIDDEN = /(?![\t\n\r])\p{Cc}|[\ufffe\uffff]/gu;
const MARKUP: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
const escaped = (text: string): string => text.replace(FORBIDDEN, "\ufffd").replace(/[&<>"]/g, (sign) => MARKUP[sign]!);

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml";

const columnName = (index: number): string =>
  (index < 26 ? "" : columnName(Math.floor(index / 26) - 1)) + String.fromCharCode(65 + (index % 26));

/** A sheet of texts. Rows keep their numbers, so that faults name those of the text file. */
const sheetXml = async (path: string): Promise<string> => {
  const rows: string[] = [];
  for await (const { row, cells, fault } of openTable({ path })) {
    if (fault)
      throw badUsage(`${basename(path)} 第 ${row} 行无法读取。`, `Row ${row} of ${basename(path)} can't be read.`);
    const shown = cells.map(
      (cell, index) =>
        `<c r="${columnName(index)}${row}" t="inlineStr"><is><t xml:space="preserve">${escaped(cellText(cell))}</t></is></c>`,
    );
    rows.push(`<row r="${row}">${shown.join("")}</row>`);
  }
  return `${XML}<worksheet xmlns="${MAIN}"><sheetData>${rows.join("")}</sheetData></worksheet>`;
};

const relation = (id: number, type: string, target: string): string =>
  `<Relationship Id="rId${id}" Type="${OFFICE}/${type}" Target="${target}"/>`;
const relations = (inner: string): string =>
  `${XML}<Relationships xmlns="${PACKAGE}/relationships">${inner}</Relationships>`;

/** The parts of a workbook with these sheets (ECMA-376 part 1). */
const partsOf = (sheets: readonly { name: string; xml: string }[]): [string, string][] => {
  const file = (index: number): string => `worksheets/sheet${index + 1}.xml`;
  const types = sheets
    .map((_sheet, index) => `<Override PartName="/xl/${file(index)}" ContentType="${SHEET_TYPE}.worksheet+xml"/>`)
    .join("");
  const listed = sheets
    .map(({ name }, index) => `<sheet name="${escaped(name)}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`)
    .join("");
  return [
    [
      "[Content_Types].xml",
      `${XML}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="${SHEET_TYPE}.sheet.main+xml"/>${types}</Types>`,
    ],
    ["_rels/.rels", relations(relation(1, "officeDocument", "xl/workbook.xml"))],
    ["xl/workbook.xml", `${XML}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${listed}</sheets></workbook>`],
    [
      "xl/_rels/workbook.xml.rels",
      relations(sheets.map((_sheet, index) => relation(index + 1, "worksheet", file(index))).join("")),
    ],
    ...sheets.map(({ xml }, index): [string, string] => [`xl/${file(index)}`, xml]),
  ];
};

/** The directory at `path` as one workbook: a workbook as it is, a folder of CSV files with a sheet for each. */
export const directoryWorkbook = async (path: string): Promise<DirectoryWorkbook> => {
  const found = await stat(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT" || error.code === "ENOTDIR") return undefined;
    throw error;
  });
  if (!found) throw badUsage(`没有 ${path} 这个文件或文件夹。`, `There is no file or folder ${path}.`);
  if (!found.isDirectory()) return { path, name: basename(path), close: async () => undefined };
  const files = (await readdir(path)).filter((name) => extname(name).toLowerCase() === ".csv").toSorted();
  if (files.length === 0) throw badUsage(`${path} 中没有 CSV 文件。`, `There is no CSV file in ${path}.`);
  const sheets = [];
  for (const name of files) sheets.push({ name: name.slice(0, -4), xml: await sheetXml(join(path, name)) });
  const folder = await mkdtemp(join(tmpdir(), "yihan-directory-"));
  const target = join(folder, "directory.xlsx");
  const zip = new ZipFile();
  for (const [name, xml] of partsOf(sheets)) zip.addBuffer(Buffer.from(xml), name);
  zip.end();
  await pipeline(zip.outputStream, createWriteStream(target));
  return { path: target, name: `${basename(path)}.xlsx`, close: () => rm(folder, { recursive: true, force: true }) };
};
