import { startContainer, type Container } from "./container.ts";
import { isNone, type None } from "./none.ts";

/** A database for tests. */
export interface Mongo {
  /** The URL of a database of that name, made when something is first written to it. */
  urlOf(database: string): string;
  /** What it is, for the names of tests. */
  name: string;
  /** Why what is green here may still be red on MongoDB; undefined where it is MongoDB. */
  standIn?: string;
  /** What can be stopped and started; undefined where `YIHAN_MONGO` names a database that is not ours. */
  container?: Container;
  close(): Promise<void>;
}

/** The database that `YIHAN_MONGO` names, or one of `MONGO_IMAGE` in a container for this caller alone, or why there is none. */
export const startMongo = async (): Promise<Mongo | None> => {
  const given = process.env["YIHAN_MONGO"];
  if (given) return { urlOf: databaseIn(given), name: "MongoDB", close: async () => undefined };
  const image = process.env["MONGO_IMAGE"] ?? "mongo:8.0";
  return /stand-in/.test(image) ? startStandIn(image) : startReplicaSet(image);
};

const startStandIn = async (image: string): Promise<Mongo | None> => {
  const container = await startContainer({
    image,
    port: 27017,
    // It keeps its indexes in memory: with the heap of its image, ten minutes of load leave it nothing but collecting garbage.
    environment: () => ({ _JAVA_OPTIONS: "-Xmx2g" }),
    ready: /^ready \d+/m,
  });
  if (isNone(container)) return container;
  return {
    ...reached(container),
    name: "a stand-in for MongoDB",
    standIn: `${image} speaks MongoDB's protocol but is not MongoDB: no replica set, no elections`,
  };
};

/** A replica set of one: retryable writes and majority exist on a replica set only. */
const startReplicaSet = async (image: string): Promise<Mongo | None> => {
  const container = await startContainer({
    image,
    port: 27017,
    // Test commands: the fault points that the specs set.
    command: ["--replSet", "yihan", "--bind_ip_all", "--setParameter", "enableTestCommands=1"],
    ready: /Waiting for connections/,
  });
  if (isNone(container)) return container;
  const member = '{ _id: "yihan", members: [{ _id: 0, host: "127.0.0.1:27017" }] }';
  await container.run([
    "mongosh",
    "--quiet",
    "--eval",
    `rs.initiate(${member}); while (!db.hello().isWritablePrimary) sleep(50)`,
  ]);
  return { ...reached(container), name: "MongoDB" };
};

// Directly: the member's own name for itself means nothing outside its container.
const reached = (container: Container): Pick<Mongo, "urlOf" | "container" | "close"> => ({
  urlOf: databaseIn(`mongodb://${container.address}/?directConnection=true`),
  container,
  close: () => container.remove(),
});

/** Names a database in a URL of hosts, credentials and options: `mongodb://hosts/<database>?options`. */
const databaseIn =
  (url: string) =>
  (database: string): string =>
    url.replace(/^(mongodb(?:\+srv)?:\/\/[^/?]+)\/?[^?]*/, `$1/${database}`);
