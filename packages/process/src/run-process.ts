import { readServiceConfig } from "@yihan/kernel/config";
import { cannotStart, createLogger, run } from "@yihan/platform";
import { partsOf } from "./parts-of.ts";
import type { ServiceProcess } from "./service-process.ts";

/** Runs a service in this process until it is told to stop: what its `main.ts` does. Says `ready <service>` on stdout. */
export const runProcess = (service: ServiceProcess): void => {
  const start = async (): Promise<void> => {
    const config = readServiceConfig();
    const logger = createLogger(config.logLevel).child({ service: service.name });
    await run(partsOf(service, config, logger), { logger });
    process.stdout.write(`ready ${service.name}\n`);
  };
  start().catch((error: unknown) => {
    const sentence = cannotStart(error);
    if (!sentence) throw error;
    process.stderr.write(`${sentence.message}\n`);
    process.exitCode = 1;
  });
};
