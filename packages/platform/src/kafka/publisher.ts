import { CompressionTypes, Partitioners, type ICustomPartitioner, type Kafka, type Message } from "kafkajs";
import { endsWithin } from "./client.ts";
import { MOST_DATA, MOST_HEADERS, weightOf, type BusRecord } from "./record.ts";

/** How long a send may take before it counts as failed, in milliseconds. */
const SEND_LIMIT = 10_000;
/** The broker has this long to hear from every replica; less than a request may take. */
const REPLICA_LIMIT = 2_500;
/** Bytes in one request, well below the topics' `max.message.bytes`. */
const MOST_BYTES = 1_048_576;

export interface Publisher {
  /** Resolves when every record is acknowledged by all replicas in sync. Some may be written though it rejects. */
  send(topic: string, records: readonly BusRecord[]): Promise<void>;
  close(): Promise<void>;
}

/** The records in runs that fit into a request each, in order. */
const requests = (records: readonly BusRecord[]): BusRecord[][] => {
  const runs: BusRecord[][] = [];
  let weight = Infinity;
  for (const record of records) {
    const more = weightOf(record);
    if (more > MOST_DATA + MOST_HEADERS)
      throw new Error(`${record.headers["ce_id"] ?? "a record"} has ${more} bytes, too many for a topic`);
    if (weight + more > MOST_BYTES) {
      runs.push([]);
      weight = 0;
    }
    runs.at(-1)?.push(record);
    weight += more;
  }
  return runs;
};

const toMessage = ({ key, headers, value }: BusRecord): Message => ({
  key: key ?? null,
  headers: { ...headers },
  value: value ? Buffer.from(value.buffer, value.byteOffset, value.byteLength) : null,
});

/** The same error, but where it is a right that lacks: that says who may not write what. */
const named = (error: unknown, user: string, topic: string): unknown =>
  // By its words: from a producer and from a look at the topic it comes as errors of different kinds.
  error instanceof Error && /topic authorization failed/i.test(error.message)
    ? new Error(`${user} may not write ${topic}: it has no right at the brokers`, { cause: error })
    : error;

/** Publishes as `user`, by whom its refusals are named. */
export const publisher = (kafka: Kafka, user: string): Publisher => {
  const chosen = new WeakMap<Message, number>();
  /** Murmur2 of the key, as Java's clients do it, whatever the default becomes; notes where each message goes. */
  const noting: ICustomPartitioner = () => {
    const murmur2 = Partitioners.DefaultPartitioner();
    return (args) => {
      const partition = murmur2(args);
      chosen.set(args.message, partition);
      return partition;
    };
  };
  // No retries: kafkajs' own repeat forgets records whose leader moved meanwhile, and the store keeps what is pending.
  const producer = kafka.producer({
    createPartitioner: noting,
    allowAutoTopicCreation: false,
    metadataMaxAge: 3_000,
    retry: { retries: 0 },
  });
  let connected: Promise<void> | undefined;
  const connect = (): Promise<void> => {
    connected ??= producer.connect().catch((error: unknown) => {
      connected = undefined;
      throw error;
    });
    return connected;
  };

  const sendOne = async (topic: string, records: readonly BusRecord[]): Promise<void> => {
    await connect();
    const messages = records.map(toMessage);
    const answers = await producer
      .send({ topic, messages, acks: -1, timeout: REPLICA_LIMIT, compression: CompressionTypes.None })
      .catch((error: unknown) => {
        throw named(error, user, topic);
      });
    const acknowledged = new Set(
      answers
        .filter((answer) => answer.topicName === topic && answer.errorCode === 0)
        .map(({ partition }) => partition),
    );
    const missing = new Set(messages.map((message) => chosen.get(message)).filter((at) => !acknowledged.has(at ?? -1)));
    if (missing.size > 0)
      throw new Error(`the broker did not acknowledge partition ${[...missing].join(", ")} of ${topic}`);
  };

  return {
    send: async (topic, records) => {
      for (const run of requests(records)) {
        const sending = sendOne(topic, run);
        if (!(await endsWithin(SEND_LIMIT, sending))) {
          throw new Error(`${topic} did not answer within ${SEND_LIMIT} ms`);
        }
        await sending;
      }
    },
    close: async () => {
      await endsWithin(1_000, producer.disconnect());
    },
  };
};
