import { experimental, logVerbosity, Server, ServerCredentials, setLogVerbosity } from "@grpc/grpc-js";
import { Unstartable } from "@yihan/kernel";
import { isLoopback } from "@yihan/kernel/config";
import { handlersOf } from "./answer.ts";
import { watchCertificates, type CertificateFiles, type Certificates } from "./certificates.ts";
import type { Offered } from "./offer.ts";
import { serviceOf } from "./rpc.ts";
import { addHealth, addReflection } from "./well-known.ts";

export interface ServeOptions {
  host: string;
  /** 0 takes a free one. */
  port: number;
  offered: readonly Offered[];
  /** Both sides prove who they are; without it only a loopback host is listened on. */
  certificates?: CertificateFiles;
  logger: { error(fields: object, sentence: string): void };
  /** Resolves when at least that version of the directory is known here; asked before a call whose caller knows of one. */
  caughtUp?: (directory: number) => Promise<void>;
  /** Told of each call when it ended: `code` is OK or the name of its status. */
  noted?: (call: { rpc: string; code: string }, seconds: number) => void;
  /** Calls in hand at most; more are refused as unavailable. */
  inHand?: number;
  /** Largest message taken, in bytes. */
  messageBytes?: number;
  /** Milliseconds that calls in hand get to finish when the server stops. */
  stopMs?: number;
}

export interface Served {
  port: number;
  /** Takes no new calls, lets those in hand finish, ends streams; twice is once. */
  stop(): Promise<void>;
}

const IN_HAND = 2_000;
const MESSAGE_BYTES = 8 * 1_048_576;
const STOP_MS = 4_000;
/** Connections end after this, so that those made with older certificates do not last for ever. */
const CONNECTION_AGE_MS = 600_000;
/** What a connection still carries then has this long to end: an upload, an export. */
const CONNECTION_GRACE_MS = 1_800_000;

// What goes wrong is thrown or told to the logger given; the library would write it to the console as well.
setLogVerbosity(logVerbosity.NONE);

/**
 * Offers services on one port, together with health and server reflection. Throws `Unstartable` if the port is taken,
 * the certificates are faulty, or other machines could reach it without any.
 */
export const serve = async (options: ServeOptions): Promise<Served> => {
  const { host, port, offered, logger, stopMs = STOP_MS } = options;
  if (!options.certificates && !isLoopback(host)) {
    throw new Unstartable(`Calls on ${host} need certificates: only a loopback address is served without them.`);
  }
  const certificates =
    options.certificates &&
    watchCertificates(options.certificates, {
      failed: (error) => logger.error({ err: error }, "certificates can't be read; the last good ones stay"),
    });
  const server = new Server({
    "grpc.max_receive_message_length": options.messageBytes ?? MESSAGE_BYTES,
    "grpc.max_connection_age_ms": CONNECTION_AGE_MS,
    "grpc.max_connection_age_grace_ms": CONNECTION_GRACE_MS,
    "grpc.keepalive_time_ms": 20_000,
    "grpc.keepalive_timeout_ms": 10_000,
  });
  const ending = new AbortController();
  const answering = {
    logger,
    held: 0,
    most: options.inHand ?? IN_HAND,
    stopping: ending.signal,
    ...(options.caughtUp && { caughtUp: options.caughtUp }),
    ...(options.noted && { noted: options.noted }),
  };
  for (const one of offered) server.addService(serviceOf(one.definition), handlersOf(one, answering));
  const health = addHealth(server, offered);
  addReflection(server, offered);
  const bound = await bind(server, `${host.includes(":") ? `[${host}]` : host}:${port}`, certificates);
  health(true);

  const close = async (): Promise<void> => {
    health(false);
    ending.abort();
    const timer = setTimeout(() => server.forceShutdown(), stopMs);
    await new Promise<void>((resolve) => server.tryShutdown(() => resolve()));
    clearTimeout(timer);
    certificates?.stop();
  };
  let stopping: Promise<void> | undefined;
  return { port: bound, stop: () => (stopping ??= close()) };
};

const bind = (server: Server, address: string, certificates: Certificates | undefined): Promise<number> =>
  new Promise((resolve, reject) => {
    const credentials = certificates
      ? experimental.createCertificateProviderServerCredentials(certificates.provider, certificates.provider, true)
      : ServerCredentials.createInsecure();
    server.bindAsync(address, credentials, (error, port) => {
      if (!error) return resolve(port);
      server.forceShutdown();
      certificates?.stop();
      reject(new Unstartable(`${address} can't be listened on for calls (${error.message}); choose another port.`));
    });
  });
