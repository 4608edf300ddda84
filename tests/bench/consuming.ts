import { MatterServiceDefinition } from "@yihan/contracts/service/matter";
import { factId, systemClock, topicOf } from "@yihan/kernel";
import { remoteTake } from "@yihan/matter";
import { kafkaEventBus } from "@yihan/platform/kafka/event-bus";
import { kafkaSettings } from "@yihan/platform/kafka/settings";
import { consumedPerSecond } from "@yihan/platform/kafka/testing";
import { openMongo, prepareMongo } from "@yihan/platform/mongo/connect";
import { openProbe } from "@yihan/platform/mongo/testing";
import { supervisionService } from "@yihan/supervision";
import { keptDirectory, operatorsPeers, settingsBeside } from "../distributed/county/operators-peers.ts";
import type { Processes } from "../distributed/county/processes.ts";
import type { At } from "../distributed/county/with-processes.ts";
import type { Line } from "./measure.ts";

const TOPIC = topicOf({ service: "approval", lane: "ordinary" });

/**
 * Facts a second from the county's topic into supervision's views, taken in anew from the first one into a database of its
 * own, and what a bare consumer does that keeps the same records with one write each.
 */
export const consuming = async (at: At, { peers: addresses }: Processes): Promise<Line> => {
  const peers = operatorsPeers({ peers: addresses });
  const directory = await keptDirectory(peers);
  const databaseOf = (name: string): string => at.mongo.replace(/\/?(\?|$)/, `/${at.namespace}-${name}$1`);
  await prepareMongo(databaseOf("consuming"), []);
  const { views, close } = await openMongo(databaseOf("consuming"));
  const settings = kafkaSettings(settingsBeside(at), "bench");
  let began = 0;
  // What is handed over again after a fault counts once: the bare consumer waits for as many as there are.
  const taken = new Set<string>();
  const bus = kafkaEventBus(settings, views);
  const supervision = await supervisionService({
    bus: {
      ...bus,
      // A group of its own beside the county's, which has read all of it.
      subscribe: ({ group, handle, ...more }) =>
        bus.subscribe({
          ...more,
          group: `${group}-bench`,
          handle: async (facts) => {
            began ||= performance.now();
            await handle(facts);
            for (const fact of facts) taken.add(factId(fact));
          },
        }),
    },
    views,
    clock: systemClock(),
    directory: () => directory,
    topics: [TOPIC],
    take: remoteTake((service) => peers.verbs(service, MatterServiceDefinition)),
    timer: false,
  });
  await supervision.start();
  await supervision.subscription()!.settled();
  const perSecond = taken.size / ((performance.now() - began) / 1_000);
  await supervision.stop();
  await bus.close();
  await close();
  peers.close();
  const probe = await openProbe(databaseOf("probe"));
  const limit = await consumedPerSecond(settings, `${settings.prefix}${TOPIC}`, taken.size, probe.insert);
  await probe.close();
  return {
    what: `facts/s from the topic into supervision's views (${taken.size} facts)`,
    figure: perSecond,
    limit: { what: "bare consumer, one Mongo write each", figure: limit },
    wanted: "≥ 0.35",
    reached: perSecond >= 0.35 * limit,
  };
};
