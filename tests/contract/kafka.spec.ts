import { join } from "node:path";
import type { Fact } from "@yihan/kernel";
import { openDatabase, sqliteViews } from "@yihan/platform";
import { publishingClient } from "@yihan/platform/kafka/client";
import { kafkaEventBus, type KafkaEventBus } from "@yihan/platform/kafka/event-bus";
import { publisher } from "@yihan/platform/kafka/publisher";
import { MOST_DATA, toRecord, type BusRecord } from "@yihan/platform/kafka/record";
import { createTopics } from "@yihan/platform/kafka/topics";
import { describeWith } from "../describe-with.ts";
import { startKafka } from "../containers/kafka.ts";
import { describeEventBus } from "./event-bus.contract.ts";
import { factOf, versionsOf } from "./facts.ts";
import { folderForTest } from "./folder-for-test.ts";
import type { Opened } from "./promise.ts";

const TOPIC = "yihan.approval";
const PARTITIONS = 3;

const kafka = await startKafka();

describeWith("Kafka", kafka, ({ brokers }) => {
  let counties = 0;
  /** Topics of its own for each test, on the one broker. */
  const newCounty = () => ({
    brokers: brokers.split(","),
    clientId: "contract",
    prefix: `county-${(counties += 1)}-${process.pid}-`,
  });

  const openBus = async (settings = newCounty()): Promise<Opened<KafkaEventBus>> => {
    await createTopics(settings, { topics: [TOPIC, "yihan.sealed"], partitions: PARTITIONS, replicas: 1 });
    const folder = await folderForTest();
    const path = join(folder.path, "yihan.db");
    let database = openDatabase(path);
    const make = () => kafkaEventBus(settings, sqliteViews(database), { pause: async () => undefined });
    let port = make();
    return {
      port,
      reopen: async () => {
        await port.close();
        await database.close();
        database = openDatabase(path);
        port = make();
        return port;
      },
      close: async () => {
        await port.close();
        await database.close();
        await folder.remove();
      },
    };
  };

  describeEventBus("kafka", () => openBus());

  describe("what only a topic that others can reach has to keep", () => {
    const noting = (group: string) => {
      const seen: Fact[] = [];
      return { seen, group, topics: [TOPIC], handle: async (facts: readonly Fact[]) => void seen.push(...facts) };
    };

    test("records that are no facts are set aside with their place and reason, and hold up nothing", async () => {
      const settings = newCounty();
      const opened = await openBus(settings);
      const raw = publisher(publishingClient(settings), "tests");
      const good = toRecord(factOf("m", 1));
      const changed = (headers: Record<string, string>, more: Partial<BusRecord> = {}): BusRecord => ({
        ...good,
        headers: { ...good.headers, ...headers },
        ...more,
      });
      await raw.send(`${settings.prefix}${TOPIC}`, [
        good,
        { key: "m", headers: {}, value: Buffer.from("no CloudEvent") },
        changed({}, { value: undefined }),
        changed({ ce_type: "yihan.approval-notice.received.v2", ce_id: "m/2" }),
        changed({ ce_source: "/yihan/enforcement", ce_id: "m/2" }),
        changed({ ce_id: "other/1" }),
        changed({ ce_id: "m/2" }, { value: Buffer.alloc(MOST_DATA + 1) }),
        toRecord(factOf("m", 2)),
      ]);
      const reader = noting("g");
      const subscription = await opened.port.subscribe(reader);
      await subscription.settled();
      expect(versionsOf(reader.seen)).toEqual(["m/1", "m/2"]);
      expect(await subscription.lag()).toBe(0);
      expect(await subscription.parked()).toEqual([]);
      const setAside = await opened.port.setAside("g");
      expect(setAside.map(({ topic, offset, kind }) => `${topic} ${offset} ${kind}`)).toEqual([
        "yihan.approval 1 malformed",
        "yihan.approval 2 malformed",
        "yihan.approval 3 unknown-version",
        "yihan.approval 4 forged",
        "yihan.approval 5 forged",
        "yihan.approval 6 oversized",
      ]);
      expect(new Set(setAside.map(({ partition }) => partition)).size).toBe(1);
      await raw.close();
      await opened.close();
    });

    test("members of a group in two processes share the matters; who comes and goes costs no fact and no order", async () => {
      const settings = newCounty();
      const first = await openBus(settings);
      const second = await openBus(settings);
      const facts = (version: number) => Array.from({ length: 30 }, (_, index) => factOf(`m${index}`, version));
      const a = noting("g");
      const b = noting("g");
      const staying = await first.port.subscribe(a);
      await first.port.publish(TOPIC, facts(1));
      await staying.settled();
      let going = await second.port.subscribe(b);
      for (let version = 2; version <= 9; version += 1) {
        await first.port.publish(TOPIC, facts(version));
        if (version === 5) await going.stop();
        if (version === 7) going = await second.port.subscribe(b);
      }
      await staying.settled();
      await going.stop();
      await staying.stop();
      for (let index = 0; index < 30; index += 1) {
        const versions = (seen: readonly Fact[]) =>
          seen.filter(({ matter }) => matter === `m${index}`).map(({ version }) => version);
        expect(new Set([...versions(a.seen), ...versions(b.seen)]).size).toBe(9);
      }
      await first.close();
      await second.close();
    });

    test("topics that are made after the process started are read from their beginning", async () => {
      const settings = newCounty();
      const folder = await folderForTest();
      const database = openDatabase(join(folder.path, "yihan.db"));
      const bus = kafkaEventBus(settings, sqliteViews(database));
      await expect(bus.publish(TOPIC, [factOf("m", 1)])).rejects.toThrow();
      const reader = noting("g");
      const subscription = await bus.subscribe(reader);
      const plan = { topics: [TOPIC], partitions: PARTITIONS, replicas: 1 };
      expect(await createTopics(settings, plan)).toEqual({ created: [`${settings.prefix}${TOPIC}`] });
      await bus.publish(TOPIC, [factOf("m", 1)]);
      await subscription.settled();
      expect(versionsOf(reader.seen)).toEqual(["m/1"]);
      expect(await createTopics(settings, plan)).toEqual({ created: [] });
      await expect(createTopics(settings, { ...plan, partitions: 4 })).rejects.toThrow("has 3 partitions, not 4");
      await bus.close();
      await database.close();
      await folder.remove();
    });
  });
});
