import { join } from "node:path";
import type { Clock, EventBus, EventStore, Papers, Views } from "@yihan/kernel";
import type { Config } from "@yihan/kernel/config";
import { folderPapers } from "./folder/papers.ts";
import { folderStorage, type LogStorage } from "./folder/storage.ts";
import { spannedBus, spannedStore } from "./spanned.ts";
import { sqliteEventBus } from "./sqlite/event-bus.ts";
import { sqliteEventStore } from "./sqlite/event-store.ts";
import { openDatabase } from "./sqlite/group-commit.ts";
import { sqliteViews } from "./sqlite/views.ts";

/** Everything that a program in one process keeps and talks through. */
export interface Embedded {
  /** The store of one service; the same one for the same name. */
  storeOf(service: string): EventStore;
  bus: EventBus;
  views: Views;
  papers: Papers;
  /** Where the audit log keeps its tiles and checkpoints. */
  logStorage: LogStorage;
  clock: Clock;
  /** Finishes what waits and gives up the data folder. Stop relays and subscriptions first. */
  close(): Promise<void>;
}

/**
 * Opens the data folder: one SQLite file for facts, topics and views, a folder of papers, one of log tiles. Throws
 * `Unstartable` with what to do if the folder is locked, read-only, full, damaged, or of a newer format.
 */
export const openEmbedded = (
  config: Pick<Config, "data" | "clock">,
  options: { onFault?: (error: unknown, group: string) => void } = {},
): Embedded => {
  const database = openDatabase(join(config.data, "yihan.db"));
  const stores = new Map<string, EventStore>();
  return {
    storeOf: (service) => {
      const store = stores.get(service) ?? spannedStore(sqliteEventStore(database, service));
      stores.set(service, store);
      return store;
    },
    bus: spannedBus(sqliteEventBus(database, { clock: config.clock, ...options })),
    views: sqliteViews(database),
    papers: folderPapers(join(config.data, "papers")),
    logStorage: folderStorage(join(config.data, "log")),
    clock: config.clock,
    close: () => database.close(),
  };
};
