import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { approvalNotice } from "@yihan/approval/flows/approval-notice/definition";
import { derivedId, movableClock, sha256Hex, type Fact } from "@yihan/kernel";
import { matterService, type Actor, type Command, type Directory, type Flow, type StepAnswer } from "@yihan/matter";
import { openDatabase, sqliteEventBus, sqliteEventStore, sqliteViews, startRelay } from "@yihan/platform";
import { supervisionService, type Sender } from "@yihan/supervision";
import { cast, county, freight, on } from "../cast.ts";

/** One step as a test tells it. */
export interface Told {
  matter: string;
  step: string;
  by: Actor;
  data?: object;
  papers?: readonly string[];
  reason?: string;
}

export const matterId = (name: string | number): string => derivedId("matter", String(name));

/** The approval service and supervision on one SQLite file, as they run embedded. The clock stands until it is moved. */
export const openWorld = async (
  options: {
    at?: number;
    senders?: readonly Sender[];
    directory?: Directory;
    folder?: string;
    timer?: boolean;
    /** Called before a step that supervision asks for; may throw. */
    asking?: (command: Command) => void;
  } = {},
) => {
  const folder = options.folder ?? mkdtempSync(join(tmpdir(), "yihan-supervision-"));
  const database = openDatabase(join(folder, "yihan.db"));
  const clock = movableClock(options.at ?? on("03-10"));
  const bus = sqliteEventBus(database, { clock });
  const views = sqliteViews(database);
  const store = sqliteEventStore(database, "approval");
  let directory = options.directory ?? county;
  const faults: unknown[] = [];
  const approval = matterService({
    service: "approval",
    flows: [approvalNotice as unknown as Flow],
    store,
    directory: () => directory,
    clock,
  });
  const relay = startRelay(store, bus, { clock });
  const asked: Command[] = [];
  const take = async (command: Command): Promise<StepAnswer> => {
    asked.push(command);
    options.asking?.(command);
    return approval.take(command);
  };
  const supervision = await supervisionService({
    bus,
    views,
    clock,
    directory: () => directory,
    topics: ["yihan.approval", "yihan.sealed"],
    take,
    timer: options.timer ?? false,
    logger: { error: (fields) => faults.push(fields) },
    ...(options.senders && { senders: options.senders }),
  });
  let commands = 0;
  const settled = async (): Promise<void> => {
    await relay.settled();
    await supervision.api.settled();
  };
  const step = (told: Told): Promise<StepAnswer> => {
    commands += 1;
    const id = derivedId("command", told.matter, told.step, String(commands), String(clock.now()));
    return approval.take({
      id,
      fingerprint: sha256Hex(id),
      matter: told.matter,
      flow: "approval-notice",
      step: told.step,
      data: told.data ?? {},
      papers: (told.papers ?? []).map((kind) => ({
        sha256: sha256Hex(kind),
        name: kind,
        kind,
        mediaType: "application/pdf",
        size: 1,
      })),
      reason: told.reason ?? "",
      actor: told.by,
    });
  };
  return {
    api: supervision.api,
    supervision,
    approval,
    store,
    bus,
    views,
    clock,
    asked,
    faults,
    folder,
    settled,
    step,
    /** A letter for a freight licence to wang of transport, or what `licence` makes of it. */
    letter: async (name: string | number, licence: object = {}): Promise<string> => {
      const matter = matterId(name);
      await step({
        matter,
        step: "issued",
        by: cast.li,
        data: { licence: { ...freight, documentNumber: `云审许〔2026〕${String(name)}号`, ...licence }, remarks: [] },
      });
      return matter;
    },
    facts: async (...matters: string[]): Promise<Fact[]> =>
      (await Promise.all(matters.map((matter) => store.read(matter)))).flat(),
    change: (to: Directory): void => {
      directory = to;
    },
    start: () => supervision.start(),
    /** What a kill leaves: nothing is finished, only the file is closed. */
    close: async ({ keep = false } = {}): Promise<void> => {
      await supervision.stop();
      await relay.stop();
      await database.close();
      if (!keep) rmSync(folder, { recursive: true });
    },
  };
};

export type World = Awaited<ReturnType<typeof openWorld>>;
