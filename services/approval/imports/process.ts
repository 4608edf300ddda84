import { join } from "node:path";
import { ImportServiceDefinition } from "@yihan/contracts/service/imports";
import { dayOf } from "@yihan/kernel";
import { actorOf, importVerbs, matterService } from "@yihan/matter";
import { traceparentOf } from "@yihan/platform";
import { receiveFiles } from "@yihan/platform/folder/received-files";
import { secretFile } from "@yihan/platform/folder/secret-file";
import { offer } from "@yihan/platform/grpc/offer";
import type { ServiceProcess } from "@yihan/process";
import approval from "../service.ts";
import { importRecords } from "./import-records.ts";
import { openImports } from "./imports.ts";
import { licenseeIndex } from "./licensees.ts";

/**
 * The approval centre's imports in a process of their own, beside those of its service and on the same database: a large
 * file keeps no clerk waiting, and the file stands where it is read. One works, others stand by; a standby has no files, so
 * that what it finds half read is broken off, and sending the file again goes on where it was.
 */
export const importsProcess: ServiceProcess = {
  name: "imports",
  of: approval.name,
  // Its facts are carried by the processes of the service.
  owns: false,
  single: true,
  compose: async ({ bus, clock, config, directory, failed, store, views }) => {
    const service = matterService({
      service: approval.name,
      flows: approval.flows,
      store,
      directory,
      clock,
      traceparent: traceparentOf,
      alone: false,
    });
    const secret = await secretFile(join(config.data, "keys", "personal.key"));
    const licensees = await licenseeIndex(views, bus);
    const imports = await openImports({
      service,
      records: await importRecords(views, secret),
      licensees,
      secret,
      folder: join(config.data, "imports"),
      clock,
      stepOf: async (command) => (await store.findCommand(command))?.step,
      actorOf: (id) => actorOf(directory(), id, dayOf(clock.now())),
      failed: failed("imports"),
    });
    const received = receiveFiles(join(config.data, "received"), config.uploadMaxBytes);
    return {
      parts: [
        { name: "licensees", start: async () => (await licensees.start(), licensees.stop) },
        { name: "imports", start: async () => (await imports.start(), imports.stop) },
      ],
      offered: [offer(ImportServiceDefinition, importVerbs(imports.api, received), ["gateway", "operator"])],
    };
  },
};
