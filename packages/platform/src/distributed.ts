import { Unstartable, type Clock, type EventBus, type EventStore, type Papers, type Views } from "@yihan/kernel";
import type { Config } from "@yihan/kernel/config";
import type { LogStorage } from "./folder/storage.ts";
import { kafkaEventBus } from "./kafka/event-bus.ts";
import { kafkaSettings } from "./kafka/settings.ts";
import { openMongo, prepareMongo, type MongoTrust } from "./mongo/connect.ts";
import { spannedBus, spannedStore, spannedViews } from "./spanned.ts";
import { textIn } from "./text-in.ts";

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

/** The name of a database of the deployment: the service's own, or that of `papers`. */
export const databaseName = (namespace: string, name: string): string =>
  `${namespace === "" ? "" : `${namespace}-`}yihan-${name}`;

/** The URL of the database server as it was given. Throws `Unstartable` without one. */
export const serverUrl = ({ distributed: { mongo } }: Pick<Config, "distributed">): string => {
  const url = mongo.url ?? (mongo.urlFile === undefined ? undefined : textIn(mongo.urlFile, "MONGODB_URL_FILE"));
  if (url === undefined) throw new Unstartable("MONGODB_URL or MONGODB_URL_FILE: one is needed to reach the database.");
  return url;
};

// Scheme, credentials and hosts; the database that is named; the options.
const PARTS = /^(mongodb(?:\+srv)?:\/\/[^/?]+)\/?([^?]*)\??(.*)$/s;

/**
 * The URL of a database of the deployment by its server's. Hosts, credentials and options stay, a database that was named
 * gives way; who connects is still looked up where the URL as it was given says: MongoDB would look in the one that is opened.
 */
export const databaseUrl = (config: Pick<Config, "distributed">, name: string): string => {
  const url = serverUrl(config);
  const [, server, named, given] = PARTS.exec(url) ?? [];
  if (server === undefined) throw new Unstartable("The URL of the database has no host: mongodb://host:port/.");
  const isUser = /:\/\/[^@]+@/.test(server) && !/(^|&)auth(Source=|Mechanism=(?!SCRAM))/i.test(given ?? "");
  const options = [given, isUser && `authSource=${named || "admin"}`].filter(Boolean).join("&");
  return `${server}/${databaseName(config.distributed.namespace, name)}${options && `?${options}`}`;
};

/** What the database server must prove. Throws `Unstartable` if the file that says so can't be read. */
export const mongoTrust = ({ distributed: { mongo } }: Pick<Config, "distributed">): MongoTrust => {
  if (mongo.caFile !== undefined) textIn(mongo.caFile, "MONGO_CA_FILE");
  return { caFile: mongo.caFile };
};

/** Connects the process `name` to the database of the service `of` and, by its own name, to the brokers. A database that is away is a `Refusal` `unavailable`. `onFault` is told of what nobody waits for: the part is `views`, `papers` or a group that reads. */
export const openDistributed = async (
  config: Pick<Config, "clock" | "distributed">,
  { name, of }: { name: string; of: string },
  options: { onFault?: (error: unknown, part: string) => void } = {},
): Promise<Distributed> => {
  const mongo = { ...options, trust: mongoTrust(config) };
  const own = await openMongo(databaseUrl(config, of), mongo);
  const shared = await openMongo(databaseUrl(config, "papers"), mongo);
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
  prepareMongo(databaseUrl(config, service), [service], mongoTrust(config));
