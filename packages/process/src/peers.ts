import type { ServiceDefinition, Verbs } from "@yihan/contracts/verbs";
import type { Config } from "@yihan/kernel/config";
import type { Logger } from "@yihan/platform";
import { connect, type Peer } from "@yihan/platform/grpc/connect";

/** The other services, as this one calls them. */
export interface Peers {
  verbs<S extends ServiceDefinition>(service: string, definition: S): Verbs<S>;
  close(): void;
}

/** Connections as `caller`, one to each service that is called; `directory` is the version of it that the caller goes by. */
export const peersOf = (
  caller: string,
  { distributed: { peers, certificates } }: Config,
  logger: Logger,
  directory?: () => number,
): Peers => {
  const connected = new Map<string, Peer>();
  const peer = (service: string): Peer => {
    const address = peers[service] ?? `dns:///${service}:9000`;
    const known =
      connected.get(service) ??
      connect({
        address,
        peer: service,
        caller,
        logger,
        ...(certificates && { certificates }),
        ...(directory && { directory }),
      });
    connected.set(service, known);
    return known;
  };
  return {
    verbs: (service, definition) => peer(service).verbs(definition),
    close: () => {
      for (const one of connected.values()) one.close();
    },
  };
};
