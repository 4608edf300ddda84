import { join } from "node:path";
import { ImportServiceDefinition } from "@yihan/contracts/service/imports";
import { dayOf } from "@yihan/kernel";
import { actorOf, importVerbs } from "@yihan/matter";
import { receiveFiles } from "@yihan/platform/folder/received-files";
import { secretFile } from "@yihan/platform/folder/secret-file";
import { offer } from "@yihan/platform/grpc/offer";
import { ownerParts, type ServiceProcess } from "@yihan/process";
import { importRecords } from "./imports/import-records.ts";
import { openImports } from "./imports/imports.ts";
import { licenseeIndex } from "./imports/licensees.ts";
import approval from "./service.ts";

/** The approval centre's service with its imports in a process of its own; any number of them. */
export const approvalProcess: ServiceProcess = {
  name: approval.name,
  owns: true,
  compose: async (ground) => {
    const { bus, clock, config, failed, store, views } = ground;
    const { service, parts, offered } = ownerParts(approval, ground);
    const secret = await secretFile(join(config.data, "keys", "personal.key"));
    const licensees = await licenseeIndex(views, bus);
    const imports = await openImports({
      service,
      records: await importRecords(views, secret),
      licensees,
      secret,
      folder: join(config.data, "imports"),
      clock,
      carriedOut: async (command) => (await store.findCommand(command)) !== undefined,
      actorOf: (id) => actorOf(ground.directory(), id, dayOf(clock.now())),
      failed: failed("imports"),
    });
    const received = receiveFiles(join(config.data, "received"), config.uploadMaxBytes);
    return {
      parts: [
        ...parts,
        { name: "licensees", start: async () => (await licensees.start(), licensees.stop) },
        { name: "imports", start: async () => (await imports.start(), imports.stop) },
      ],
      offered: [
        ...offered,
        offer(ImportServiceDefinition, importVerbs(imports.api, received), ["gateway", "operator"]),
      ],
    };
  },
};
