import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { auditService } from "@yihan/audit";
import { openLedger, LEAVES, type LeafRow } from "@yihan/audit/ledger";
import { movableClock, type Fact, type Views } from "@yihan/kernel";
import { startRelay } from "@yihan/platform";
import { openEmbedded } from "@yihan/platform/embedded";
import { ed25519Signer, makeLeaf, openLog, verifyLog, type Storage } from "@yihan/tlog";
import { factOf } from "../contract/facts.ts";
import { on } from "../cast.ts";

export const signer = ed25519Signer("yihan.example/audit", new Uint8Array(32).fill(7));

/** What goes wrong while it is set: before and after views take a change, before the log's folder takes a file. */
export interface Faults {
  views?: ((change: Parameters<Views["write"]>[0]) => void) | undefined;
  /** After views took a change, before the answer comes. */
  answer?: ((change: Parameters<Views["write"]>[0]) => void) | undefined;
  storage?: ((path: string) => void) | undefined;
}

/** Facts `first` to `last` of a matter. */
export const factsOf = (matter: string, last: number, first = 1): Fact[] =>
  Array.from({ length: last - first + 1 }, (_, index) => factOf(matter, first + index));

/** A data folder of its own; `open` opens it as a start does, `kill` leaves it as a kill would. */
export const auditFolder = async () => {
  const data = await mkdtemp(join(tmpdir(), "yihan-audit-"));
  const clock = movableClock(on("03-10"));
  const faults: Faults = {};
  const failures: unknown[] = [];
  const checkpoints: string[] = [];
  let close: () => Promise<void> = async () => {};

  const openPorts = () => {
    const ports = openEmbedded({ data, clock });
    close = ports.close;
    const views: Views = {
      ...ports.views,
      write: async (change) => {
        faults.views?.(change);
        await ports.views.write(change);
        faults.answer?.(change);
      },
    };
    const storage: Storage = {
      ...ports.logStorage,
      write: async (path, bytes) => {
        faults.storage?.(path);
        await ports.logStorage.write(path, bytes);
        if (path === "checkpoint") checkpoints.push(Buffer.from(bytes).toString());
      },
    };
    return { ports, views, storage };
  };

  return {
    data,
    clock,
    faults,
    failures,
    /** Every checkpoint that was published, in order. */
    checkpoints,
    /** The ledger over its log, without bus and timer. */
    openLedger: async () => {
      const { views, storage } = openPorts();
      await views.define("audit", [
        { name: "log-checkpoints", revision: 1, fields: [] },
        { name: LEAVES, revision: 1, fields: ["index"] },
      ]);
      const log = await openLog({ storage, origin: signer.name, signer });
      return { log, views, storage, ledger: await openLedger(views, log, (error) => failures.push(error)) };
    },
    /** The whole service, with its relay, but not started. */
    openService: async (known: readonly Fact[] = []) => {
      const { ports, views, storage } = openPorts();
      const store = ports.storeOf("audit");
      const service = await auditService({
        bus: ports.bus,
        views,
        store,
        papers: ports.papers,
        storage,
        signer,
        clock,
        topics: ["yihan.approval"],
        factsOf: async (matter) => known.filter((fact) => fact.matter === matter),
        failed: (error) => failures.push(error),
      });
      // Nothing that the end of this process does may reach the disk, as nothing does in a kill.
      close = async () => {
        const dead = (): never => {
          throw new Error("killed");
        };
        Object.assign(faults, { views: dead, storage: dead });
        await service.stop().catch(() => undefined);
        Object.assign(faults, { views: undefined, storage: undefined });
        await ports.close();
      };
      return { ...service, ports, store, startRelay: () => startRelay(store, ports.bus) };
    },
    /** Ends it as a kill does: what was not durable is gone. */
    kill: () => close(),
    remove: async () => {
      await close();
      await rm(data, { recursive: true, force: true });
    },
  };
};

export type AuditFolder = Awaited<ReturnType<typeof auditFolder>>;

/** What the published log holds of these facts, seen from outside: it verifies against the store's rows, and each leaf is counted. */
export const account = async (storage: Pick<Storage, "read">, views: Views, facts: readonly Fact[]) => {
  const { items } = await views.find<LeafRow>(LEAVES, { order: { by: "index" }, limit: 100_000 });
  const rows = items.map(({ index, leaf }) => ({ index, leaf: Buffer.from(leaf, "base64") }));
  const times = new Map<string, number>();
  const verdict = await verifyLog({
    read: storage.read,
    vkeys: [signer.vkey],
    rows,
    onEntry: (entry) => {
      const leaf = Buffer.from(entry).toString("hex");
      times.set(leaf, (times.get(leaf) ?? 0) + 1);
    },
  });
  const leaves = facts.map((fact) => Buffer.from(makeLeaf(fact.key, fact.version, fact.data)).toString("hex"));
  return {
    verdict: verdict.ok ? "holds" : `${verdict.class} ${verdict.detail}`,
    size: verdict.ok ? verdict.size : undefined,
    rows: rows.length,
    once: leaves.filter((leaf) => times.get(leaf) === 1).length,
    covers: [...times.keys()].filter((leaf) => !leaves.includes(leaf)).length,
  };
};
