// Makes the topics of a deployment: node infra/kafka/create-topics.ts <broker:port,…> [--partitions 6] [--replicas 3] [--namespace …]
// Run again at any time: topics that exist stay as they are. KAFKA_USER, KAFKA_PASSWORD_FILE, KAFKA_CA_FILE say as whom.
import { parseArgs } from "node:util";
import { readConfig } from "../../packages/kernel/src/config.ts";
import { kafkaSettings } from "../../packages/platform/src/kafka/settings.ts";
import { createTopics } from "../../packages/platform/src/kafka/topics.ts";

/** One for each service that owns matters or a list, and one for everything sealed. */
const topics = [
  "yihan.approval",
  "yihan.enforcement",
  "yihan.judicial",
  "yihan.liaison",
  "yihan.directory",
  "yihan.audit",
  "yihan.sealed",
];

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    partitions: { type: "string", default: "6" },
    replicas: { type: "string", default: "3" },
    namespace: { type: "string", default: "" },
  },
});
const [brokers] = positionals;
const [partitions, replicas] = [Number(values.partitions), Number(values.replicas)];
if (!brokers || ![partitions, replicas].every((number) => Number.isInteger(number) && number > 0)) {
  console.error(
    "用法 usage: node infra/kafka/create-topics.ts <broker:port,…> [--partitions 6] [--replicas 3] [--namespace …]",
  );
  process.exit(2);
}
try {
  const { created } = await createTopics(
    kafkaSettings(
      readConfig({ ...process.env, KAFKA_BROKERS: brokers, YIHAN_NAMESPACE: values.namespace }),
      "create-topics",
    ),
    { topics, partitions, replicas },
  );
  console.log(created.length > 0 ? `已建立 created ${created.join(", ")}` : "已存在 nothing to do");
} catch (error) {
  console.error(`无法建立主题 the topics could not be made: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
}
