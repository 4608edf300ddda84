import { readdir, stat } from "node:fs/promises";
import { extname, join } from "node:path";
import { headerName } from "../national/column.ts";
import { parseDay } from "../national/parse-day.ts";
import { plainText } from "../national/row-fields.ts";
import { openTable } from "../read-table.ts";
import { isBlank } from "../table/sheet-row.ts";
import type { SheetRow } from "../table/sheet-row.ts";
import { UnreadableFile } from "../unreadable-file.ts";
import { directoryFiles, tableNamed } from "./columns.ts";
import type { DirectoryColumn } from "./columns.ts";
import { checkReferences } from "./check-references.ts";
import type { FaultyRows, NumberedTables } from "./check-references.ts";
import { directoryFault } from "./fault.ts";
import type { DirectoryFault, DirectoryFaultCode } from "./fault.ts";
import { directorySchemas } from "./rows.ts";
import type { DirectoryTable, DirectoryTables } from "./rows.ts";

/** How many rows at the top of a table may be titles. */
const searchedRows = 20;
/** A directory is held in memory whole, so that its references can be checked; no county has so many rows. */
const limits = { fileBytes: 64 * 1024 * 1024, rows: 200_000 };

/**
 * Reads a directory: one workbook with seven sheets, or a folder of seven CSV files, names in English or Chinese. It is
 * checked whole: every fault of every row and every reference between the tables is listed. Only a directory without
 * faults may be applied. Throws `UnreadableFile` where nothing of a directory can be read at all.
 */
export async function readDirectory(path: string): Promise<{ tables: DirectoryTables; faults: DirectoryFault[] }> {
  const numbered: NumberedTables = {
    authorities: [],
    units: [],
    officers: [],
    posts: [],
    covers: [],
    items: [],
    duties: [],
  };
  const faulty: FaultyRows = { authorities: [], units: [], officers: [], posts: [], covers: [], items: [], duties: [] };
  const faults: DirectoryFault[] = [];
  const seen = new Set<DirectoryTable>();

  for await (const { table, rows } of tablesAt(path)) {
    if (seen.has(table)) continue;
    seen.add(table);
    readTable(table, rows, numbered, faulty, faults);
  }
  if (seen.size === 0) {
    throw new UnreadableFile("missingTables", {
      zh: "没有找到任何目录表；工作表或 CSV 文件应命名为 authorities、units、officers、posts、covers、items、duties。",
      en: "No directory table was found; name the sheets or CSV files authorities, units, officers, posts, covers, items, duties.",
    });
  }
  for (const table of tableNames) {
    if (!seen.has(table) && !directoryFiles[table].optional)
      faults.push(directoryFault(table, 0, "*", "missingTable", ""));
  }
  faults.push(...checkReferences(numbered, faulty));
  faults.sort((a, b) => tableNames.indexOf(a.file) - tableNames.indexOf(b.file) || a.row - b.row);
  return { tables: unnumbered(numbered), faults };
}

const tableNames = Object.keys(directoryFiles) as DirectoryTable[];

/** The rows of each known table: sheets of a workbook, or files of a folder. */
async function* tablesAt(path: string): AsyncGenerator<{ table: DirectoryTable; rows: SheetRow[] }> {
  if (!(await stat(path)).isDirectory()) {
    yield* bySheet(openTable({ path }, limits));
    return;
  }
  for (const name of (await readdir(path)).toSorted()) {
    const table = extname(name).toLowerCase() === ".csv" ? tableNamed(name.slice(0, -4)) : undefined;
    if (!table) continue;
    const rows: SheetRow[] = [];
    for await (const row of openTable({ path: join(path, name) }, limits)) rows.push(row);
    yield { table, rows };
  }
}

async function* bySheet(rows: AsyncIterable<SheetRow>): AsyncGenerator<{ table: DirectoryTable; rows: SheetRow[] }> {
  let sheet: string | undefined;
  let gathered: SheetRow[] = [];
  for await (const row of rows) {
    if (row.sheet !== sheet) {
      const table = sheet === undefined ? undefined : tableNamed(sheet);
      if (table) yield { table, rows: gathered };
      [sheet, gathered] = [row.sheet, []];
    }
    gathered.push(row);
  }
  const table = sheet === undefined ? undefined : tableNamed(sheet);
  if (table) yield { table, rows: gathered };
}

function readTable(
  table: DirectoryTable,
  rows: readonly SheetRow[],
  numbered: NumberedTables,
  faulty: FaultyRows,
  faults: DirectoryFault[],
): void {
  const header = findHeader(table, rows);
  if (!header) return void faults.push(directoryFault(table, 0, "*", "missingColumn", ""));
  for (const column of directoryFiles[table].columns) {
    if (!header.columns.has(column)) faults.push(directoryFault(table, header.row, column.name, "missingColumn", ""));
  }
  for (const row of rows) {
    if (row.row <= header.row || isBlank(row)) continue;
    if (row.fault) {
      faults.push(directoryFault(table, row.row, "*", row.fault.code, row.fault.found));
      continue;
    }
    const values = valuesOf(table, row, header.columns);
    const parsed = directorySchemas[table].safeParse(values);
    if (parsed.success) {
      (numbered[table] as { row: number; value: unknown }[]).push({ row: row.row, value: parsed.data });
      continue;
    }
    faulty[table].push(values);
    const firstOfColumn = new Map(parsed.error.issues.toReversed().map((issue) => [issue.path[0], issue]));
    for (const issue of firstOfColumn.values()) {
      const column = directoryFiles[table].columns.find(({ property }) => property === issue.path[0])!;
      faults.push(
        directoryFault(table, row.row, column.name, issue.message as DirectoryFaultCode, values[column.property] ?? ""),
      );
    }
  }
}

type HeaderColumns = ReadonlyMap<DirectoryColumn, number>;

function findHeader(
  table: DirectoryTable,
  rows: readonly SheetRow[],
): { row: number; columns: HeaderColumns } | undefined {
  let best: { row: number; columns: HeaderColumns } | undefined;
  for (const row of rows.slice(0, searchedRows)) {
    const names = row.cells.map((cell) => headerName(plainText(cell)).toLowerCase());
    const columns = new Map<DirectoryColumn, number>();
    for (const column of directoryFiles[table].columns) {
      const index = names.findIndex((name) => name === column.name || column.zh.includes(name));
      if (index !== -1) columns.set(column, index);
    }
    if (columns.size >= 2 && columns.size > (best?.columns.size ?? 0)) best = { row: row.row, columns };
  }
  return best;
}

function valuesOf(table: DirectoryTable, row: SheetRow, columns: HeaderColumns): Record<string, string> {
  const values: Record<string, string> = {};
  for (const column of directoryFiles[table].columns) {
    const cell = row.cells[columns.get(column) ?? -1];
    const text = plainText(cell);
    values[column.property] =
      column.day && text !== "" ? (parseDay(typeof cell === "object" ? cell : text) ?? text) : text;
  }
  return values;
}

function unnumbered(numbered: NumberedTables): DirectoryTables {
  const values = <T>(rows: readonly { value: T }[]) => rows.map(({ value }) => value);
  return {
    authorities: values(numbered.authorities),
    units: values(numbered.units),
    officers: values(numbered.officers),
    posts: values(numbered.posts),
    covers: values(numbered.covers),
    items: values(numbered.items),
    duties: values(numbered.duties),
  };
}
