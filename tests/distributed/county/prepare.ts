import { readConfig } from "@yihan/kernel/config";
import { busPrefix, prepareDatabase } from "@yihan/platform/distributed";
import { createTopics } from "@yihan/platform/kafka/topics";
import { KEEPERS } from "@yihan/process";

/** The steps of deployment before any service starts: topics and indexes. Doing them twice is harmless. */
export const prepare = async (kafka: string, mongo: string, namespace: string): Promise<void> => {
  const config = readConfig({ KAFKA_BROKERS: kafka, MONGODB_URL: mongo, YIHAN_NAMESPACE: namespace });
  const brokers = { brokers: config.distributed.kafka.brokers, clientId: "prepare", prefix: busPrefix(config) };
  const topics = [...KEEPERS.map((name) => `yihan.${name}`), "yihan.sealed"];
  await createTopics(brokers, { topics, partitions: 6, replicas: 1 });
  await Promise.all(KEEPERS.map((name) => prepareDatabase(config, name)));
};
