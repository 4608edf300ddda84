// Gives each service's user its rights on the bus: node infra/kafka/create-rights.ts <broker:port,…> [--namespace …]
// A user is named as its service, behind the namespace and `-` if there is one. Run again at any time: each has exactly
// what rights.ts says. KAFKA_USER, KAFKA_PASSWORD_FILE, KAFKA_CA_FILE say as whom.
import { parseArgs } from "node:util";
import { readConfig } from "../../packages/kernel/src/config.ts";
import { createRights } from "../../packages/platform/src/kafka/rights.ts";
import { kafkaSettings } from "../../packages/platform/src/kafka/settings.ts";
import { userName } from "../../packages/platform/src/user-name.ts";
import { rights } from "./rights.ts";

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { namespace: { type: "string", default: "" } },
});
const [brokers] = positionals;
if (!brokers) {
  console.error("用法 usage: node infra/kafka/create-rights.ts <broker:port,…> [--namespace …]");
  process.exit(2);
}
try {
  const config = readConfig({ ...process.env, KAFKA_BROKERS: brokers, YIHAN_NAMESPACE: values.namespace });
  const settings = kafkaSettings(config, "create-rights");
  // Each county of a cluster has users of its own: those of another keep what they have.
  const users = Object.fromEntries(
    Object.entries(rights).map(([name, own]) => [userName(values.namespace, name), own]),
  );
  await createRights(settings, users);
  console.log(`权限已就绪 rights are set: ${Object.keys(users).join(", ")}`);
} catch (error) {
  console.error(`无法设置权限 the rights could not be set: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
}
