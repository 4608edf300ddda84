import { isNone } from "../../containers/none.ts";
import { startKafka } from "../../containers/kafka.ts";
import { startMongo } from "../../containers/mongo.ts";

/** Where the brokers and the database are, and how to let go of what was started for it. */
export interface Brokers {
  kafka: string;
  mongo: string;
  /** What they are, in a line for people. */
  said: string;
  close(): Promise<void>;
}

const installOrSet = (why: string): Error =>
  new Error(
    `没有可用的消息队列或数据库：${why}。请安装容器引擎（如 Docker），或设置 KAFKA_BROKERS=host:port 与 MONGODB_URL=mongodb://… 指向已有的服务。\n` +
      `There are no brokers or no database: ${why}. Install a container engine (such as Docker), or name those that run already by KAFKA_BROKERS=host:port and MONGODB_URL=mongodb://….`,
  );

/** Those that the environment names, else containers of their own. Rejects with what to install or set. */
export const findBrokers = async (): Promise<Brokers> => {
  const named = { kafka: process.env["KAFKA_BROKERS"], mongo: process.env["MONGODB_URL"] };
  const closes: (() => Promise<void>)[] = [];
  const close = async (): Promise<void> => void (await Promise.all(closes.map((one) => one())));
  try {
    const started = named.kafka === undefined ? await startKafka() : undefined;
    if (started && isNone(started)) throw installOrSet(started.none);
    if (started) closes.push(started.close);
    const database = named.mongo === undefined ? await startMongo() : undefined;
    if (database && isNone(database)) throw installOrSet(database.none);
    if (database) closes.push(database.close);
    const kafka = named.kafka ?? started!.brokers;
    const mongo = named.mongo ?? database!.urlOf("");
    const hosts = /^mongodb(?:\+srv)?:\/\/(?:[^/?@]*@)?([^/?]+)/.exec(mongo)?.[1] ?? "";
    const what = database?.standIn === undefined ? "MongoDB" : "a stand-in for MongoDB";
    return { kafka, mongo, said: `  Kafka ${kafka}, ${what} ${hosts}`, close };
  } catch (error) {
    await close();
    throw error;
  }
};
