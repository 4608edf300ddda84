import { ownerParts, type ServiceProcess } from "@yihan/process";
import approval from "./service.ts";

/** The approval centre's service in a process of its own; any number of them. Its imports are a process beside them. */
export const approvalProcess: ServiceProcess = {
  name: approval.name,
  owns: true,
  compose: async (ground) => ownerParts(approval, ground),
};
