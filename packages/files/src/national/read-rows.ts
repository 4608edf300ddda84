import type { Day } from "@yihan/kernel/instant";
import { cellText, isBlank } from "../table/sheet-row.ts";
import type { Cell, SheetRow } from "../table/sheet-row.ts";
import { UnreadableFile } from "../unreadable-file.ts";
import type { Kind } from "./column.ts";
import { fault, wholeRow } from "./fault.ts";
import type { Fault, Remark } from "./fault.ts";
import { readLicence } from "./licence.ts";
import type { LicenceRecord } from "./licence.ts";
import { readPenalty } from "./penalty.ts";
import type { PenaltyRecord } from "./penalty.ts";
import { columnsOf, fieldOf, recognise, searchedRows } from "./recognise.ts";
import type { Layout } from "./recognise.ts";
import { plainText, readFields } from "./row-fields.ts";
import type { RowFields } from "./row-fields.ts";

/** What a row's reading may know beyond its cells. */
export interface RowContext {
  set2016: boolean;
  extra: Record<string, string>;
  today?: Day;
}

export interface ReadOptions {
  /** the day of the import: a decision dated later gets a remark */
  today?: Day;
}

/** Where a row stands, as a spreadsheet shows it. */
interface Place {
  sheet?: string;
  row: number;
}

/** A row of the file, read: a record to act on, a row held back by its faults, an empty row, or no data at all. */
export type ReadRow<T> =
  | (Place & { outcome: "data"; record: T; values: () => RowValues; remarks: Remark[]; faults: [] })
  | (Place & { outcome: "held"; values: RowValues; remarks: Remark[]; faults: Fault[] })
  | (Place & { outcome: "blank" | "notData"; remarks: []; faults: [] });

/** What stands in a row, unmasked; of a held one to be kept sealed until someone mends it and reads it again. */
export interface RowValues {
  /** by the column's current code (XK_…, CF_…) */
  columns: Record<string, string>;
  extra: Record<string, string>;
  set2016: boolean;
}

/** Reads a licence file; see `readRows`. */
export const readLicences = (
  table: AsyncIterable<SheetRow>,
  options: ReadOptions = {},
): AsyncGenerator<ReadRow<LicenceRecord>> => readRows("licence", readLicence, table, options);

/** Reads a penalty file; see `readRows`. */
export const readPenalties = (
  table: AsyncIterable<SheetRow>,
  options: ReadOptions = {},
): AsyncGenerator<ReadRow<PenaltyRecord>> => readRows("penalty", readPenalty, table, options);

/** Reads the values of a held row again after someone mended them. */
export const mendLicence = (values: RowValues, options: ReadOptions = {}): ReadRow<LicenceRecord> =>
  mend("licence", readLicence, values, options);

/** Reads the values of a held row again after someone mended them. */
export const mendPenalty = (values: RowValues, options: ReadOptions = {}): ReadRow<PenaltyRecord> =>
  mend("penalty", readPenalty, values, options);

type ReadRecord<T> = (fields: RowFields<never>, context: RowContext) => T;

/**
 * Every row below the header of every sheet that has one, in order; titles and the header itself are no rows of the
 * file. A sheet without a header is left out, unless no sheet has one: then the file is refused, as `recognise` says.
 */
async function* readRows<T>(
  kind: Kind,
  read: ReadRecord<T>,
  table: AsyncIterable<SheetRow>,
  options: ReadOptions,
): AsyncGenerator<ReadRow<T>> {
  let sheet: string | undefined;
  let head: SheetRow[] | undefined = [];
  let layout: Layout | undefined;
  let refusal: UnreadableFile | undefined;
  let recognised = false;

  for await (const row of table) {
    if (row.sheet !== sheet) {
      yield* settle();
      [sheet, head, layout] = [row.sheet, [], undefined];
    }
    if (head) {
      head.push(row);
      if (head.length >= searchedRows) yield* settle();
    } else if (layout) yield readRow(kind, read, layout, row, options);
  }
  yield* settle();
  if (!recognised) throw refusal ?? noRows(kind);

  function* settle(): Generator<ReadRow<T>> {
    const rows = head;
    head = undefined;
    if (!rows || rows.length === 0) return;
    try {
      layout = recognise(rows, kind);
    } catch (error) {
      if (!(error instanceof UnreadableFile)) throw error;
      // A sheet that is clearly meant, but can't be used, stops the file; one that is something else is passed over.
      if (error.code !== "notOfItsKind" && error.code !== "otherKind") throw error;
      refusal ??= error;
      return;
    }
    recognised = true;
    for (const row of rows) if (row.row > layout.headerRow) yield readRow(kind, read, layout, row, options);
  }
}

