import { ownerParts, type ServiceProcess } from "@yihan/process";
import enforcement from "./service.ts";

/** The enforcement bureau's service in a process of its own; any number of them. */
export const enforcementProcess: ServiceProcess = {
  name: enforcement.name,
  owns: true,
  compose: async (ground) => ownerParts(enforcement, ground),
};
