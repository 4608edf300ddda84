import { ownerParts, type ServiceProcess } from "@yihan/process";
import judicial from "./service.ts";

/** The judicial bureau's service in a process of its own; any number of them. */
export const judicialProcess: ServiceProcess = {
  name: judicial.name,
  owns: true,
  compose: async (ground) => ownerParts(judicial, ground),
};
