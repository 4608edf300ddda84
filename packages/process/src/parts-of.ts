import { randomUUID } from "node:crypto";
import { MatterServiceDefinition } from "@yihan/contracts/service/matter";
import { OperationServiceDefinition } from "@yihan/contracts/service/operation";
import type { Config } from "@yihan/kernel/config";
import { emptyDirectory, operationVerbs, remoteMatters, type MatterService } from "@yihan/matter";
import {
  holdLease,
  idleMemoryPart,
  inRounds,
  spanExport,
  startRelay,
  viewLeases,
  type HeldLease,
  type Logger,
  type Part,
} from "@yihan/platform";
import { openDistributed, type Distributed } from "@yihan/platform/distributed";
import { offer } from "@yihan/platform/grpc/offer";
import { serve, type ServeOptions } from "@yihan/platform/grpc/serve";
import { fillingBus } from "./filling-bus.ts";
import { followedBus } from "./followed-bus.ts";
import { directoryOf, type FollowedDirectory } from "./followed-directory.ts";
import { healthPart, newStanding, type Standing } from "./health-part.ts";
import { ownOperation } from "./own-operation.ts";
import { patiently } from "./patiently.ts";
import { peersOf, type Peers } from "./peers.ts";
import type { Composed, Ground, ServiceProcess } from "./service-process.ts";

/**
 * What a service's process consists of, each part made when those before it run: connections, its turn where only one
 * process works, what the service does, its relay, and last the door for calls from others. While database or brokers are
 * away it waits; nothing is taken before it is wired.
 */
export async function* partsOf(service: ServiceProcess, config: Config, logger: Logger): AsyncGenerator<Part> {
  const { name, owns, single = false, compose } = service;
  const failed =
    (part: string) =>
    (error: unknown): void =>
      logger.warn({ part, err: error }, "tried again later");
  const standing = newStanding();
  yield healthPart(config, logger, standing);
  yield spanExport(config, name, logger);
  const opened = await patiently(
    () => openDistributed(config, { name, of: service.of ?? name }, { onFault: (error, part) => failed(part)(error) }),
    logger,
    "database",
  );
  const peers = peersOf(name, config, logger, () => followed?.directory().version ?? 0);
  // Its keeper needs no replica of it.
  const followed =
    name === "directory"
      ? undefined
      : directoryOf({ verbs: peers.verbs, views: opened.views, clock: config.clock, onFault: failed("directory") });
  const held: HeldLease[] = [];
  yield {
    name: "connections",
    start: async () => async () => {
      await Promise.all(held.map((lease) => lease.stop()));
      peers.close();
      await opened.close();
    },
  };

  const leases = viewLeases(opened.views);
  const holder = `${name}/${randomUUID()}`;
  const lease = (what: string): HeldLease => {
    const one = holdLease(leases, what, holder, { onFault: failed(`lease ${what}`) });
    held.push(one);
    return one;
  };
  if (single) yield turn(lease(`working ${name}`));

  if (followed) yield followed.part;

  const owners = new Map<string, MatterService>();
  const { bus, readers } = followedBus(
    fillingBus(opened.bus, async (fact, after) => {
      if (fact.service === name) return opened.store.read(fact.matter, after);
      const known = owners.get(fact.service) ?? readerOf(fact.service, peers, config);
      owners.set(fact.service, known);
      return known.facts(fact.matter, after);
    }),
  );
  standing.readers = readers;
  const ground = groundOf({ config, logger, opened, bus, peers, followed, lease, failed });
  const composed = await patiently(() => compose(ground), logger, "start");
  standing.measures = composed.measures ?? [];
  yield* composed.parts;
  if (owns) {
    yield {
      name: "relay",
      start: async () => {
        const relay = startRelay(opened.store, bus, { lease: lease("relay"), onFault: failed("relay") });
        standing.relays[name] = relay;
        return () => relay.stop();
      },
    };
  }
  yield door({ config, logger, followed, noted: standing.calls.note }, [
    ...composed.offered,
    offer(
      OperationServiceDefinition,
      operationVerbs(
        ownOperation({ readers, relays: () => standing.relays }),
        inRounds(() => settled(standing, composed)),
      ),
      ["gateway", "operator"],
    ),
  ]);
  yield* composed.last ?? [];
  yield {
    name: "open",
    start: async () => {
      standing.open = true;
      return async () => void (standing.open = false);
    },
  };
  yield idleMemoryPart();
}

/** Reads the facts of another service, of whatever flow. */
const readerOf = (service: string, peers: Peers, { clock }: Config): MatterService =>
  remoteMatters({
    verbs: peers.verbs(service, MatterServiceDefinition),
    flows: [],
    directory: emptyDirectory,
    clock,
  });

/** Waits for the turn, and ends the process when another has taken it: whoever was held up for so long starts anew. */
const turn = (lease: HeldLease): Part => ({
  name: "turn",
  start: async () => {
    await new Promise<void>((resolve) => {
      lease.onHeld(resolve);
      if (lease.isHeld()) resolve();
    });
    lease.onLost(() =>
      queueMicrotask(() => {
        throw new Error("another process has taken over; this one was held up too long");
      }),
    );
    return async () => undefined;
  },
});

interface DoorParts {
  config: Config;
  logger: Logger;
  followed: FollowedDirectory | undefined;
  noted: NonNullable<ServeOptions["noted"]>;
}

/** Where calls from other services come in. */
const door = (
  {
    config: {
      distributed: { host, grpcPort, certificates },
    },
    logger,
    followed,
    noted,
  }: DoorParts,
  offered: ServeOptions["offered"],
): Part => ({
  name: "calls",
  start: async () => {
    const served = await serve({
      host,
      port: grpcPort,
      offered,
      logger,
      noted,
      ...(certificates && { certificates }),
      ...(followed && { caughtUp: followed.caughtUp }),
    });
    return () => served.stop();
  },
});

interface GroundParts extends Pick<Ground, "config" | "logger" | "bus" | "lease" | "failed"> {
  opened: Distributed;
  peers: Peers;
  followed: FollowedDirectory | undefined;
}

const groundOf = ({ config, logger, opened, bus, peers, followed, lease, failed }: GroundParts): Ground => ({
  config,
  logger,
  bus,
  lease,
  failed,
  clock: config.clock,
  store: opened.store,
  views: opened.views,
  papers: opened.papers,
  logStorage: opened.logStorage,
  peer: peers.verbs,
  directory: () => {
    if (!followed) throw new Error("the directory's keeper has it itself");
    return followed.directory();
  },
  caughtUp: async (version) => followed?.caughtUp(version),
});

/** Twice: what reactions do to the first round makes facts of its own. */
const settled = async ({ relays, readers }: Standing, composed: Composed): Promise<void> => {
  for (let round = 0; round < 2; round++) {
    for (const relay of Object.values(relays)) await relay.settled();
    for (const { subscription } of readers()) await subscription.settled();
    await composed.settled?.();
  }
};
