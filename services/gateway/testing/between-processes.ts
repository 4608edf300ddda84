import { createReadStream } from "node:fs";
import { join } from "node:path";
import { AuditServiceDefinition } from "@yihan/contracts/service/audit";
import { ImportServiceDefinition } from "@yihan/contracts/service/imports";
import { MatterServiceDefinition } from "@yihan/contracts/service/matter";
import { SupervisionServiceDefinition } from "@yihan/contracts/service/supervision";
import {
  auditVerbs,
  importVerbs,
  matterVerbs,
  remoteAudit,
  remoteImports,
  remoteMatters,
  remoteSupervision,
  supervisionVerbs,
  type Audit,
  type Imports,
  type MatterService,
  type Supervision,
} from "@yihan/matter";
import { pause } from "@yihan/platform";
import { receiveFiles } from "@yihan/platform/folder/received-files";
import { connect } from "@yihan/platform/grpc/connect";
import { offer } from "@yihan/platform/grpc/offer";
import { serve } from "@yihan/platform/grpc/serve";

/** What a gateway calls in other services. */
export interface Called {
  service: MatterService;
  supervision: Supervision;
  audit: Audit;
  imports: Omit<Imports, "finished">;
}

/** The same services as a gateway in another process has them, over a real socket. */
export const betweenProcesses = async (
  { service, supervision, audit, imports }: Called & { imports: Imports },
  folder: string,
): Promise<Called & { stopServices(): Promise<void>; close(): Promise<void> }> => {
  const logger = { error: (fields: object) => console.error(fields) };
  const callers = ["gateway"];
  const served = await serve({
    host: "127.0.0.1",
    port: 0,
    logger,
    offered: [
      offer(MatterServiceDefinition, matterVerbs(service), callers),
      offer(SupervisionServiceDefinition, supervisionVerbs(supervision), callers),
      offer(AuditServiceDefinition, auditVerbs(audit), callers),
      offer(ImportServiceDefinition, importVerbs(imports, receiveFiles(join(folder, "received"), 1_048_576)), callers),
    ],
  });
  const peer = connect({ address: `127.0.0.1:${served.port}`, peer: "services", caller: "gateway", logger });
  const { now, directory } = service.circumstances();
  return {
    service: remoteMatters({
      verbs: peer.verbs(MatterServiceDefinition),
      flows: service.flows,
      directory: () => directory,
      clock: { now: () => now },
    }),
    supervision: remoteSupervision({ verbs: peer.verbs(SupervisionServiceDefinition), pause }),
    audit: remoteAudit(peer.verbs(AuditServiceDefinition)),
    imports: remoteImports({ verbs: peer.verbs(ImportServiceDefinition), read: (path) => createReadStream(path) }),
    stopServices: served.stop,
    close: async () => {
      peer.close();
      await served.stop();
    },
  };
};
