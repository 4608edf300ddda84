import { MatterServiceDefinition } from "@yihan/contracts/service/matter";
import { topicOf } from "@yihan/kernel";
import { readConfig } from "@yihan/kernel/config";
import { directoryMatter, directoryReplica, remoteMatters, remoteTake } from "@yihan/matter";
import { createLogger } from "@yihan/platform";
import { kafkaEventBus } from "@yihan/platform/kafka/event-bus";
import { kafkaSettings } from "@yihan/platform/kafka/settings";
import { consumedPerSecond } from "@yihan/platform/kafka/testing";
import { openMongo, prepareMongo } from "@yihan/platform/mongo/connect";
import { openProbe } from "@yihan/platform/mongo/testing";
import { peersOf } from "@yihan/process";
import { supervisionService } from "@yihan/supervision";
import type { Processes } from "../distributed/county/processes.ts";
import type { At } from "../distributed/county/with-processes.ts";
import type { Line } from "./measure.ts";

const TOPIC = topicOf({ service: "approval", lane: "ordinary" });

/**
 * Facts a second from the county's topic into supervision's views, taken in anew from the first one into a database of its
 * own, and what a bare consumer does that keeps the same records with one write each.
 */
export const consuming = async (at: At, { peers: addresses }: Processes): Promise<Line> => {
  const config = readConfig({
    KAFKA_BROKERS: at.kafka,
    MONGODB_URL: at.mongo,
    YIHAN_NAMESPACE: at.namespace,
    YIHAN_PEERS: Object.entries(addresses)
      .map(([name, address]) => `${name}=${address}`)
      .join(","),
  });
  const peers = peersOf("operator", config, createLogger("error"));
  const replica = directoryReplica();
  const keeper = remoteMatters({
    verbs: peers.verbs("directory", MatterServiceDefinition),
    flows: [],
    directory: () => replica.current(),
    clock: config.clock,
  });
  replica.take(await keeper.facts(directoryMatter));
  const databaseOf = (name: string): string => at.mongo.replace(/\/?(\?|$)/, `/${at.namespace}-${name}$1`);
  await prepareMongo(databaseOf("consuming"), []);
  const { views, close } = await openMongo(databaseOf("consuming"));
  const settings = { ...kafkaSettings(config, "bench"), clientId: "consuming" };
  // A group of its own: its name begins with the prefix, the topic keeps its own.
  let taken = 0;
  const bus = kafkaEventBus(settings, views);
  const supervision = await supervisionService({
    bus: {
      ...bus,
      subscribe: ({ group, handle, ...more }) =>
        bus.subscribe({
          ...more,
          group: `${group}-bench`,
          handle: async (facts) => {
            await handle(facts);
            taken += facts.length;
          },
        }),
    },
    views,
    clock: config.clock,
    directory: () => replica.current(),
    topics: [TOPIC],
    take: remoteTake((service) => peers.verbs(service, MatterServiceDefinition)),
    timer: false,
  });
  const began = performance.now();
  await supervision.start();
  await supervision.subscription()!.settled();
  const perSecond = taken / ((performance.now() - began) / 1_000);
  await supervision.stop();
  await bus.close();
  await close();
  peers.close();
  const probe = await openProbe(databaseOf("probe"));
  const limit = await consumedPerSecond(settings, `${settings.prefix ?? ""}${TOPIC}`, taken, probe.insert);
  await probe.close();
  return {
    what: `facts/s from the topic into supervision's views (${taken} facts, joining the group included)`,
    figure: perSecond,
    limit: { what: "bare consumer, one Mongo write each", figure: limit },
    wanted: "≥ 0.35",
    reached: perSecond >= 0.35 * limit,
  };
};
