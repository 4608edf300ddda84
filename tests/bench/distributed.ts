import { fork } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { TakeRequest, MatterServiceDefinition } from "@yihan/contracts/service/matter";
import { derivedId, topicOf } from "@yihan/kernel";
import { readConfig } from "@yihan/kernel/config";
import { createLogger, startRelay } from "@yihan/platform";
import { openDistributed } from "@yihan/platform/distributed";
import { toRecord } from "@yihan/platform/kafka/record";
import { kafkaSettings } from "@yihan/platform/kafka/settings";
import { producedPerSecond } from "@yihan/platform/kafka/testing";
import { insertsPerSecond } from "@yihan/platform/mongo/testing";
import { peersOf } from "@yihan/process";
import { factOf } from "../contract/facts.ts";
import { tokenOf } from "../server.ts";
import { findBrokers } from "../distributed/county/brokers.ts";
import { prepare } from "../distributed/county/prepare.ts";
import { withProcesses, type At } from "../distributed/county/with-processes.ts";
import { idleMemoryOf } from "./child-process.ts";
import { consuming } from "./consuming.ts";
import { inFlight, percentile } from "./in-flight.ts";
import { lettersToFrames } from "./letters-to-frames.ts";
import { letterBody, post } from "./load.ts";
import type { Line, Measure } from "./measure.ts";

const CONNECTIONS = 50;
const RATE = 500;
const SECONDS = 10;
const BATCH = 500;

/** Commands a second that travel to another process and back, with nothing done there. */
const callLimit = async (count: number): Promise<number> => {
  const child = fork(fileURLToPath(import.meta.resolve("./grpc-echo.ts")), {
    stdio: ["ignore", "pipe", "inherit", "ipc"],
  });
  try {
    const [line] = (await once(createInterface({ input: child.stdout! }), "line")) as [string];
    const config = readConfig({ YIHAN_PEERS: `echo=127.0.0.1:${line.slice("ready ".length)}` });
    const peers = peersOf("bench", config, createLogger("error"));
    const { take } = peers.verbs("echo", MatterServiceDefinition);
    const asked = TakeRequest.fromPartial({ id: "1", matter: "m", data: JSON.stringify(letterBody(1, "E")) });
    await inFlight(1_000, CONNECTIONS, () => take(asked));
    const { perSecond } = await inFlight(count, CONNECTIONS, () => take(asked));
    peers.close();
    return perSecond;
  } finally {
    child.kill();
  }
};

/** Facts a second from a store full of pending facts to the bus, and what a bare producer does with the same records. */
const relayAgainstProducer = async (at: At, count: number): Promise<Line> => {
  const config = readConfig({ KAFKA_BROKERS: at.kafka, MONGODB_URL: at.mongo, YIHAN_NAMESPACE: "bench-relay" });
  await prepare(at.kafka, at.mongo, "bench-relay");
  const { store, bus, close, clock } = await openDistributed({ ...config }, { name: "bench", of: "approval" });
  const facts = Array.from({ length: count }, (_, index) =>
    factOf(derivedId("bench", String(index)), 1, {
      command: `bench-${index}`,
      data: new Uint8Array(700),
      time: clock.now(),
    }),
  );
  await inFlight(count, 100, (index) => store.append(facts[index]!));
  const began = performance.now();
  const relay = startRelay(store, bus, { batch: BATCH });
  await relay.settled();
  const perSecond = count / ((performance.now() - began) / 1_000);
  await relay.stop();
  const settings = kafkaSettings(config, "bench");
  const limit = await producedPerSecond(
    settings,
    `${settings.prefix}${topicOf(facts[0]!)}`,
    facts.map(toRecord),
    BATCH,
  );
  await close();
  return {
    what: "relay facts/s, read and marked in the database",
    figure: perSecond,
    limit: { what: "bare producer, same records and batch", figure: limit },
    wanted: "≥ 0.5 and ≥ 5,000",
    reached: perSecond >= 0.5 * limit && perSecond >= 5_000,
  };
};

export const distributed: Measure = {
  name: "distributed",
  title: "each service a process of its own on Kafka and MongoDB, brokers and load generator on the same machine",
  run: async ({ scale }) => {
    const { kafka, mongo, said, close } = await findBrokers();
    process.stdout.write(`${said}\n`);
    try {
      const at: At = { kafka, mongo, namespace: "bench" };
      const count = Math.round(10_000 * scale);
      const echo = await callLimit(count);
      const inserts = await insertsPerSecond(mongo.replace(/\/?(\?|$)/, "/bench-probe$1"), count, CONNECTIONS);
      const relay = await relayAgainstProducer(at, count);
      await prepare(kafka, mongo, at.namespace);
      const began = performance.now();
      const lines = await withProcesses(at, async (processes) => {
        const ready = processes.readyAfter / 1_000;
        const token = await tokenOf(processes.url, { client: "approval-centre" });
        const memory = await Promise.all(
          processes.all.map(async ({ name, child }) => [name, await idleMemoryOf(child().pid!)] as const),
        );
        const send = (many: number, run: string) =>
          post({
            url: processes.url,
            path: "/api/v1/matters",
            connections: CONNECTIONS,
            count: many,
            token,
            body: (index) => letterBody(index, run),
          });
        await send(1_000, "W");
        const loaded = await send(count, "B");
        const frames = await lettersToFrames(processes.url, RATE, SECONDS * scale);
        const consumed = await consuming(at, processes);
        const lower = echo < inserts ? { what: "gRPC echo", figure: echo } : { what: "Mongo inserts", figure: inserts };
        const [p50, p99] = [percentile(frames.told, 0.5), percentile(frames.told, 0.99)];
        return [
          { what: "s until all services were ready", figure: ready, wanted: "≤ 10", reached: ready <= 10 },
          {
            what: `commands/s over HTTP, ${CONNECTIONS} connections`,
            figure: loaded.perSecond,
            limit: lower,
            wanted: "≥ 0.35",
            reached: loaded.perSecond >= 0.35 * lower.figure,
          },
          consumed,
          { what: "of them refused or broken", figure: loaded.failed, wanted: "0", reached: loaded.failed === 0 },
          {
            what: `P5 ms p50 until the officer's frame at ${RATE}/s`,
            figure: p50,
            limit: { what: "until the answer, p50", figure: percentile(frames.answered, 0.5) },
            wanted: "≤ 25",
            reached: p50 <= 25,
          },
          {
            what: "P5 ms p99",
            figure: p99,
            limit: { what: "until the answer, p99", figure: percentile(frames.answered, 0.99) },
            wanted: "≤ 120",
            reached: p99 <= 120,
          },
          {
            what: "letters whose frame did not come",
            figure: frames.missing,
            wanted: "0",
            reached: frames.missing === 0,
          },
          ...memory.map(([name, held]) => ({
            what: `MB resident, idle: ${name}`,
            figure: held,
            wanted: "≤ 150",
            reached: held <= 150,
          })),
        ] satisfies Line[];
      });
      process.stdout.write(`   ${Math.round((performance.now() - began) / 1_000)} s\n`);
      return [relay, ...lines];
    } finally {
      await close();
    }
  },
};