function readRow<T>(kind: Kind, read: ReadRecord<T>, layout: Layout, row: SheetRow, options: ReadOptions): ReadRow<T> {
  const place: Place = row.sheet === undefined ? { row: row.row } : { sheet: row.sheet, row: row.row };
  if (isBlank(row)) return { ...place, outcome: "blank", remarks: [], faults: [] };
  const cellOf = (field: string): Cell | undefined => {
    const index = layout.columns.get(field);
    return index === undefined ? undefined : (row.cells[index] ?? "");
  };
  if (row.fault) {
    const held = fault(wholeRow, row.fault.code, row.fault.found);
    return { ...place, outcome: "held", values: valuesOf(kind, layout, row), remarks: [], faults: [held] };
  }
  if (isNoData(kind, layout, row)) return { ...place, outcome: "notData", remarks: [], faults: [] };
  const { record, fields } = recordOf(kind, read, cellOf, layout.set2016, extraOf(layout, row), options);
  const values = (): RowValues => valuesOf(kind, layout, row);
  if (fields.faults.length === 0)
    return { ...place, outcome: "data", record, values, remarks: fields.remarks, faults: [] };
  return {
    ...place,
    outcome: "held",
    values: values(),
    remarks: fields.remarks,
    faults: fields.faults,
  };
}

function mend<T>(kind: Kind, read: ReadRecord<T>, values: RowValues, options: ReadOptions): ReadRow<T> {
  const columns = columnsOf[kind];
  const cellOf = (field: string) => {
    const code = columns.find((column) => column.field === field)?.code;
    return code !== undefined && Object.hasOwn(values.columns, code) ? values.columns[code] : undefined;
  };
  const { record, fields } = recordOf(kind, read, cellOf, values.set2016, values.extra, options);
  if (fields.faults.length === 0)
    return { row: 0, outcome: "data", record, values: () => values, remarks: fields.remarks, faults: [] };
  return { row: 0, outcome: "held", values, remarks: fields.remarks, faults: fields.faults };
}

function recordOf<T>(
  kind: Kind,
  read: ReadRecord<T>,
  cellOf: (field: string) => Cell | undefined,
  set2016: boolean,
  extra: Record<string, string>,
  { today }: ReadOptions,
): { record: T; fields: RowFields } {
  const fields = readFields<string>(columnsOf[kind], cellOf);
  const record = read(fields, { set2016, extra, ...(today && { today }) });
  return { record, fields };
}

function extraOf(layout: Layout, row: SheetRow): Record<string, string> {
  const extra: Record<string, string> = Object.create(null);
  for (const { name, index } of layout.extra) {
    const text = plainText(row.cells[index]);
    if (text !== "") extra[name] = text;
  }
  return extra;
}

function valuesOf(kind: Kind, layout: Layout, row: SheetRow): RowValues {
  const columns: Record<string, string> = {};
  for (const { field, code } of columnsOf[kind]) {
    const index = layout.columns.get(field);
    if (index !== undefined) columns[code] = cellText(row.cells[index]);
  }
  return { columns, extra: extraOf(layout, row), set2016: layout.set2016 };
}

/** How totals, notes and signatures below a table begin. */
const footer =
  /^[（([【]?(?:合计|总计|小计|共计|填表说明|填报说明|表格说明|填写说明|说明|注意事项|注释?[：:、]|备注[：:]|注\d|制表|填表人|填报人|填报单位|审核人|复核人|负责人|联系人|联系电话|报送单位|打印日期|导出时间|数据来源[：:])/;

/** A header again, or a footer: its first text begins like one and the row has no key of its own. */
function isNoData(kind: Kind, layout: Layout, row: SheetRow): boolean {
  const first = row.cells
    .map(cellText)
    .find((text) => text.trim() !== "")!
    .trim();
  if (first.length <= 60 && fieldOf(kind, first) !== undefined) {
    const headers = row.cells.filter((cell) => fieldOf(kind, cellText(cell).slice(0, 60)) !== undefined);
    if (headers.length >= 3) return true;
  }
  if (!footer.test(first)) return false;
  const keyed = ["partyName", "decidedOn", "authorityName"].filter((field) => {
    const text = cellText(row.cells[layout.columns.get(field) ?? -1]).trim();
    return text !== "" && text !== first;
  });
  return keyed.length < 2;
}

function noRows(kind: Kind): UnreadableFile {
  try {
    recognise([], kind);
  } catch (error) {
    if (error instanceof UnreadableFile) return error;
    throw error;
  }
  throw new Error("an empty table was recognised");
}
