import { CompressionTypes } from "kafkajs";
import { publishingClient, readingClient, type KafkaSettings } from "./client.ts";
import type { BusRecord } from "./record.ts";

/** Records a second of a bare producer in batches of that size, one in flight, acknowledged by all: a limit to measure by. */
export const producedPerSecond = async (
  settings: KafkaSettings,
  topic: string,
  records: readonly BusRecord[],
  batch: number,
): Promise<number> => {
  const producer = publishingClient(settings).producer({ allowAutoTopicCreation: false });
  await producer.connect();
  const began = performance.now();
  for (let at = 0; at < records.length; at += batch) {
    await producer.send({
      topic,
      acks: -1,
      compression: CompressionTypes.None,
      messages: records.slice(at, at + batch).map(({ key, headers, value }) => ({
        key: key ?? null,
        headers: { ...headers },
        value: value ? Buffer.from(value) : null,
      })),
    });
  }
  const seconds = (performance.now() - began) / 1_000;
  await producer.disconnect();
  return records.length / seconds;
};

/** Longest wait for a record that a bare consumer was promised, in milliseconds. */
const SILENCE = 30_000;

/**
 * Records a second of a bare consumer that does `each` with one after the other, from the first to the `count`th: a limit to
 * measure by. Rejects if there are fewer.
 */
export const consumedPerSecond = async (
  settings: KafkaSettings,
  topic: string,
  count: number,
  each: (value: Uint8Array, at: number) => Promise<void>,
): Promise<number> => {
  const consumer = readingClient(settings).consumer({ groupId: `bare-${process.pid}-${count}` });
  await consumer.connect();
  await consumer.subscribe({ topic, fromBeginning: true });
  let began = 0;
  let seen = 0;
  let silent: NodeJS.Timeout | undefined;
  await new Promise<void>((resolve, reject) => {
    const heard = (): void => {
      clearTimeout(silent);
      silent = setTimeout(() => reject(new Error(`${topic} gave ${seen} records, not ${count}`)), SILENCE);
    };
    heard();
    consumer
      .run({
        eachMessage: async ({ message }) => {
          began ||= performance.now();
          if (seen < count) await each(message.value ?? new Uint8Array(), seen);
          seen += 1;
          heard();
          if (seen === count) resolve();
        },
      })
      .catch(reject);
  });
  clearTimeout(silent);
  const seconds = (performance.now() - began) / 1_000;
  await consumer.disconnect();
  return count / seconds;
};
