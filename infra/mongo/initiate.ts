// Makes one MongoDB server a replica set of itself: node infra/mongo/initiate.ts <mongodb://host:port> <host:port as clients see it> [--name yihan]
// Run again at any time. For a set of several members use MongoDB's own tools. MONGO_CA_FILE turns TLS on.
import { parseArgs } from "node:util";
import { readConfig } from "../../packages/kernel/src/config.ts";
import { mongoTrust } from "../../packages/platform/src/distributed.ts";
import { initiateReplicaSet } from "../../packages/platform/src/mongo/initiate.ts";

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { name: { type: "string", default: "yihan" } },
});
const [url, member] = positionals;
if (!url || !member) {
  console.error("用法 usage: node infra/mongo/initiate.ts <mongodb://host:port> <host:port> [--name yihan]");
  process.exit(2);
}
const said = {
  initiated: "副本集已建立 the replica set is initiated",
  "there already": "副本集已存在 the replica set is there already",
  "no replica set":
    "该服务器未按副本集运行：MongoDB 须以 --replSet 启动 this server runs without a replica set: MongoDB must be started with --replSet; what only speaks its protocol needs none",
};
try {
  console.log(said[await initiateReplicaSet(url, values.name, member, mongoTrust(readConfig()))]);
} catch (error) {
  console.error(
    `无法建立副本集 the replica set could not be made: ${error instanceof Error ? error.message : String(error)}`,
  );
  process.exitCode = 1;
}
