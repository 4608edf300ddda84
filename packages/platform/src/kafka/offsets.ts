import { Refusal } from "@yihan/kernel";
import type { Admin, Kafka } from "kafkajs";
import { endsWithin } from "./client.ts";

/** By topic, then by partition: an offset. */
export type Offsets = ReadonlyMap<string, ReadonlyMap<number, bigint>>;

/** Where topics end and how far a group has come, as the broker knows it: true for all members of a group together. */
export interface OffsetReader {
  /** First and next offset of each partition. */
  bounds(topics: readonly string[]): Promise<{ first: Offsets; next: Offsets }>;
  /** What a group has committed; partitions without a commit are left out. */
  committed(group: string, topics: readonly string[]): Promise<Offsets>;
  close(): Promise<void>;
}

/** How many offsets a group lacks up to `next`. What was never committed counts from the first offset there is. */
export const behind = ({ first, next }: { first: Offsets; next: Offsets }, committed: Offsets): number => {
  let lacking = 0n;
  for (const [topic, partitions] of next) {
    for (const [partition, end] of partitions) {
      const at = committed.get(topic)?.get(partition) ?? first.get(topic)?.get(partition) ?? 0n;
      if (end > at) lacking += end - at;
    }
  }
  return Number(lacking);
};

export const offsetReader = (kafka: Kafka): OffsetReader => {
  let admin: Promise<Admin> | undefined;
  const connect = async (): Promise<Admin> => {
    const fresh = kafka.admin();
    await fresh.connect();
    return fresh;
  };
  const drop = async (): Promise<void> => {
    const old = admin;
    admin = undefined;
    if (old)
      await endsWithin(
        1_000,
        old.then((open) => open.disconnect()),
      );
  };
  /** Asks; what can't be answered is a refusal, and the next question gets a connection of its own. */
  const ask = async <Answer>(question: (admin: Admin) => Promise<Answer>): Promise<Answer> => {
    admin ??= connect();
    try {
      return await question(await admin);
    } catch (error) {
      void drop();
      throw new Refusal("unavailable", "bus-away", {
        zh: `消息总线暂时没有应答（${String(error)}），稍后会自动恢复`,
        en: `the message bus does not answer at the moment (${String(error)}); it recovers by itself`,
      });
    }
  };
  return {
    bounds: (topics) =>
      ask(async (open) => {
        const first = new Map<string, Map<number, bigint>>();
        const next = new Map<string, Map<number, bigint>>();
        for (const topic of topics) {
          const partitions = await open.fetchTopicOffsets(topic);
          first.set(topic, new Map(partitions.map(({ partition, low }) => [partition, BigInt(low)])));
          next.set(topic, new Map(partitions.map(({ partition, high }) => [partition, BigInt(high)])));
        }
        return { first, next };
      }),
    committed: (group, topics) =>
      ask(async (open) => {
        const found = await open.fetchOffsets({ groupId: group, topics: [...topics] });
        return new Map(
          found.map(({ topic, partitions }) => [
            topic,
            new Map(
              partitions
                .map(({ partition, offset }) => [partition, BigInt(offset)] as const)
                .filter(([, offset]) => offset >= 0n),
            ),
          ]),
        );
      }),
    close: drop,
  };
};
