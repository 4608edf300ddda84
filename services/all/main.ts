import { flushCompileCache } from "node:module";
import { Unstartable } from "@yihan/kernel";
import { readConfig } from "@yihan/kernel/config";
import { cannotStart, createLogger, idleMemoryPart, run, spanExport } from "@yihan/platform";
import { compose } from "./compose.ts";
import { fillWithDemoCounty } from "./first-start.ts";

import { summary } from "./summary.ts";

/** Starts every service in this one process; says `ready <url>` and what the county holds. */
const main = async (): Promise<void> => {
  const config = readConfig();
  if (config.mode === "distributed")
    throw new Unstartable(
      "This is every service in one process: with YIHAN_MODE=distributed start `npm run distributed`.",
    );
  const logger = createLogger(config.logLevel);
  const county = await compose(config, logger);
  await run(
    [
      spanExport(config, "yihan", logger),
      ...county.parts,
      {
        name: "demo county",
        start: async () => {
          if (config.demo === "county") await fillWithDemoCounty(county, config.data);
          return async () => {};
        },
      },
      {
        name: "gateway",
        start: async () => {
          const { url } = await county.gateway.start();
          process.stdout.write(`ready ${url}\n`);
          // A process that is killed would not leave it for the next start.
          flushCompileCache();
          summary({ ...county, readLog: county.ports.logStorage.read }).then(
            (text) => process.stdout.write(`${text}\n`),
            county.failed("summary"),
          );
          return () => county.gateway.stop();
        },
      },
      idleMemoryPart(),
    ],
    { logger },
  );
};

main().catch((error: unknown) => {
  const sentence = cannotStart(error);
  if (!sentence) throw error;
  process.stderr.write(`${sentence.message}\n`);
  process.exitCode = 1;
});
