import { maskCell } from "@yihan/kernel/mask-cell";
import type { Text } from "@yihan/kernel/text";
import type { RowFaultCode } from "../table/sheet-row.ts";
import { expectations } from "../national/fault.ts";
import type { DirectoryTable } from "./rows.ts";

/** What would be right, by code. */
export const directoryExpectations = {
  ...expectations,
  missingTable: { zh: "目录应含此表", en: "a directory has this table" },
  missingColumn: { zh: "此表应有此列", en: "the table has this column" },
  notADay: { zh: "真实存在的日期，例如 2026-01-05", en: "a day that exists, such as 2026-01-05" },
  badPlace: { zh: "6、9 或 12 位行政区划代码", en: "a division code of 6, 9 or 12 digits" },
  badAuthorityKind: {
    zh: "机关类型代码，例如 REGULATOR、APPROVAL、TOWN",
    en: "a kind of authority, such as REGULATOR, APPROVAL or TOWN",
  },
  badKind: {
    zh: "小写英文类型，例如 supervisor、licence",
    en: "a kind in lower-case letters, such as supervisor or licence",
  },
  badRole: { zh: "supervise、enforce 或 copy", en: "supervise, enforce or copy" },
  badMail: { zh: "电子邮箱地址", en: "a mail address" },
  notAFlag: { zh: "是或否", en: "true or false" },
  endsBeforeStart: { zh: "结束日期不早于开始日期", en: "the last day is not before the first" },
  repeated: {
    zh: "编号不重复；岗位和事项的同一编号在时间上不重叠",
    en: "a code that stands once; for posts and items, once at a time",
  },
  noSuchAuthority: { zh: "机关表中已有的代码", en: "a code that stands in authorities" },
  noSuchUnit: { zh: "内设机构表中属于该机关的代码", en: "the code of a unit of that authority" },
  noSuchOfficer: { zh: "人员表中已有的编号", en: "an id that stands in officers" },
  noSuchPost: { zh: "岗位表中属于该机关的编号", en: "the id of a post of that authority" },
  noSuchItem: { zh: "事项表中已有的代码", en: "a code that stands in items" },
  twoSupervisors: {
    zh: "同一事项、同一区划在同一时间只有一个监管职责",
    en: "one supervise duty at a time for an item in a place",
  },
  ownDeputy: { zh: "代理人不是本人", en: "a deputy who is someone else" },
  overlappingCovers: { zh: "同一人员同一时间只有一名代理人", en: "one deputy at a time for an officer" },
} as const satisfies Record<string, Text>;

export type DirectoryFaultCode = keyof typeof directoryExpectations;

/** What is wrong in a directory: in which file, row and column (by its English name), what stands there, what would be right. */
export interface DirectoryFault {
  file: DirectoryTable;
  /** as a spreadsheet shows it; 0 for the file as a whole */
  row: number;
  column: string;
  /** at most 40 characters, masked */
  found: string;
  expected: Text;
  code: DirectoryFaultCode | RowFaultCode;
}

export function directoryFault(
  file: DirectoryTable,
  row: number,
  column: string,
  code: DirectoryFaultCode,
  found: string,
): DirectoryFault {
  return { file, row, column, found: maskCell(found), expected: directoryExpectations[code], code };
}
