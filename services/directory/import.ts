import { Refusal } from "@yihan/kernel";
import type { Directory, Rows } from "@yihan/matter";
import { checkRows } from "./check-rows.ts";
import { asFieldFault, type DirectoryFault } from "./fault.ts";
import { planRows, type Counts, type RowChange } from "./plan.ts";

/** The tables of one directory file as they were read: the rows, and what is wrong with the file in itself. */
export interface ReadTables {
  /** Name of the file, without its folders. */
  source: string;
  rows: Rows;
  faults: DirectoryFault[];
}

/** What an import did, or would do. `version` is the directory's after it. */
export interface ImportReport {
  source: string;
  applied: boolean;
  version: number;
  counts: Counts;
  changes: RowChange[];
  faults: DirectoryFault[];
}

/**
 * Everything that is wrong with the file: first in itself, and if it is whole, seen together with what stands. The rows
 * of a file that is not whole would be blamed for those that could not be read.
 */
export const faultsOf = (directory: Directory, read: ReadTables): DirectoryFault[] =>
  read.faults.length > 0 ? read.faults : checkRows(directory, read.rows);

/** Compares the file with what stands, without changing anything. */
export const reportOf = (directory: Directory, read: ReadTables): ImportReport => {
  const { counts, changes } = planRows(directory, read.rows);
  return {
    source: read.source,
    applied: false,
    version: directory.version,
    counts,
    changes,
    faults: faultsOf(directory, read),
  };
};

/** The refusal of a whole file, with every fault in it. */
export const faultyFile = (source: string, faults: readonly DirectoryFault[]): Refusal =>
  new Refusal(
    "invalid",
    "directory-file-faulty",
    {
      zh: `文件“${source}”有${faults.length}处错误，未作任何更改；请改正后重新导入。`,
      en: `The file ${source} has ${faults.length} faults; nothing was changed. Mend them and import it again.`,
    },
    { faults: faults.map(asFieldFault) },
  );
