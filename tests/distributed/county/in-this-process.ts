import { join } from "node:path";
import { approvalProcess } from "@yihan/approval/process";
import { importsProcess } from "@yihan/approval/imports/process";
import { auditProcess } from "@yihan/audit/process";
import { directoryProcess } from "@yihan/directory/process";
import { enforcementProcess } from "@yihan/enforcement/process";
import { judicialProcess } from "@yihan/judicial/process";
import { liaisonProcess } from "@yihan/liaison/process";
import { gatewayProcess } from "@yihan/gateway/process";
import type { Clock } from "@yihan/kernel";
import { readConfig } from "@yihan/kernel/config";
import { createLogger } from "@yihan/platform";
import { partsOf, peersOf, type Peers, type ServiceProcess } from "@yihan/process";
import { supervisionProcess } from "@yihan/supervision/process";
import { freePorts } from "../../free-ports.ts";

const all: readonly ServiceProcess[] = [
  directoryProcess,
  approvalProcess,
  enforcementProcess,
  judicialProcess,
  liaisonProcess,
  importsProcess,
  supervisionProcess,
  auditProcess,
  gatewayProcess,
];

export interface ApartOptions {
  kafka: string;
  mongo: string;
  namespace: string;
  data: string;
  clock: Clock;
  /** Where people reach the gateway; 0 takes a free port. */
  port: number;
}

/** A county whose services meet only over sockets and brokers, though they share this process and its clock. */
export interface Apart {
  url: string;
  /** The services, as whoever runs the installation calls them. */
  peers: Peers;
  stop(): Promise<void>;
}

/** Starts every service as its own process would, side by side, so that a clock that is moved moves for all of them. */
export const startApart = async ({ kafka, mongo, namespace, data, clock, port }: ApartOptions): Promise<Apart> => {
  const ports = await freePorts(all.length + 1);
  const people = port === 0 ? ports.pop()! : port;
  const peers = all.map(({ name }, at) => `${name}=127.0.0.1:${ports[at]!}`).join(",");
  const settingsOf = (name: string, at: number) => ({
    ...readConfig({
      YIHAN_MODE: "distributed",
      YIHAN_DATA: name === "gateway" ? data : join(data, name),
      YIHAN_PORT: String(people),
      YIHAN_GRPC_PORT: String(ports[at]!),
      YIHAN_HEALTH_PORT: "0",
      YIHAN_PEERS: peers,
      YIHAN_NAMESPACE: namespace,
      KAFKA_BROKERS: kafka,
      MONGODB_URL: mongo,
    }),
    clock,
  });
  const logger = createLogger("error");
  const started = await Promise.all(
    all.map(async (service, at) => {
      const stops: (() => Promise<void>)[] = [];
      for await (const part of partsOf(service, settingsOf(service.name, at), logger)) stops.push(await part.start());
      return stops;
    }),
  );
  const operator = peersOf("operator", settingsOf("operator", 0), logger);
  return {
    url: `http://127.0.0.1:${people}`,
    peers: operator,
    stop: async () => {
      operator.close();
      // The gateway is the last: people first, so that nothing new comes in while the others finish.
      for (const stops of started.toReversed()) for (const one of stops.toReversed()) await one();
    },
  };
};
