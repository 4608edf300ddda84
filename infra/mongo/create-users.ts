// Gives each process its user at the database: node infra/mongo/create-users.ts [mongodb://…] --passwords <folder> [--namespace …]
// Run again at any time: each has exactly the password in <folder>/<user> and the rights that rights.ts says. Without a URL it
// takes that of MONGODB_URL_FILE, which no list of processes shows. MONGO_CA_FILE turns TLS on.
import { join } from "node:path";
import { parseArgs } from "node:util";
import { readConfig } from "../../packages/kernel/src/config.ts";
import { databaseName, mongoTrust, serverUrl } from "../../packages/platform/src/distributed.ts";
import { createUsers } from "../../packages/platform/src/mongo/users.ts";
import { userName } from "../../packages/platform/src/user-name.ts";
import { textIn } from "../../packages/platform/src/text-in.ts";
import { rights } from "./rights.ts";

const asked = () => {
  try {
    const { positionals, values } = parseArgs({
      allowPositionals: true,
      options: { passwords: { type: "string" }, namespace: { type: "string", default: "" } },
    });
    const [url, ...more] = positionals;
    const isSaid = url ?? (process.env["MONGODB_URL_FILE"] || process.env["MONGODB_URL"]);
    return isSaid && values.passwords && more.length === 0
      ? { url, passwords: values.passwords, namespace: values.namespace }
      : undefined;
  } catch {
    return undefined;
  }
};

const said = asked();
if (!said) {
  console.error("用法 usage: node infra/mongo/create-users.ts [mongodb://…] --passwords <folder> [--namespace …]");
  process.exit(2);
}
const { url, passwords, namespace } = said;
try {
  const config = readConfig({
    ...process.env,
    ...(url !== undefined && { MONGODB_URL: url, MONGODB_URL_FILE: undefined }),
    YIHAN_NAMESPACE: namespace,
  });
  const users = Object.entries(rights).map(([process, databases]) => {
    const name = userName(namespace, process);
    return {
      name,
      password: textIn(join(passwords, name), "--passwords"),
      databases: databases.map((database) => databaseName(namespace, database)),
    };
  });
  const { created, changed } = await createUsers(serverUrl(config), users, mongoTrust(config));
  if (created.length > 0) console.log(`用户已建立 users are created: ${created.join(", ")}`);
  if (changed.length > 0) console.log(`用户已更新 users have password and rights as said: ${changed.join(", ")}`);
} catch (error) {
  console.error(`无法设置用户 the users could not be set: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
}
