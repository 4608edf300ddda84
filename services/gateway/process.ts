import { createReadStream } from "node:fs";
import { join } from "node:path";
import approval from "@yihan/approval";
import { AuditServiceDefinition } from "@yihan/contracts/service/audit";
import { DirectoryServiceDefinition } from "@yihan/contracts/service/directory";
import { ImportServiceDefinition } from "@yihan/contracts/service/imports";
import { MatterServiceDefinition } from "@yihan/contracts/service/matter";
import { OperationServiceDefinition } from "@yihan/contracts/service/operation";
import { SupervisionServiceDefinition } from "@yihan/contracts/service/supervision";
import enforcement from "@yihan/enforcement";
import judicial from "@yihan/judicial";
import liaison from "@yihan/liaison";
import {
  remoteAudit,
  remoteDirectory,
  remoteImports,
  remoteMatters,
  remoteOperation,
  remoteSupervision,
  type DirectoryAnswers,
} from "@yihan/matter";
import { pause } from "@yihan/platform";
import { PROCESSES, type Ground, type ServiceProcess } from "@yihan/process";
import { gatewayService } from "./service.ts";

/** Whose flows the gateway reads facts by. */
const owners = [approval, enforcement, judicial, liaison];

/** The gateway in a process of its own; any number of them behind one address. */
export const gatewayProcess: ServiceProcess = {
  name: "gateway",
  owns: false,
  compose: async (ground) => {
    const { clock, config, logger, papers, views, peer } = ground;
    const read = (path: string): AsyncIterable<Uint8Array> => createReadStream(path);
    const gateway = gatewayService({
      config,
      clock,
      logger,
      papers,
      views,
      directory: ground.directory,
      directoryApi: known(ground, remoteDirectory({ verbs: peer("directory", DirectoryServiceDefinition), read })),
      services: owners.map(({ name, flows }) =>
        remoteMatters({ verbs: peer(name, MatterServiceDefinition), flows, directory: ground.directory, clock }),
      ),
      supervision: remoteSupervision({ verbs: peer("supervision", SupervisionServiceDefinition), pause }),
      audit: remoteAudit(peer("audit", AuditServiceDefinition)),
      imports: remoteImports({ verbs: peer("imports", ImportServiceDefinition), read }),
      operation: remoteOperation(
        Object.fromEntries(
          PROCESSES.filter((name) => name !== "gateway").map((name) => [name, peer(name, OperationServiceDefinition)]),
        ),
      ),
      console: join(import.meta.dirname, "../console/dist"),
    });
    return {
      parts: [],
      offered: [],
      last: [
        {
          name: "gateway",
          start: async () => {
            const { url } = await gateway.start();
            logger.info({ url }, "people are served");
            return () => gateway.stop();
          },
        },
      ],
    };
  },
};

/** A change of the directory is answered when it is known here too: who made it goes on from it. */
const known = (ground: Pick<Ground, "caughtUp">, directory: DirectoryAnswers): DirectoryAnswers => {
  const after = async (version: number): Promise<number> => {
    await ground.caughtUp(version);
    return version;
  };
  return {
    ...directory,
    importFrom: async (...asked) => {
      const report = await directory.importFrom(...asked);
      if (report.applied) await ground.caughtUp(report.version);
      return report;
    },
    cover: async (...asked) => after(await directory.cover(...asked)),
    handOverAll: async (...asked) => after(await directory.handOverAll(...asked)),
  };
};
