import type { MatterServiceDefinition } from "@yihan/contracts/service/matter";
import type { Verbs } from "@yihan/contracts/verbs";
import type { Command } from "../flow.ts";
import { requestWith } from "./command.ts";

/**
 * Takes steps in other services' matters for one who knows no flow: the data are such as are the same in every flow, plain
 * texts by the names of the step's form. `verbsOf` gives a service in its own process.
 */
export const remoteTake =
  (verbsOf: (service: string) => Pick<Verbs<typeof MatterServiceDefinition>, "take">) =>
  async ({ data, ...command }: Command, service: string): Promise<void> => {
    await verbsOf(service).take(requestWith(JSON.stringify(data), command));
  };
