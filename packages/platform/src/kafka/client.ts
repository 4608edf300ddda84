import { Kafka, logLevel } from "kafkajs";

export interface KafkaSettings {
  /** `host:port` of the brokers to begin with. */
  brokers: readonly string[];
  /** Names this process in the broker's own log. */
  clientId: string;
  /** Stands before the names of topics and groups where several counties share a cluster; default none. */
  prefix?: string;
  /** Who this process is to the brokers, by SCRAM-SHA-512; the password is asked for at each connection. */
  sasl?: { user: string; password(): string };
  /** The certificates that the brokers' must come from, as PEM, asked for at each connection; without them there is no TLS. */
  authorities?(): string;
}

/*
 * Short limits everywhere: a hung broker must be noticed by us, not by kafkajs' defaults of half a minute. Publishing and
 * reading have a client each, because their retries differ: the store keeps what could not be published, so publishing
 * gives up soon; a reader that gave up is built anew by its supervision.
 */
const limits = { connectionTimeout: 1_000, requestTimeout: 3_000, enforceRequestTimeout: true } as const;

const open = ({ brokers, clientId, sasl, authorities }: KafkaSettings, retries: number): Kafka =>
  new Kafka({
    ...limits,
    authenticationTimeout: 3_000,
    brokers: [...brokers],
    clientId,
    // kafkajs reads these when it connects, so each connection has what the files hold by then.
    ...(sasl && {
      sasl: {
        mechanism: "scram-sha-512",
        username: sasl.user,
        get password() {
          return sasl.password();
        },
      },
    }),
    ...(authorities && {
      ssl: {
        get ca() {
          return [authorities()];
        },
      },
    }),
    retry: { initialRetryTime: 100, maxRetryTime: 500, retries },
    // Its faults reach us as rejections and events; its own log writes every retry to the console.
    logLevel: logLevel.NOTHING,
  });

export const publishingClient = (settings: KafkaSettings): Kafka => open(settings, 2);
export const readingClient = (settings: KafkaSettings): Kafka => open(settings, 4);

/** True if the work ended, well or badly, within so many milliseconds; it isn't stopped otherwise. */
export const endsWithin = async (milliseconds: number, work: Promise<unknown>): Promise<boolean> => {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), milliseconds);
  });
  const ended = work.then(
    () => true,
    () => true,
  );
  try {
    return await Promise.race([ended, late]);
  } finally {
    clearTimeout(timer);
  }
};
