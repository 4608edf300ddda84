import { ownerParts, type ServiceProcess } from "@yihan/process";
import liaison from "./service.ts";

/** The service of what goes to the police, the procuratorate and the discipline commission in a process of its own; any number of them. */
export const liaisonProcess: ServiceProcess = {
  name: liaison.name,
  owns: true,
  compose: async (ground) => ownerParts(liaison, ground),
};
