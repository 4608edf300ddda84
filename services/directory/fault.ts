import type { FieldFault, Text } from "@yihan/kernel";
import type { TableName } from "./rows.ts";

/** What is wrong with a row: in which table, row and column. */
export interface DirectoryFault {
  table: TableName;
  /** Row of the file, as a spreadsheet shows it; 0 where only the row's key is known. */
  row: number;
  key: string;
  column: string;
  code: string;
  text: Text;
}

/** A token of a JSON pointer (RFC 6901, section 3). */
const escaped = (token: string): string => token.replaceAll("~", "~0").replaceAll("/", "~1");

/** The fault as a problem document shows it: `/posts/12/officer`, or by key `/posts/P1 2026-01-01/officer`. */
export const asFieldFault = (fault: DirectoryFault): FieldFault => ({
  pointer: `/${fault.table}/${fault.row === 0 ? escaped(fault.key) : fault.row}/${fault.column}`,
  code: fault.code,
  detail: fault.text,
});
