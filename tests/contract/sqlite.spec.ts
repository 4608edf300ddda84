import { join } from "node:path";
import { openDatabase, sqliteEventBus, sqliteEventStore, sqliteViews, type Database } from "@yihan/platform";
import { describeEventBus } from "./event-bus.contract.ts";
import { describeEventStore } from "./event-store.contract.ts";
import { folderForTest } from "./folder-for-test.ts";
import type { Opened } from "./promise.ts";
import { describeViewQueries } from "./view-queries.contract.ts";
import { describeViews } from "./views.contract.ts";

const opening =
  <Port>(make: (database: Database) => Port) =>
  async (): Promise<Opened<Port>> => {
    const folder = await folderForTest();
    const path = join(folder.path, "yihan.db");
    let database = openDatabase(path);
    return {
      port: make(database),
      reopen: async () => {
        await database.close();
        database = openDatabase(path);
        return make(database);
      },
      close: async () => {
        await database.close();
        await folder.remove();
      },
    };
  };

describeEventStore(
  "sqlite",
  opening((database) => sqliteEventStore(database, "approval")),
);
describeEventBus(
  "sqlite",
  opening((database) => sqliteEventBus(database, { pause: async () => undefined })),
);
describeViews("sqlite", opening(sqliteViews));
describeViewQueries("sqlite", opening(sqliteViews));
