import { cellText } from "../table/sheet-row.ts";
import type { SheetRow } from "../table/sheet-row.ts";
import { UnreadableFile } from "../unreadable-file.ts";
import { headerName, kindNames } from "./column.ts";
import type { Column, Kind } from "./column.ts";
import { licenceColumns } from "./licence-columns.ts";
import { penaltyColumns } from "./penalty-columns.ts";

export const columnsOf: Record<Kind, readonly Column[]> = { licence: licenceColumns, penalty: penaltyColumns };

/** How many rows at the top may be titles. */
export const searchedRows = 20;

/** Where each column stands in a file. */
export interface Layout {
  kind: Kind;
  /** the row of the header, as a spreadsheet shows it */
  headerRow: number;
  /** index of the cell, by field */
  columns: ReadonlyMap<string, number>;
  /** columns that are not the national file's, with the names that stand in the header */
  extra: readonly { name: string; index: number }[];
  /** national columns that the file doesn't have */
  missing: readonly Column[];
  /** the set of 2016, whose status codes mean other things */
  set2016: boolean;
}

/** Without these a row has no key or no sender. Of the last pair one is enough. */
const needed = [["partyName"], ["documentNumber"], ["decidedOn"], ["authorityName", "authorityCode"]];

const keyFields = new Set([
  "partyName",
  "uscc",
  "personIdNumber",
  "documentNumber",
  "decidedOn",
  "authorityName",
  "authorityCode",
]);

const fewestMatches = 3;

const lookup = {
  licence: lookupOf(licenceColumns),
  penalty: lookupOf(penaltyColumns),
};

/**
 * The layout of a national file by its first rows: the header may be codes or Chinese names, in any order, below
 * titles. Throws `UnreadableFile` where there is no such header, where it is the other kind's, where a column stands
 * twice, or where a column is missing without which no row could have a key.
 */
export function recognise(rows: readonly SheetRow[], kind: Kind): Layout {
  const other: Kind = kind === "licence" ? "penalty" : "licence";
  let best: { row: SheetRow; matches: number } | undefined;
  let mostOfOther = 0;
  for (const row of rows.slice(0, searchedRows)) {
    const matches = countMatches(row, kind);
    if (matches > (best?.matches ?? fewestMatches - 1)) best = { row, matches };
    mostOfOther = Math.max(mostOfOther, countMatches(row, other));
  }
  if (!best || best.matches < mostOfOther)
    throw mostOfOther >= fewestMatches ? otherKind(kind, other) : notOfItsKind(kind, rows);
  if (best.row.fault?.code === "tooManyColumns") throw tooManyColumns();
  return layoutOf(best.row, kind);
}

/** The field whose column a header cell names; undefined for any other text. */
export function fieldOf(kind: Kind, header: string): string | undefined {
  const name = headerName(header);
  if (name === "") return undefined;
  const code = /(?:XK|CF)_[A-Z0-9_]*[A-Z0-9]/.exec(name)?.[0];
  return (code === undefined ? undefined : lookup[kind].get(code)) ?? lookup[kind].get(name);
}

function lookupOf(columns: readonly Column[]): ReadonlyMap<string, string> {
  const fields = new Map<string, string>();
  for (const column of columns) {
    for (const name of [column.code, column.zh, ...(column.codes ?? []), ...(column.names ?? [])]) {
      fields.set(headerName(name), column.field);
    }
  }
  return fields;
}

function countMatches(row: SheetRow, kind: Kind): number {
  return new Set(row.cells.map((cell) => fieldOf(kind, cellText(cell))).filter(Boolean)).size;
}

