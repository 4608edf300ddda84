export { openTable, defaultLimits, cellText, isBlank } from "./read-table.ts";
export type { Cell, Limits, RowFault, RowFaultCode, SheetRow, TableSource } from "./read-table.ts";
export { UnreadableFile } from "./unreadable-file.ts";
export type { UnreadableCode } from "./unreadable-file.ts";
export { columnsOf, recognise, searchedRows } from "./national/recognise.ts";
export type { Layout } from "./national/recognise.ts";
export type { Column, Kind } from "./national/column.ts";
export { mendLicence, mendPenalty, readLicences, readPenalties } from "./national/read-rows.ts";
export type { ReadOptions, ReadRow, RowValues } from "./national/read-rows.ts";
export { licenceCategories } from "./national/licence.ts";
export type { LicenceCategory, LicenceRecord } from "./national/licence.ts";
export type { PenaltyCategory, PenaltyRecord } from "./national/penalty.ts";
export type { Party, PartyCategory } from "./national/party.ts";
export type { NamedAuthority } from "./national/authority.ts";
export type { Status } from "./national/status.ts";
export { fault, remark } from "./national/fault.ts";
export type { Fault, FaultCode, Remark, RemarkCode } from "./national/fault.ts";
export { longTerm } from "./national/parse-day.ts";
export { contentHash, partyCode, rowKey } from "./national/row-key.ts";
export type { KeyedHash } from "./national/row-key.ts";
export { readDirectory } from "./directory/read-directory.ts";
export { authorityKinds, directorySchemas, dutyRoles } from "./directory/rows.ts";
export type {
  AuthorityRow,
  CoverRow,
  DirectoryTable,
  DirectoryTables,
  DutyRow,
  ItemRow,
  OfficerRow,
  PostRow,
  UnitRow,
} from "./directory/rows.ts";
export type { DirectoryFault, DirectoryFaultCode } from "./directory/fault.ts";
export { csvLine, inert, writeFaults } from "./faults-csv.ts";
export type { HeldRow } from "./faults-csv.ts";
