import { readFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Authority } from "@yihan/platform/grpc/issuing";
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

// An image built from read-only files can't write its own settings, though its user owns them.
const start = "chmod -f u+w /opt/kafka/config/*.properties; exec /etc/kafka/docker/run";
/** Where this file stands, the next start listens at the other port. */
const MOVED = "/tmp/moved";
const toElsewhere =
  "export KAFKA_LISTENERS=HOST://:9095,BROKER://:9092,CONTROLLER://:9093 KAFKA_ADVERTISED_LISTENERS=HOST://$ELSEWHERE,BROKER://localhost:9092";

/** Where clients may find the broker, whether it was moved or not. */
export const moveableAddresses = ({ address, elsewhere }: Container): string => `${address},${elsewhere}`;

/** Ends the broker as a power failure would and starts it again at its other address. */
export const moveKafka = async (container: Container): Promise<void> => {
  await container.run(["touch", MOVED]);
  await container.kill();
  await container.start();
};

/** The broker that `YIHAN_KAFKA` names, or one of `KAFKA_IMAGE` in a container for this caller alone, or why there is none. */
export const startKafka = async (): Promise<Kafka | None> => {
  const given = process.env["YIHAN_KAFKA"];
  if (given) return { brokers: given, close: async () => undefined };
  const container = await startContainer({
    image: process.env["KAFKA_IMAGE"] ?? "apache/kafka:4.3.1",
    port: 9094,
    elsewhere: 9095,
    environment: (port, host, elsewhere) => ({ ...environment(port, host), ELSEWHERE: `${host}:${elsewhere}` }),
    command: ["bash", "-c", `[ -e ${MOVED} ] && ${toElsewhere}; ${start}`],
    ready: /Kafka Server started/,
  });
  return isNone(container) ? container : { brokers: container.address, container, close: () => container.remove() };
};

/** A broker that lets in only users with a password, over TLS, to what they have rights for. */
export interface SecureKafka extends Kafka {
  container: Container;
  /** Makes a user, or gives one another password. */
  user(name: string, password: string): Promise<void>;
}

/** The user who may do everything. */
export const ADMIN = { name: "admin", password: "the administrator's own" };

/** As `startKafka`, with SASL and TLS for all who come from outside; `authority` issues the broker's certificate. */
export const startSecureKafka = async (authority: Authority): Promise<SecureKafka | None> => {
  const folder = await mkdtemp(join(tmpdir(), "yihan-broker-"));
  const container = await startContainer({
    image: process.env["KAFKA_IMAGE"] ?? "apache/kafka:4.3.1",
    port: 9094,
    environment: (port, host) => ({ ...environment(port, host), ...secured }),
    files: (host) => {
      const { certificate, key } = authority.issue("kafka", folder, { addresses: [host] });
      return {
        "/tmp/broker.pem": readFileSync(key, "utf8") + readFileSync(certificate, "utf8"),
        "/tmp/authority.pem": authority.pem,
      };
    },
    command: ["bash", "-c", start],
    ready: /Kafka Server started/,
  });
  await rm(folder, { recursive: true });
  if (isNone(container)) return container;
  const user = async (name: string, password: string): Promise<void> => {
    // From inside, where nobody else is: the listener without passwords is bound to the container's own loopback.
    await container.run([
      "/opt/kafka/bin/kafka-run-class.sh",
      "kafka.admin.ConfigCommand",
      "--bootstrap-server",
      "localhost:9092",
      "--alter",
      "--add-config",
      `SCRAM-SHA-512=[iterations=4096,password=${password}]`,
      "--entity-type",
      "users",
      "--entity-name",
      name,
    ]);
  };
  await user(ADMIN.name, ADMIN.password);
  return { brokers: container.address, container, user, close: () => container.remove() };
};

const secured = {
  KAFKA_LISTENERS: "HOST://:9094,BROKER://localhost:9092,CONTROLLER://localhost:9093",
  KAFKA_LISTENER_SECURITY_PROTOCOL_MAP: "HOST:SASL_SSL,BROKER:PLAINTEXT,CONTROLLER:PLAINTEXT",
  KAFKA_SASL_ENABLED_MECHANISMS: "SCRAM-SHA-512",
  KAFKA_LISTENER_NAME_HOST_SCRAM___SHA___512_SASL_JAAS_CONFIG:
    "org.apache.kafka.common.security.scram.ScramLoginModule required;",
  KAFKA_SSL_KEYSTORE_TYPE: "PEM",
  KAFKA_SSL_KEYSTORE_LOCATION: "/tmp/broker.pem",
  KAFKA_SSL_TRUSTSTORE_TYPE: "PEM",
  KAFKA_SSL_TRUSTSTORE_LOCATION: "/tmp/authority.pem",
  KAFKA_AUTHORIZER_CLASS_NAME: "org.apache.kafka.metadata.authorizer.StandardAuthorizer",
  KAFKA_ALLOW_EVERYONE_IF_NO_ACL_FOUND: "false",
  KAFKA_SUPER_USERS: "User:admin;User:ANONYMOUS",
};

/** One node that is broker and controller, clients outside at `port`. */
const environment = (port: number, host: string): Record<string, string> => ({
  KAFKA_NODE_ID: "1",
  KAFKA_PROCESS_ROLES: "broker,controller",
  KAFKA_LISTENERS: "HOST://:9094,BROKER://:9092,CONTROLLER://:9093",
  KAFKA_ADVERTISED_LISTENERS: `HOST://${host}:${port},BROKER://localhost:9092`,
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
