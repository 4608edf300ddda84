import { startContainer, type Container } from "./container.ts";
import { isNone, type None } from "./none.ts";

/** A broker for tests. */
export interface Kafka {
  /** `host:port`, several separated by commas. */
  brokers: string;
  /** What can be stopped and started; undefined where `YIHAN_KAFKA` names a broker that is not ours. */
  container?: Container;
  close(): Promise<void>;
}

/** The broker that `YIHAN_KAFKA` names, or one of `KAFKA_IMAGE` in a container for this caller alone, or why there is none. */
export const startKafka = async (): Promise<Kafka | None> => {
  const given = process.env["YIHAN_KAFKA"];
  if (given) return { brokers: given, close: async () => undefined };
  const container = await startContainer({
    image: process.env["KAFKA_IMAGE"] ?? "apache/kafka:4.3.1",
    port: 9094,
    environment,
    // An image built from read-only files can't write its own settings, though its user owns them.
    command: ["bash", "-c", "chmod -f u+w /opt/kafka/config/*.properties; exec /etc/kafka/docker/run"],
    ready: /Kafka Server started/,
  });
  return isNone(container) ? container : { brokers: container.address, container, close: () => container.remove() };
};

/** One node that is broker and controller, clients outside at `port`. */
const environment = (port: number): Record<string, string> => ({
  KAFKA_NODE_ID: "1",
  KAFKA_PROCESS_ROLES: "broker,controller",
  KAFKA_LISTENERS: "HOST://:9094,BROKER://:9092,CONTROLLER://:9093",
  KAFKA_ADVERTISED_LISTENERS: `HOST://127.0.0.1:${port},BROKER://localhost:9092`,
  KAFKA_LISTENER_SECURITY_PROTOCOL_MAP: "HOST:PLAINTEXT,BROKER:PLAINTEXT,CONTROLLER:PLAINTEXT",
  KAFKA_INTER_BROKER_LISTENER_NAME: "BROKER",
  KAFKA_CONTROLLER_LISTENER_NAMES: "CONTROLLER",
  KAFKA_CONTROLLER_QUORUM_VOTERS: "1@localhost:9093",
  KAFKA_LOG_DIRS: "/var/lib/kafka/data",
  KAFKA_AUTO_CREATE_TOPICS_ENABLE: "false",
  KAFKA_OFFSETS_TOPIC_REPLICATION_FACTOR: "1",
  KAFKA_TRANSACTION_STATE_LOG_REPLICATION_FACTOR: "1",
  KAFKA_TRANSACTION_STATE_LOG_MIN_ISR: "1",
  KAFKA_GROUP_INITIAL_REBALANCE_DELAY_MS: "0",
  KAFKA_HEAP_OPTS: "-Xms256m -Xmx256m",
});
