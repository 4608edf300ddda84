import { readFileSync } from "node:fs";
import { Unstartable, type Clock, type EventBus, type EventStore, type Papers, type Views } from "@yihan/kernel";
import type { Config } from "@yihan/kernel/config";
import type { LogStorage } from "./folder/storage.ts";
import { kafkaEventBus } from "./kafka/event-bus.ts";
import { kafkaSettings } from "./kafka/settings.ts";
import { openMongo, prepareMongo } from "./mongo/connect.ts";
import { spannedBus, spannedStore, spannedViews } from "./spanned.ts";

/** What one service in a process of its own keeps and talks through. */
export interface Distributed {
  /** The service's own facts. */
  store: EventStore;
  bus: EventBus;
  /** The service's own views; no other service reads them. */
  views: Views;
  /** Shared by all services: a paper is the same by its hash wherever it is asked for. */
  papers: Papers;
  /** Where the audit log keeps its tiles and checkpoints. */
  logStorage: LogStorage;
  clock: Clock;
  /** Stop relays and subscriptions first. */
  close(): Promise<void>;
}

/** The URL of a database of the deployment: the service's own, or that of `papers`. Throws `Unstartable` without a server. */
export const databaseUrl = (
  { distributed: { mongo, namespace } }: Pick<Config, "distributed">,
  name: string,
): string => {
  const url = mongo.url ?? (mongo.urlFile === undefined ? undefined : secretIn(mongo.urlFile));
  if (url === undefined) throw new Unstartable("MONGODB_URL or MONGODB_URL_FILE: one is needed to reach the database.");
  const database = `${namespace === "" ? "" : `${namespace}-`}yihan-${name}`;
  // Hosts and credentials stay, a database that was named gives way, options stay.
  return url.replace(/^(mongodb(?:\+srv)?:\/\/[^/?]+)\/?[^?]*/, `$1/${database}`);
};

const secretIn = (path: string): string => {
  try {
    return readFileSync(path, "utf8").trim();
  } catch (error) {
    throw new Unstartable(`${path} can't be read (${(error as NodeJS.ErrnoException).code}): see MONGODB_URL_FILE.`);
  }
};

/** Connects the process `name` to the database of the service `of` and, by its own name, to the brokers. A database that is away is a `Refusal` `unavailable`. */
export const openDistributed = async (
  config: Pick<Config, "clock" | "distributed">,
  { name, of }: { name: string; of: string },
  options: { onFault?: (group: string, error: unknown) => void } = {},
): Promise<Distributed> => {
  const own = await openMongo(databaseUrl(config, of));
  const shared = await openMongo(databaseUrl(config, "papers"));
  const bus = kafkaEventBus(kafkaSettings(config, name), own.views, { clock: config.clock, ...options });
  return {
    store: spannedStore(own.storeOf(of)),
    bus: spannedBus(bus),
    views: spannedViews(own.views),
    papers: shared.papers,
    logStorage: own.logStorage,
    clock: config.clock,
    close: async () => {
      await bus.close();
      await Promise.all([own.close(), shared.close()]);
    },
  };
};

/** Makes the indexes of a service's database: a step of deployment. Doing it twice is harmless. */
export const prepareDatabase = (config: Pick<Config, "distributed">, service: string): Promise<void> =>
  prepareMongo(databaseUrl(config, service), [service]);
