import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { movableClock, newId, Refusal } from "@yihan/kernel";
import { matterService, type Actor, type ImportReport, type MatterService, type RowOutcome } from "@yihan/matter";
import { openEmbedded } from "@yihan/platform/embedded";
import { startRelay } from "@yihan/platform";
import { cast, county, on } from "../cast.ts";
import approval from "@yihan/approval";
import { importRecords } from "@yihan/approval/imports/import-records";
import { openImports } from "@yihan/approval/imports/imports";
import { licenseeIndex } from "@yihan/approval/imports/licensees";

const columns = [
  "XK_XDR_MC",
  "XK_XDR_SHXYM",
  "XK_XKWS",
  "XK_WSH",
  "XK_XKZS",
  "XK_NR",
  "XK_JDRQ",
  "XK_YXQZI",
  "XK_XKJG",
  "XK_XKJGDM",
];

/** A licence row of a national file; what is not said is right. */
export const licenceRow = (number: number, more: Record<string, string> = {}): Record<string, string> => ({
  XK_XDR_MC: `岫云物流${number}有限公司`,
  XK_XDR_SHXYM: "91430121MA4L000111",
  XK_XKWS: "准予行政许可决定书",
  XK_WSH: `云审许准〔2026〕${number}号`,
  XK_XKZS: "道路运输经营许可证",
  XK_NR: "道路普通货物运输",
  XK_JDRQ: "2026-03-09",
  XK_YXQZI: "2030-03-08",
  XK_XKJG: "云汀市行政审批局",
  XK_XKJGDM: cast.li.kind === "system" ? "" : cast.li.authority,
  ...more,
});

/** So many of them, the first with that number. */
export const licenceRows = (count: number, from = 1): Record<string, string>[] =>
  Array.from({ length: count }, (_, index) => licenceRow(from + index));

export const csv = (rows: readonly Record<string, string>[], names: readonly string[] = columns): string =>
  [names, ...rows.map((row) => names.map((name) => row[name] ?? ""))].map((cells) => cells.join(",")).join("\n");

/** An approval centre for a test: real store, bus and views in a folder of its own; `reopen` is what a restart does. */
export const openOffice = async () => {
  const data = await mkdtemp(join(tmpdir(), "yihan-imports-"));
  const clock = movableClock(on("03-10"));
  let closeRunning: () => Promise<void> = async () => {};
  /** So many commands from now on find the store away. */
  const outage = { commands: 0 };

  const open = async () => {
    const ports = openEmbedded({ data, clock });
    const store = ports.storeOf("approval");
    const own = matterService({
      service: "approval",
      flows: approval.flows,
      store,
      directory: () => county,
      clock,
    });
    const service: MatterService = {
      ...own,
      take: async (command, key) => {
        if (outage.commands === 0) return own.take(command, key);
        outage.commands -= 1;
        throw new Refusal("unavailable", "database-unavailable", { zh: "数据库不可用。", en: "No database." });
      },
    };
    const licensees = await licenseeIndex(ports.views, ports.bus);
    const failures: unknown[] = [];
    const imports = await openImports({
      service,
      records: await importRecords(ports.views, Buffer.alloc(32, 2)),
      licensees,
      secret: Buffer.alloc(32, 1),
      folder: join(data, "imports"),
      clock,
      stepOf: async (command) => (await store.findCommand(command))?.step,
      actorOf: () => cast.li,
      failed: (error) => failures.push(error),
    });
    const relay = startRelay(store, ports.bus);
    await licensees.start();
    closeRunning = async () => {
      await imports.stop();
      await relay.stop();
      await licensees.stop();
      await ports.close();
    };
    return { ports, store, service, imports, failures, relay };
  };

  let running = await open();
  return {
    get running() {
      return running;
    },
    clock,
    outage,
    folder: data,
    reopen: async () => {
      await closeRunning();
      running = await open();
    },
    /** Imports the text and waits for the end. */
    import: async (
      text: string,
      {
        kind = "licence",
        mode = "send",
        actor = cast.li,
      }: { kind?: "licence" | "penalty"; mode?: "send" | "register"; actor?: Actor } = {},
    ): Promise<ImportReport> => {
      const id = newId(clock.now());
      const path = join(data, `${id}.csv`);
      await writeFile(path, text);
      await running.imports.api.start({ path, file: "file.csv", kind, mode, actor, id });
      const report = await running.imports.api.finished(id);
      await running.relay.settled();
      return report;
    },
    outcomes: async (id: string): Promise<RowOutcome[]> =>
      (await running.imports.api.outcomes(id, { limit: 10_000 })).items,
    close: async () => {
      await closeRunning();
      await rm(data, { recursive: true, force: true });
    },
  };
};

export type Office = Awaited<ReturnType<typeof openOffice>>;
