import { posix } from "node:path";
import { UnreadableFile } from "../unreadable-file.ts";
import type { Limits } from "./limits.ts";
import { readDateStyles } from "./number-formats.ts";
import { noSharedStrings, readSharedStrings } from "./shared-strings.ts";
import type { SheetRow } from "./sheet-row.ts";
import { readSheet } from "./sheet-xml.ts";
import { readWholeXml } from "./xml.ts";
import { openZip } from "./zip.ts";
import type { Zip } from "./zip.ts";

/**
 * The rows of all visible sheets of a workbook, sheet after sheet in the order of its tabs. What a sheet hides was not
 * seen by the person who sent it, so hidden sheets are left out.
 */
export async function* readXlsx(path: string, limits: Limits): AsyncGenerator<SheetRow> {
  using zip = await openZip(path, limits);
  const book = await readWorkbook(zip, limits);
  const strings = book.strings ? await readSharedStrings(zip.read(book.strings), limits) : noSharedStrings;
  const dateStyles = book.styles ? await readDateStyles(zip.read(book.styles)) : [];
  for (const { name, part } of book.sheets) {
    yield* readSheet(zip.read(part), { sheet: name, strings, dateStyles, date1904: book.date1904, limits });
  }
}

interface Workbook {
  sheets: { name: string; part: string }[];
  strings?: string;
  styles?: string;
  date1904: boolean;
}

async function readWorkbook(zip: Zip, limits: Limits): Promise<Workbook> {
  const root = await readRelations(zip, "");
  const part = root.find(({ type }) => type === "officeDocument")?.target;
  if (part === undefined || !zip.has(part)) throw notAWorkbook();
  const relations = await readRelations(zip, part);
  const targetOf = (wanted: string) => relations.find(({ type, target }) => type === wanted && zip.has(target))?.target;
  const found: Workbook = { sheets: [], date1904: false };
  let sheets = 0;
  await readWholeXml(zip.read(part), {
    open(name, attributes) {
      if (name === "workbookPr") found.date1904 = ["1", "true"].includes(attributes["date1904"] ?? "");
      if (name !== "sheet") return;
      if (++sheets > limits.sheets) throw tooManySheets(limits.sheets);
      if ((attributes["state"] ?? "visible") !== "visible") return;
      const id = Object.entries(attributes).find(([key]) => key.endsWith(":id"))?.[1];
      const relation = relations.find((one) => one.id === id);
      if (relation?.type !== "worksheet") return;
      if (!zip.has(relation.target)) throw notAWorkbook();
      found.sheets.push({ name: attributes["name"] ?? "", part: relation.target });
    },
    close() {},
  });
  if (found.sheets.length === 0) throw notAWorkbook();
  const strings = targetOf("sharedStrings");
  const styles = targetOf("styles");
  return { ...found, ...(strings && { strings }), ...(styles && { styles }) };
}

interface Relation {
  id: string;
  type: string;
  target: string;
}

/** The relations of a part (or of the whole package for ""), inside the package only. */
async function readRelations(zip: Zip, part: string): Promise<Relation[]> {
  const folder = posix.dirname(part);
  const name = posix.join(folder, "_rels", `${posix.basename(part)}.rels`);
  if (!zip.has(name)) throw notAWorkbook();
  const relations: Relation[] = [];
  await readWholeXml(zip.read(name), {
    open(tag, { Id: id = "", Type: type = "", Target: target = "", TargetMode: mode = "" }) {
      if (tag !== "Relationship" || mode === "External") return;
      const resolved = target.startsWith("/") ? target.slice(1) : posix.join(folder, target);
      relations.push({ id, type: type.slice(type.lastIndexOf("/") + 1), target: resolved });
    },
    close() {},
  });
  return relations;
}

function notAWorkbook(): UnreadableFile {
  return new UnreadableFile("notAWorkbook", {
    zh: "压缩包里没有工作表，这不是 XLSX 工作簿；请上传 CSV 或 XLSX。",
    en: "The archive holds no worksheet, so it is no XLSX workbook; upload CSV or XLSX.",
  });
}

function tooManySheets(limit: number): UnreadableFile {
  return new UnreadableFile("tooManySheets", {
    zh: `工作簿的工作表超过 ${limit} 个的上限。`,
    en: `The workbook has more sheets than the limit of ${limit}.`,
  });
}
