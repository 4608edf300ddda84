// Makes the indexes of a deployment's databases: node infra/mongo/prepare.ts [mongodb://…] [--namespace …]
// Run again at any time: indexes that exist stay as they are. Without a URL it takes that of MONGODB_URL_FILE, which no list of
// processes shows. MONGO_CA_FILE turns TLS on.
import { parseArgs } from "node:util";
import { readConfig } from "../../packages/kernel/src/config.ts";
import { prepareDatabase } from "../../packages/platform/src/distributed.ts";

/** The services that keep facts. */
const keepers = ["approval", "enforcement", "judicial", "liaison", "directory", "audit"];

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { namespace: { type: "string", default: "" } },
});
const [url] = positionals;
if (!url && !process.env["MONGODB_URL_FILE"] && !process.env["MONGODB_URL"]) {
  console.error("用法 usage: node infra/mongo/prepare.ts [mongodb://…] [--namespace …]");
  process.exit(2);
}
try {
  const config = readConfig({
    ...process.env,
    ...(url && { MONGODB_URL: url, MONGODB_URL_FILE: undefined }),
    YIHAN_NAMESPACE: values.namespace,
  });
  for (const name of keepers) await prepareDatabase(config, name);
  console.log(`索引已就绪 indexes are ready: ${keepers.join(", ")}`);
} catch (error) {
  console.error(
    `无法建立索引 the indexes could not be made: ${error instanceof Error ? error.message : String(error)}`,
  );
  process.exitCode = 1;
}
