import { everyOwner } from "@yihan/all/compose";
import { join } from "node:path";
import { importRecords } from "@yihan/approval/imports/import-records";
import { openImports } from "@yihan/approval/imports/imports";
import { licenseeIndex } from "@yihan/approval/imports/licensees";
import { auditService } from "@yihan/audit";
import { openSigningKey } from "@yihan/audit/signing-key";
import { directoryService } from "@yihan/directory";
import { dayOf, newId, systemClock } from "@yihan/kernel";
import { makeUscc } from "@yihan/kernel/uscc";
import { actorOf, matterService, runReactions, type Actor, type Command } from "@yihan/matter";
import { startRelay, type Relay } from "@yihan/platform";
import { openEmbedded } from "@yihan/platform/embedded";
import { supervisionService } from "@yihan/supervision";
import { secretFile } from "@yihan/platform/folder/secret-file";

const owners = everyOwner;
const demoDirectory = join(import.meta.dirname, "../services/all/demo/directory");

const complain = (error: unknown): void => void process.stderr.write(`failed, tried again: ${String(error)}\n`);

/** A county in this process, without a gateway: what the in-process measures and the writer to be killed run on. */
export type OpenCounty = Awaited<ReturnType<typeof openCounty>>;

/** Opens the services on a folder, as `services/all/compose.ts` does; `start` begins relays and readers. */
export const openCounty = async (data: string, { onFault = complain }: { onFault?: (error: unknown) => void } = {}) => {
  const clock = systemClock();
  const failed = onFault;
  const ports = openEmbedded({ data, clock }, { onFault: failed });
  const { bus, views, papers } = ports;
  const topics = owners.map(({ name }) => `yihan.${name}`);
  const directory = await directoryService({ store: ports.storeOf("directory"), clock });
  if (directory.directory().version === 0)
    await directory.api.importFrom(demoDirectory, { kind: "system", id: "demo" }, false);
  const services = owners.map(({ name, flows }) =>
    matterService({ service: name, flows, store: ports.storeOf(name), directory: directory.directory, clock }),
  );
  const ownerOf = (flow: string) => services.find(({ flows }) => flows.some(({ name }) => name === flow))!;
  const take = (command: Command) => ownerOf(command.flow).take(command);
  const stores = [...owners.map(({ name }) => name), "directory", "audit"].map(ports.storeOf);
  const audit = await auditService({
    bus,
    views,
    papers,
    clock,
    failed,
    factsOf: async (matter) => {
      for (const store of stores) {
        const facts = await store.read(matter);
        if (facts.length > 0) return facts;
      }
      return [];
    },
    store: ports.storeOf("audit"),
    storage: ports.logStorage,
    signer: await openSigningKey(join(data, "keys", "log.key"), "yihan.example/audit"),
    topics: [...topics, "yihan.directory"],
  });
  const supervision = await supervisionService({ bus, views, clock, directory: directory.directory, topics, take });
  const secret = await secretFile(join(data, "keys", "personal.key"));
  const licensees = await licenseeIndex(views, bus);
  const today = (): string => dayOf(clock.now());
  const officer = (id: string): Actor => {
    const actor = actorOf(directory.directory(), id, today());
    if (!actor) throw new Error(`the county has no officer ${id}`);
    return actor;
  };
  const imports = await openImports({
    service: ownerOf("approval-notice"),
    records: await importRecords(views, secret),
    licensees,
    secret,
    folder: join(data, "imports"),
    clock,
    stepOf: async (command) => (await ports.storeOf("approval").findCommand(command))?.step,
    actorOf: (id) => actorOf(directory.directory(), id, today()),
    failed,
  });

  const relays: Relay[] = [];
  const stops: (() => Promise<void>)[] = [];
  return {
    ports,
    directory,
    services,
    supervision,
    audit,
    imports,
    take,
    officer,
    start: async (): Promise<void> => {
      relays.push(...stores.map((store) => startRelay(store, bus, { onFault: failed })));
      await audit.start();
      await supervision.start();
      await licensees.start();
      for (const { name, reactions } of owners) {
        if (reactions.length === 0) continue;
        const subscription = await runReactions({ bus, service: name, group: `reactions-${name}`, reactions, take });
        stops.unshift(() => subscription.stop());
      }
      await imports.start();
    },
    /** Resolves when everything accepted so far stands in every view and in the log. */
    settled: async (): Promise<void> => {
      for (let round = 0; round < 2; round++) {
        for (const relay of relays) await relay.settled();
        await licensees.settled();
        await supervision.api.settled();
        await audit.api.settled();
      }
    },
    stop: async (): Promise<void> => {
      await imports.stop();
      for (const stop of stops) await stop();
      await licensees.stop();
      await supervision.stop();
      await audit.stop();
      await Promise.all(relays.map((relay) => relay.stop()));
      await ports.close();
    },
  };
};

/** Command number `index` of a run: a letter of its own, with distinct party, document number and matter. */
export const letter = (actor: Actor, index: number, run = "B"): Command => {
  const now = Date.now();
  const id = newId(now);
  return {
    id,
    fingerprint: id,
    matter: newId(now),
    flow: "approval-notice",
    step: "issued",
    data: { licence: licence(index, run) },
    papers: [],
    reason: "",
    actor,
  };
};

/** What a letter carries: the national fields of one road freight licence. */
export const licence = (index: number, run = "B"): Record<string, unknown> => ({
  partyName: `云汀市${run}${index}物流有限公司`,
  partyCode: makeUscc(`91420899M${String(index).padStart(8, "0")}`),
  documentName: "准予行政许可决定书",
  documentNumber: `云审许准〔2026〕${run}${index}号`,
  certificateName: "道路运输经营许可证",
  certificateNumber: `鄂交运管许可420899${run}${index}号`,
  content: "道路普通货物运输",
  decidedOn: "2026-11-24",
  authority: "11420899MB01062004",
  item: "YT-XK-001",
  place: "420899",
});
