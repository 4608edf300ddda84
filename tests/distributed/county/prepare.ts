import { readConfig } from "@yihan/kernel/config";
import { prepareDatabase } from "@yihan/platform/distributed";
import { kafkaSettings } from "@yihan/platform/kafka/settings";
import { createTopics } from "@yihan/platform/kafka/topics";
import { KEEPERS } from "@yihan/process";

/** The steps of deployment before any service starts: topics and indexes. Doing them twice is harmless. */
export const prepare = async (kafka: string, mongo: string, namespace: string): Promise<void> => {
  const config = readConfig({ KAFKA_BROKERS: kafka, MONGODB_URL: mongo, YIHAN_NAMESPACE: namespace });
  const topics = [...KEEPERS.map((name) => `yihan.${name}`), "yihan.sealed"];
  await createTopics(kafkaSettings(config, "prepare"), { topics, partitions: 6, replicas: 1 });
  await Promise.all(KEEPERS.map((name) => prepareDatabase(config, name)));
};
