import { ChannelCredentials, Client, experimental, Metadata } from "@grpc/grpc-js";
import type { ServiceDefinition, Verbs } from "@yihan/contracts/verbs";
import { traceparentOf } from "../telemetry.ts";
import { asking, type Line } from "./ask.ts";
import { CALLER, DIRECTORY, TRACEPARENT } from "./caller.ts";
import { watchCertificates, type CertificateFiles } from "./certificates.ts";

export interface ConnectOptions {
  /** `host:port`, several IPv4 addresses of replicas as `host:port;host:port`, or `dns:///name:port` for all behind a name. */
  address: string;
  /** The service that is called; with certificates, the name that its certificate must bear. */
  peer: string;
  /** The service that calls. */
  caller: string;
  certificates?: CertificateFiles;
  /** The version of the directory that the caller goes by: whoever answers knows at least that one. */
  directory?: () => number;
  logger: { error(fields: object, sentence: string): void };
  /** Milliseconds after which a call is given up. */
  deadlineMs?: number;
  /** The same for a streamed answer as a whole; whoever needs more asks again from where it ended. */
  streamMs?: number;
}

export interface Peer {
  /** The verbs of a service of this peer. All of them share one connection. */
  verbs<S extends ServiceDefinition>(definition: S): Verbs<S>;
  close(): void;
}

const DEADLINE_MS = 5_000;
const STREAM_MS = 3_600_000;
const MESSAGE_BYTES = 64 * 1_048_576;

/**
 * A connection to another service: made when it is first needed, made again by itself. Calls carry who calls and the
 * trace in hand. A peer that can't be reached or does not answer in time is a `Refusal` of kind `unavailable`; its own
 * refusals arrive as they were thrown.
 */
export const connect = (options: ConnectOptions): Peer => {
  const { address, peer, caller, logger, deadlineMs = DEADLINE_MS, streamMs = STREAM_MS } = options;
  const certificates =
    options.certificates &&
    watchCertificates(options.certificates, {
      failed: (error) => logger.error({ err: error }, "certificates can't be read; the last good ones stay"),
    });
  const client = new Client(
    // As the name resolution of grpc-js wants several: `ipv4:host:port,host:port`.
    address.includes(";") ? `ipv4:${address.replaceAll(";", ",")}` : address,
    certificates
      ? experimental.createCertificateProviderChannelCredentials(certificates.provider, certificates.provider, {})
      : ChannelCredentials.createInsecure(),
    {
      ...(certificates && { "grpc.ssl_target_name_override": peer, "grpc.default_authority": peer }),
      "grpc.service_config": JSON.stringify({ loadBalancingConfig: [{ round_robin: {} }] }),
      "grpc.keepalive_time_ms": 10_000,
      "grpc.keepalive_timeout_ms": 3_000,
      "grpc.initial_reconnect_backoff_ms": 100,
      "grpc.max_reconnect_backoff_ms": 2_000,
      "grpc.max_receive_message_length": MESSAGE_BYTES,
    },
  );
  const metadata = (): Metadata => {
    const said = new Metadata();
    said.set(CALLER, caller);
    const traceparent = traceparentOf();
    if (traceparent) said.set(TRACEPARENT, traceparent);
    if (options.directory) said.set(DIRECTORY, String(options.directory()));
    return said;
  };

  const line: Line = { client, metadata, peer, deadlineMs, streamMs };

  return {
    verbs: <S extends ServiceDefinition>(definition: S) =>
      Object.fromEntries(
        Object.entries(definition.methods).map(([key, verb]) => [key, asking(line, definition, verb)]),
      ) as unknown as Verbs<S>,
    close: () => {
      client.close();
      certificates?.stop();
    },
  };
};
