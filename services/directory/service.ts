import { dayOf, type Clock, type Day, type EventStore } from "@yihan/kernel";
import type { Actor, DutyAsked, Directory, Rows } from "@yihan/matter";
import { compared, explained, type Compared, type Explained } from "./answers.ts";
import { handOverAllRows, type HandOverAllAsked } from "./hand-over-all.ts";
import { faultsOf, faultyFile, reportOf, type ImportReport, type ReadTables } from "./import.ts";
import { openKeeper } from "./keeper.ts";
import { listOfficers, treeOf, type OfficerEntry, type OfficerFilter, type TreeNode } from "./listing.ts";
import { coverRows, handOverRows, type CoverAsked, type HandOverAsked } from "./people.ts";
import { planRows } from "./plan.ts";
import { readTables } from "./read-tables.ts";

export interface DirectoryPorts {
  store: EventStore;
  clock: Clock;
  /** Most encoded bytes of rows in one fact; tests make it small. */
  partBytes?: number;
}

/** Everything that can be asked of the directory or changed in it. A `Refusal` changes nothing. */
export interface DirectoryApi {
  /** Reads a workbook or a folder of text files and applies it whole, or (`dryRun`) only says what it would do. */
  importFrom(path: string, actor: Actor, dryRun: boolean): Promise<ImportReport>;
  /** The same for tables that were read already. */
  importTables(read: ReadTables, actor: Actor, dryRun: boolean): Promise<ImportReport>;
  officers(filter: OfficerFilter, day?: Day): Promise<OfficerEntry[]>;
  tree(day?: Day): Promise<TreeNode[]>;
  route(asked: DutyAsked): Explained;
  whatIf(planned: Partial<Rows>, asked: readonly DutyAsked[]): Promise<Compared[]>;
  /** Enters an absence; the same again changes nothing. Gives the directory's version. */
  cover(asked: CoverAsked, actor: Actor): Promise<number>;
  /** Gives a post to a successor; the same again changes nothing. Gives the directory's version. */
  handOver(asked: HandOverAsked, actor: Actor): Promise<number>;
  /** Gives several posts to one successor, all or none; the same again changes nothing. */
  handOverAll(asked: HandOverAllAsked, actor: Actor): Promise<number>;
}

export interface DirectoryService {
  api: DirectoryApi;
  directory(): Directory;
}

/** The directory, read from its facts and kept by this one service. */
export const directoryService = async (ports: DirectoryPorts): Promise<DirectoryService> => {
  const keeper = await openKeeper(ports);
  const today = (): Day => dayOf(ports.clock.now());

  const importTables: DirectoryApi["importTables"] = async (read, actor, dryRun) => {
    if (dryRun) return reportOf(keeper.directory(), read);
    return keeper.change(actor, (directory) => {
      const faults = faultsOf(directory, read);
      if (faults.length > 0) throw faultyFile(read.source, faults);
      const { counts, changes, rows } = planRows(directory, read.rows);
      return {
        rows,
        source: read.source,
        reason: "",
        result: ({ version }) => ({
          source: read.source,
          applied: changes.length > 0,
          version,
          counts,
          changes,
          faults,
        }),
      };
    });
  };

  const enter = (actor: Actor, reason: string, rowsOf: (directory: Directory) => Rows): Promise<number> =>
    keeper.change(actor, (directory) => ({
      rows: planRows(directory, rowsOf(directory)).rows,
      source: "",
      reason,
      result: ({ version }) => version,
    }));

  return {
    directory: () => keeper.directory(),
    api: {
      importFrom: async (path, actor, dryRun) => importTables(await readTables(path), actor, dryRun),
      importTables,
      officers: async (filter, day = today()) => listOfficers(keeper.directory(), filter, day),
      tree: async (day = today()) => treeOf(keeper.directory(), day),
      route: (asked) => explained(keeper.directory(), asked),
      whatIf: async (planned, asked) => compared(keeper.directory(), planned, asked),
      cover: (asked, actor) => enter(actor, asked.reason, (directory) => coverRows(directory, asked, actor)),
      handOver: (asked, actor) =>
        enter(actor, "", (directory) => handOverRows(directory, asked, actor, ports.clock.now())),
      handOverAll: (asked, actor) =>
        enter(actor, "", (directory) => handOverAllRows(directory, asked, actor, ports.clock.now())),
    },
  };
};
