import type { Consumer, EachBatchPayload, IHeaders, Kafka, KafkaMessage } from "kafkajs";
import { pause } from "../pause.ts";
import { endsWithin } from "./client.ts";
import type { ReceivedRecord } from "./delivery.ts";

/*
 * kafkajs' own restarts leave a member dead for ever after its coordinator is gone or its broker hung, so it never
 * restarts by itself here: whoever crashed or gave no sign is dropped and built anew.
 */
const SESSION = 6_000;
const REBALANCE = 10_000;
const HEARTBEAT = 1_000;
/** Without a sign of life for this long a member is dropped. */
const SILENCE = Math.max(1.5 * SESSION, 1.2 * REBALANCE);
/** A fetch waits this long for facts; stopping waits for a fetch. */
const FETCH_WAIT = 300;
const DROP_LIMIT = 1_000;
const LEAVE_LIMIT = 3_000;
const FIRST_PAUSE = 100;
const LONGEST_PAUSE = 2_000;

export interface MembershipParts {
  /** A client for each life: kafkajs shares a group's offsets between the consumers of one. */
  client: () => Kafka;
  /** As the broker knows it. */
  group: string;
  topics: readonly string[];
  /** Most records handed over at once. */
  batch: number;
  assigned(partitions: readonly { topic: string; partition: number }[]): Promise<void>;
  receive(topic: string, partition: number, records: readonly ReceivedRecord[]): Promise<boolean>;
  onFault: (error: unknown) => void;
}

export interface Membership {
  /** Leaves the group after the run of records in hand. */
  stop(): Promise<void>;
}

// A header that comes twice is no header of ours: the last one would hide the first.
const textOf = (value: IHeaders[string]): string | undefined =>
  value === undefined || Array.isArray(value) ? undefined : value.toString();

const headersOf = (headers: IHeaders = {}): Record<string, string> => {
  const texts: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    const text = textOf(value);
    if (text !== undefined) texts[name] = text;
  }
  return texts;
};

const received = ({ key, headers, value, offset }: KafkaMessage): ReceivedRecord => ({
  key: key?.toString(),
  headers: headersOf(headers),
  value: value ?? undefined,
  offset,
});

/** Milliseconds to wait after so many lives without a sign. */
const pauseBefore = (attempt: number): number => Math.min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** Math.min(attempt, 8));

/** Keeps one member in a group, through every absence of the broker and of the topics, until it is stopped. */
export const joinGroup = (parts: MembershipParts): Membership => {
  const { client, group, topics, batch, onFault } = parts;
  const ending = new AbortController();
  const ended = new Promise<void>((resolve) => {
    ending.signal.addEventListener("abort", () => resolve());
  });
  let inHand: Promise<void> | undefined;

  /** What fails here is no fault of kafkajs, which must not hear of it: the records come again. */
  const receive: MembershipParts["receive"] = async (topic, partition, records) => {
    try {
      return await parts.receive(topic, partition, records);
    } catch (error) {
      onFault(error);
      await pause(LONGEST_PAUSE, ending.signal);
      return false;
    }
  };

  /** Hands over one partition's records run by run, committing after each. What it throws are kafkajs' own errors. */
  const handOver = async (payload: EachBatchPayload, dropped: AbortSignal): Promise<void> => {
    const { topic, partition, messages } = payload.batch;
    const beat: { error?: unknown } = {};
    const beating = setInterval(() => {
      // Thrown after the run in hand. Where there is none after it, kafkajs meets the same at its own next heartbeat.
      payload.heartbeat().catch((error: unknown) => {
        beat.error ??= error;
      });
    }, HEARTBEAT);
    try {
      for (let at = 0; at < messages.length; at += batch) {
        if (dropped.aborted || ending.signal.aborted || !payload.isRunning() || payload.isStale()) return;
        const run = messages.slice(at, at + batch);
        if (!(await receive(topic, partition, run.map(received))) || dropped.aborted) return;
        const last = run.at(-1)!.offset;
        const next = (BigInt(last) + 1n).toString();
        await payload.commitOffsetsIfNecessary({ topics: [{ topic, partitions: [{ partition, offset: next }] }] });
        payload.resolveOffset(last);
        if (beat.error) throw beat.error;
      }
    } finally {
      clearInterval(beating);
    }
  };

  const eachBatch = async (payload: EachBatchPayload, dropped: AbortSignal): Promise<void> => {
    inHand = handOver(payload, dropped);
    await inHand;
  };

  /** One life of a member: resolves when it has to be dropped. */
  const live = async (consumer: Consumer, dropped: AbortSignal, onSign: () => void): Promise<void> => {
    const crash = new Promise<Error | undefined>((resolve) => {
      consumer.on(consumer.events.CRASH, ({ payload }) => resolve(payload.error));
      consumer.on(consumer.events.STOP, () => resolve(undefined));
    });
    consumer.on(consumer.events.HEARTBEAT, onSign);
    consumer.on(consumer.events.REBALANCING, onSign);
    consumer.on(consumer.events.GROUP_JOIN, ({ payload }) => {
      onSign();
      const partitions = Object.entries(payload.memberAssignment).flatMap(([topic, list]) =>
        list.map((partition) => ({ topic, partition })),
      );
      if (!dropped.aborted && !ending.signal.aborted) parts.assigned(partitions).catch(onFault);
    });
    await consumer.connect();
    await consumer.subscribe({ topics: [...topics], fromBeginning: true });
    await consumer.run({
      autoCommit: false,
      eachBatchAutoResolve: false,
      partitionsConsumedConcurrently: 1,
      eachBatch: (payload) => eachBatch(payload, dropped),
    });
    const error = await crash;
    if (error) throw error;
  };

  const supervise = async (): Promise<void> => {
    for (let attempt = 0; !ending.signal.aborted; attempt += 1) {
      const dropping = new AbortController();
      let sign = performance.now();
      const consumer = client().consumer({
        groupId: group,
        sessionTimeout: SESSION,
        rebalanceTimeout: REBALANCE,
        heartbeatInterval: HEARTBEAT,
        maxWaitTimeInMs: FETCH_WAIT,
        metadataMaxAge: 3_000,
        allowAutoTopicCreation: false,
        retry: { restartOnFailure: async () => false },
      });
      let watching: NodeJS.Timeout | undefined;
      const silent = new Promise<never>((_resolve, reject) => {
        watching = setInterval(() => {
          if (performance.now() - sign > SILENCE)
            reject(new Error(`group ${group}: no sign of life for ${SILENCE} ms`));
        }, HEARTBEAT);
      });
      const onSign = (): void => {
        sign = performance.now();
        attempt = 0;
      };
      try {
        await Promise.race([live(consumer, dropping.signal, onSign), silent, ended]);
      } catch (error) {
        onFault(error);
      }
      clearInterval(watching);
      // What is in hand at the end is still committed; in a member that is dropped it is not: it comes again.
      if (ending.signal.aborted) await Promise.allSettled([inHand]); // its error is told by kafkajs
      dropping.abort();
      // Leaving that fails is no error: the broker lets go of a member that is silent for a session.
      await endsWithin(ending.signal.aborted ? LEAVE_LIMIT : DROP_LIMIT, consumer.disconnect());
      await pause(pauseBefore(attempt), ending.signal);
    }
  };
  const supervising = supervise();

  return {
    stop: async () => {
      ending.abort();
      await supervising;
    },
  };
};