function layoutOf(header: SheetRow, kind: Kind): Layout {
  const texts = header.cells.map((cell) => cellText(cell).trim());
  const fields = texts.map((text) => fieldOf(kind, text));
  nameBarePapers(texts, fields);
  const all = columnsOf[kind];
  const columns = chosen(texts, fields, all);
  const used = new Set(columns.values());
  const extra = texts
    .map((name, index) => ({ name, index }))
    .filter(({ name, index }) => name !== "" && !used.has(index));
  const lacking = needed.filter((anyOf) => !anyOf.some((field) => columns.has(field)));
  if (lacking.length > 0)
    throw missingColumns(
      kind,
      lacking.map(([field]) => all.find((column) => column.field === field)!),
    );
  return {
    kind,
    headerRow: header.row,
    columns,
    extra,
    missing: all.filter((column) => !columns.has(column.field)),
    set2016: texts.some((text) =>
      /^(?:XK_(?:XDR|XMMC|SPLB|XZJG)|CF_(?:CFMC|CFLB1|XZJG|JG))$|^(?:项目名称|审批类别|处罚名称|处罚结果)$/.test(
        headerName(text),
      ),
    ),
  };
}

/**
 * The cell for each field. Where two columns say the same field, today's name wins over an older one; the same name
 * twice is refused where the field is part of a row's key, and the first is taken elsewhere.
 */
function chosen(
  texts: readonly string[],
  fields: readonly (string | undefined)[],
  all: readonly Column[],
): Map<string, number> {
  const columns = new Map<string, number>();
  fields.forEach((field, index) => {
    if (field === undefined) return;
    const before = columns.get(field);
    if (before === undefined) return void columns.set(field, index);
    const column = all.find((one) => one.field === field)!;
    const current = (at: number) => [column.code, headerName(column.zh)].includes(headerName(texts[at]!));
    if (current(before) === current(index) && keyFields.has(field)) throw repeatedColumn(texts[index]!);
    if (!current(before) && current(index)) columns.set(field, index);
  });
  return columns;
}

/**
 * "证件类型" and "证件号码" alone: right after the legal representative they are that person's, elsewhere those of a
 * natural person who is the party.
 */
function nameBarePapers(texts: readonly string[], fields: (string | undefined)[]): void {
  texts.forEach((text, index) => {
    const bare = { 证件类型: "IdType", 证件号码: "IdNumber", 证件号: "IdNumber" }[headerName(text)];
    if (bare === undefined) return;
    const before = fields[index - 1] ?? "";
    const owner =
      before.startsWith("representative") && !fields.includes(`representative${bare}`) ? "representative" : "person";
    fields[index] = `${owner}${bare}`;
  });
}

function notOfItsKind(kind: Kind, rows: readonly SheetRow[]): UnreadableFile {
  if (rows.some((row) => row.fault?.code === "tooManyColumns")) return tooManyColumns();
  return new UnreadableFile("notOfItsKind", {
    zh: `前 ${searchedRows} 行里没有${kindNames[kind].zh}信息公示文件的表头；请使用双公示格式导出。`,
    en: `The first ${searchedRows} rows hold no header of the national ${kindNames[kind].en} file; export it in that format.`,
  });
}

function otherKind(kind: Kind, other: Kind): UnreadableFile {
  return new UnreadableFile("otherKind", {
    zh: `这是${kindNames[other].zh}文件，不是${kindNames[kind].zh}文件；请选择对应的导入类型。`,
    en: `This is a ${kindNames[other].en} file, not a ${kindNames[kind].en} file; choose the matching kind of import.`,
  });
}

function tooManyColumns(): UnreadableFile {
  return new UnreadableFile("tooManyColumns", {
    zh: "表头的列数超过上限；请删除与公示格式无关的列后重新上传。",
    en: "The header has more columns than the limit; delete the columns that are not of the format and upload again.",
  });
}

function repeatedColumn(name: string): UnreadableFile {
  const shown = name.slice(0, 40);
  return new UnreadableFile("repeatedColumn", {
    zh: `表头中“${shown}”一列重复出现；请保留一列后重新上传。`,
    en: `The column "${shown}" stands in the header more than once; keep one of them and upload again.`,
  });
}

function missingColumns(kind: Kind, columns: readonly Column[]): UnreadableFile {
  return new UnreadableFile("missingColumns", {
    zh: `${kindNames[kind].zh}文件缺少必需的列：${columns.map(({ zh, code }) => `${zh}(${code})`).join("、")}；请补上后重新上传。`,
    en: `The ${kindNames[kind].en} file lacks columns it can't do without: ${columns.map(({ code }) => code).join(", ")}; add them and upload again.`,
  });
}
