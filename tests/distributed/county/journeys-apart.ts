import { readConfig } from "@yihan/kernel/config";
import { databaseUrl } from "@yihan/platform/distributed";
import { openMongo } from "@yihan/platform/mongo/connect";
import { startBrokers } from "../../containers/brokers.ts";
import { isNone } from "../../containers/none.ts";
import { openCountiesBy } from "../../journeys/county.ts";
import { skipped } from "../../skipped.ts";
import { fillDemo, tokenIn } from "./fill-demo.ts";
import { startApart } from "./in-this-process.ts";
import { prepare } from "./prepare.ts";
import { settleAll } from "./settled.ts";

/**
 * Runs journeys on a county whose services meet only over gRPC, Kafka and MongoDB; `journeys` loads their file, whose text
 * is the same as for one process. Without containers they are skipped with the reason.
 */
export const journeysApart = async (title: string, journeys: () => Promise<unknown>): Promise<void> => {
  const brokers = await startBrokers();
  if (isNone(brokers)) return skipped(title, brokers.none);
  const { kafka, mongo } = brokers;
  let counties = 0;
  const namespaces = new Map<string, string>();
  openCountiesBy(async ({ data, clock, port, first, fill, more }) => {
    if (more.length > 0) throw new Error("services beside those that ship run in one process only");
    const namespace = namespaces.get(data) ?? `county-${(counties += 1)}`;
    namespaces.set(data, namespace);
    const at = { kafka: kafka.brokers, mongo: mongo.urlOf(""), namespace };
    if (first) await prepare(at.kafka, at.mongo, namespace);
    const apart = await startApart({ ...at, data, clock, port });
    if (first && fill) await fillDemo(apart.url, tokenIn(data));
    const settled = (): Promise<void> => settleAll(apart.peers);
    await settled();
    const config = readConfig({ MONGODB_URL: at.mongo, YIHAN_NAMESPACE: namespace });
    return {
      url: apart.url,
      storeOf: (service) => ({
        read: async (matter, after) => {
          const own = await openMongo(databaseUrl(config, service));
          try {
            return await own.storeOf(service).read(matter, after);
          } finally {
            await own.close();
          }
        },
      }),
      // Settling asks about every clock that has passed.
      tick: settled,
      settled,
      stop: apart.stop,
    };
  });
  await journeys();
  afterAll(() => brokers.close());
};
