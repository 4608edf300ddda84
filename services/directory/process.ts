import { join } from "node:path";
import { DirectoryServiceDefinition } from "@yihan/contracts/service/directory";
import { MatterServiceDefinition } from "@yihan/contracts/service/matter";
import { directoryVerbs, matterService, matterVerbs } from "@yihan/matter";
import { receiveFiles } from "@yihan/platform/folder/received-files";
import { offer } from "@yihan/platform/grpc/offer";
import { PROCESSES, type ServiceProcess } from "@yihan/process";
import { directoryService } from "./service.ts";

/** The directory in a process of its own: its lists to the gateway, its facts to everybody. One keeps it, others stand by. */
export const directoryProcess: ServiceProcess = {
  name: "directory",
  owns: true,
  single: true,
  compose: async ({ store, clock, config }) => {
    const { api, directory } = await directoryService({ store, clock });
    const facts = matterService({ service: "directory", flows: [], store, directory, clock, alone: false });
    const received = receiveFiles(join(config.data, "received"), config.uploadMaxBytes);
    return {
      parts: [],
      offered: [
        offer(DirectoryServiceDefinition, directoryVerbs(api, received), ["gateway", "operator"]),
        offer(MatterServiceDefinition, matterVerbs(facts), [...PROCESSES, "operator"]),
      ],
    };
  },
};
