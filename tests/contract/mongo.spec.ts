import { randomUUID } from "node:crypto";
import { openMongo, prepareMongo, type Mongo as Ports } from "@yihan/platform/mongo/connect";
import { openForTests, type MongoForTests } from "@yihan/platform/mongo/testing";
import { describeWith } from "../describe-with.ts";
import { startMongo } from "../containers/mongo.ts";
import { skipped } from "../skipped.ts";
import { describeEventStore } from "./event-store.contract.ts";
import { describeLogStorage } from "./log-storage.contract.ts";
import { describePapers } from "./papers.contract.ts";
import type { Opened } from "./promise.ts";
import { describeViewQueries } from "./view-queries.contract.ts";
import { describeViews } from "./views.contract.ts";

describeWith("MongoDB keeps what the ports promise", await startMongo(), (mongo) => {
  if (mongo.standIn) skipped("the same on MongoDB itself", mongo.standIn);

  const opening =
    <Port>(portOf: (ports: Ports) => Port) =>
    async (): Promise<Opened<Port> & { behind: MongoForTests }> => {
      const url = mongo.urlOf(`contract-${randomUUID()}`);
      await prepareMongo(url, ["approval"]);
      const behind = await openForTests(url);
      let ports = await openMongo(url);
      return {
        port: portOf(ports),
        behind,
        reopen: async () => {
          await ports.close();
          ports = await openMongo(url);
          return portOf(ports);
        },
        close: async () => {
          await ports.close();
          await behind.drop();
          await behind.close();
        },
      };
    };

  describeEventStore(
    mongo.name,
    opening((ports) => ports.storeOf("approval")),
  );
  describePapers(mongo.name, async () => {
    const opened = await opening((ports) => ports.papers)();
    return { ...opened, damage: opened.behind.damagePaper, age: opened.behind.agePaper };
  });
  describeLogStorage(
    mongo.name,
    opening((ports) => ports.logStorage),
  );
  describeViews(
    mongo.name,
    opening((ports) => ports.views),
  );
  describeViewQueries(
    mongo.name,
    opening((ports) => ports.views),
  );
});
