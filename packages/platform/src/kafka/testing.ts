import { CompressionTypes } from "kafkajs";
import { publishingClient, type KafkaSettings } from "./client.ts";
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
