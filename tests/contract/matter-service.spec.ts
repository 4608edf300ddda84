import { join } from "node:path";
import approval from "@yihan/approval";
import { MatterServiceDefinition } from "@yihan/contracts/service/matter";
import { movableClock } from "@yihan/kernel";
import { matterService, matterVerbs, remoteMatters, type MatterService } from "@yihan/matter";
import { openDatabase, sqliteEventStore } from "@yihan/platform";
import { county, on } from "../cast.ts";
import { byGrpc } from "./by-grpc.ts";
import { folderForTest } from "./folder-for-test.ts";
import { describeMatterService, type OpenedMatters } from "./matter-service.contract.ts";

const openOwner = async (): Promise<OpenedMatters> => {
  const folder = await folderForTest();
  const database = openDatabase(join(folder.path, "yihan.db"));
  const clock = movableClock(on("03-10"));
  const owner = matterService({
    service: approval.name,
    flows: approval.flows,
    store: sqliteEventStore(database, approval.name),
    directory: () => county,
    clock,
  });
  return {
    service: owner,
    owner,
    clock,
    close: async () => {
      await database.close();
      await folder.remove();
    },
  };
};

describeMatterService("a service in the same process", openOwner);

describeMatterService("one of two processes that share a store", async () => {
  const folder = await folderForTest();
  const database = openDatabase(join(folder.path, "yihan.db"));
  const clock = movableClock(on("03-10"));
  const store = sqliteEventStore(database, approval.name);
  const one = (): MatterService =>
    matterService({
      service: approval.name,
      flows: approval.flows,
      store,
      directory: () => county,
      clock,
      alone: false,
    });
  const [first, second] = [one(), one()];
  // Each call goes to the other one than the call before: neither has seen what the matter has become.
  let turn = 0;
  const next = (): MatterService => (turn++ % 2 === 0 ? first : second);
  return {
    service: {
      flows: first.flows,
      take: (command, key) => next().take(command, key),
      find: (matter) => next().find(matter),
      facts: (matter, after) => next().facts(matter, after),
      offers: (matter, actor) => next().offers(matter, actor),
      circumstances: () => first.circumstances(),
    },
    owner: first,
    clock,
    close: async () => {
      await database.close();
      await folder.remove();
    },
  };
});

describeMatterService("a service in another process, by gRPC", async () => {
  const { owner, clock, close } = await openOwner();
  const remote = await byGrpc(MatterServiceDefinition, matterVerbs(owner));
  return {
    service: remoteMatters({
      verbs: remote.verbs,
      flows: approval.flows,
      directory: () => county,
      clock: movableClock(on("03-10")),
    }),
    owner,
    clock,
    close: async () => {
      await remote.close();
      await close();
    },
  };
});
