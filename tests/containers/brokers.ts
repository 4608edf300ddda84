import { isNone, type None } from "./none.ts";
import { startKafka, type Kafka } from "./kafka.ts";
import { startMongo, type Mongo } from "./mongo.ts";

/** A broker and a database. */
export interface Brokers {
  kafka: Kafka;
  mongo: Mongo;
  close(): Promise<void>;
}

/** Both, for this caller alone, or why one of them can't be had. */
export const startBrokers = async (): Promise<Brokers | None> => {
  const kafka = await startKafka();
  if (isNone(kafka)) return kafka;
  const mongo = await startMongo();
  if (isNone(mongo)) {
    await kafka.close();
    return mongo;
  }
  return { kafka, mongo, close: async () => void (await Promise.all([kafka.close(), mongo.close()])) };
};
