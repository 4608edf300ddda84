import { join } from "node:path";
import { MatterServiceDefinition } from "@yihan/contracts/service/matter";
import { OperationServiceDefinition } from "@yihan/contracts/service/operation";
import { systemClock } from "@yihan/kernel";
import { readConfig, type Config } from "@yihan/kernel/config";
import {
  directoryMatter,
  directoryReplica,
  emptyDirectory,
  remoteMatters,
  remoteOperation,
  type Directory,
  type Operation,
} from "@yihan/matter";
import { createLogger } from "@yihan/platform";
import { peersOf, PROCESSES, type Peers } from "@yihan/process";
import type { Processes } from "./processes.ts";
import type { At } from "./with-processes.ts";

type Addresses = Readonly<Record<string, string>>;

/** Addresses as the setting `YIHAN_PEERS` wants them. */
export const peersSetting = (addresses: Addresses): string =>
  Object.entries(addresses)
    .map(([name, address]) => `${name}=${address}`)
    .join(",");

/** The settings of a program that looks at a county from beside its services. */
export const settingsBeside = ({ kafka, mongo, namespace }: At): Config =>
  readConfig({ KAFKA_BROKERS: kafka, MONGODB_URL: mongo, YIHAN_NAMESPACE: namespace });

/** Where services take calls, and the folder of their certificates if they want any. */
type Called = Pick<Processes, "peers"> & Partial<Pick<Processes, "certificates">>;

/** The services as whoever runs the installation calls them. Close it in the end. */
export const operatorsPeers = ({ peers, certificates }: Called): Peers =>
  peersOf(
    "operator",
    readConfig({
      YIHAN_PEERS: peersSetting(peers),
      ...(certificates && { YIHAN_CERTIFICATES: join(certificates, "operator") }),
    }),
    createLogger("error"),
  );

/** All processes as the operator's page shows them. */
export const wholeOperation = (peers: Pick<Peers, "verbs">): Operation =>
  remoteOperation(Object.fromEntries(PROCESSES.map((name) => [name, peers.verbs(name, OperationServiceDefinition)])));

/** The directory as its keeper has it now. */
export const keptDirectory = async (peers: Pick<Peers, "verbs">): Promise<Directory> => {
  const keeper = remoteMatters({
    verbs: peers.verbs("directory", MatterServiceDefinition),
    flows: [],
    directory: emptyDirectory,
    clock: systemClock(),
  });
  const replica = directoryReplica();
  replica.take(await keeper.facts(directoryMatter));
  return replica.current();
};
