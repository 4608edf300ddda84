import { join } from "node:path";
import approval from "@yihan/approval";
import { importRecords } from "@yihan/approval/imports/import-records";
import { openImports } from "@yihan/approval/imports/imports";
import { licenseeIndex } from "@yihan/approval/imports/licensees";
import { auditService } from "@yihan/audit";
import { openSigningKey } from "@yihan/audit/signing-key";
import { directoryService } from "@yihan/directory";
import enforcement from "@yihan/enforcement";
import judicial from "@yihan/judicial";
import liaison from "@yihan/liaison";
import { gatewayService } from "@yihan/gateway";
import { dayOf, Refusal, type Fact } from "@yihan/kernel";
import type { Config } from "@yihan/kernel/config";
import { actorOf, matterService, runReactions, type Command, type Flow, type Reaction } from "@yihan/matter";
import { followedBus, ownOperation } from "@yihan/process";
import { span, startRelay, traceparentOf, type Logger, type Part, type Relay } from "@yihan/platform";
import { openEmbedded } from "@yihan/platform/embedded";
import { supervisionService } from "@yihan/supervision";
import { measuresOf } from "./measures.ts";
import { secretFile } from "@yihan/platform/folder/secret-file";
import { paperSweep, sweepPapers } from "./sweep-papers.ts";

/** The services that own matters: their tables of contents. A new one is one more name here. */
export const everyOwner: readonly Owner[] = [approval, enforcement, judicial, liaison];

/** A service that owns matters: its flows, and what it does of itself when others have done something. */
export interface Owner {
  name: string;
  flows: readonly Flow[];
  reactions: readonly Reaction[];
}

/** Every service of a county in one process, wired but not yet running. */
export type County = Awaited<ReturnType<typeof compose>>;

/** The embedded composition: one store, one bus, every service a plain call away. Reads top to bottom as the system is built. */
export const compose = async (config: Config, logger: Logger, owners: readonly Owner[] = everyOwner) => {
  const failed = (part: string) => (error: unknown) => logger.error({ part, err: error }, "tried again later");
  const ports = openEmbedded(config, {
    onFault: (error, group) => logger.warn({ group, err: error }, "a fact could not be handled"),
  });
  const { views, papers, clock } = ports;
  const { bus, readers } = followedBus(ports.bus);
  const topics = owners.map(({ name }) => `yihan.${name}`);

  const directory = await directoryService({ store: ports.storeOf("directory"), clock });
  const today = () => dayOf(clock.now());
  const services = owners.map(({ name, flows }) =>
    matterService({
      service: name,
      flows,
      store: ports.storeOf(name),
      directory: directory.directory,
      clock,
      traceparent: traceparentOf,
    }),
  );
  const ownerOf = (flow: string) => {
    const service = services.find(({ flows }) => flows.some(({ name }) => name === flow));
    if (service) return service;
    throw new Refusal("not-found", "no-such-flow", { zh: `没有“${flow}”这一流程。`, en: `There is no flow ${flow}.` });
  };
  const take = (command: Command) =>
    span("matter.take", { flow: command.flow, step: command.step }, () => ownerOf(command.flow).take(command));

  const storeNames = [...owners.map(({ name }) => name), "directory", "audit"];
  const stores = storeNames.map(ports.storeOf);
  const factsOf = async (matter: string): Promise<Fact[]> => {
    for (const store of stores) {
      const facts = await store.read(matter);
      if (facts.length > 0) return facts;
    }
    return [];
  };

  const audit = await auditService({
    bus,
    views,
    papers,
    clock,
    factsOf,
    store: ports.storeOf("audit"),
    storage: ports.logStorage,
    signer: await openSigningKey(join(config.data, "keys", "log.key"), config.logOrigin),
    topics: [...topics, "yihan.directory"],
    failed: failed("audit"),
  });
  const supervision = await supervisionService({
    bus,
    views,
    clock,
    directory: directory.directory,
    topics,
    take,
    logger,
  });

  const approvalStore = ports.storeOf("approval");
  const secret = await secretFile(join(config.data, "keys", "personal.key"));
  const licensees = await licenseeIndex(views, bus);
  const imports = await openImports({
    service: ownerOf("approval-notice"),
    records: await importRecords(views, secret),
    licensees,
    secret,
    folder: join(config.data, "imports"),
    clock,
    stepOf: async (command) => (await approvalStore.findCommand(command))?.step,
    actorOf: (id) => actorOf(directory.directory(), id, today()),
    failed: failed("imports"),
  });
  const relays: Relay[] = [];
  const gateway = gatewayService({
    config,
    measures: measuresOf(relays, supervision),
    operation: ownOperation({
      readers,
      relays: () => Object.fromEntries(relays.map((relay, place) => [storeNames[place]!, relay])),
    }),
    clock,
    directory: directory.directory,
    directoryApi: directory.api,
    services,
    supervision: supervision.api,
    audit: audit.api,
    imports: imports.api,
    papers,
    views,
    logger,
    console: join(import.meta.dirname, "../console/dist"),
  });

  /** Resolves when everything accepted so far stands in every view and in the log. */
  const settled = async (): Promise<void> => {
    // Twice: reactions to the first round make facts of their own.
    for (let round = 0; round < 2; round++) {
      for (const relay of relays) await relay.settled();
      await licensees.settled();
      await supervision.api.settled();
      await audit.api.settled();
    }
  };

  const part = (name: string, start: () => Promise<() => Promise<void>>): Part => ({ name, start });
  const parts: Part[] = [
    part("data folder", async () => () => ports.close()),
    part("relays", async () => {
      relays.push(...stores.map((store) => startRelay(store, bus, { onFault: failed("relay") })));
      return async () => void (await Promise.all(relays.map((relay) => relay.stop())));
    }),
    part("audit", async () => (await audit.start(), audit.stop)),
    part("supervision", async () => (await supervision.start(), supervision.stop)),
    part("licensees", async () => (await licensees.start(), licensees.stop)),
    ...owners
      .filter(({ reactions }) => reactions.length > 0)
      .map(({ name, reactions }) =>
        part(`reactions of ${name}`, async () => {
          const subscription = await runReactions({ bus, service: name, group: `reactions-${name}`, reactions, take });
          return () => subscription.stop();
        }),
      ),
    part("imports", async () => (await imports.start(), imports.stop)),
    paperSweep({ papers, supervision, relays, failed: failed("paper sweep") }),
  ];

  return {
    ports,
    parts,
    directory,
    services,
    supervision: supervision.api,
    /** Asks the owners about every clock that has passed; tests move the clock and call it. */
    tick: supervision.tick,
    audit: audit.api,
    imports: imports.api,
    gateway,
    take,
    settled,
    sweepPapers: () => sweepPapers({ papers, supervision, relays }),
    failed,
    clock,
  };
};
