import { existsSync } from "node:fs";
import { mkdir, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { mendLicence, mendPenalty, writeFaults, type HeldRow } from "@yihan/files";
import { dayOf, newId, oneByOnePerKey, Refusal, type Clock } from "@yihan/kernel";
import {
  isJudicial,
  type Actor,
  type ImportReport,
  type Imports,
  type MatterService,
  type RowOutcome,
} from "@yihan/matter";
import { type Chunk, type ImportRecords, type KeptOutcome, type StoredImport } from "./import-records.ts";
import { importTurns } from "./import-turns.ts";
import { knownAuthority } from "./known-authority.ts";
import type { LicenseeIndex } from "./licensees.ts";
import { requireMayStart } from "./may-start.ts";
import { previewImport } from "./preview.ts";
import { counted, runImport } from "./run-import.ts";
import { keyedHash, personalKey } from "./seal.ts";
import { takeRow, type RowTaking } from "./take-row.ts";

export interface ImportParts {
  service: MatterService;
  records: ImportRecords;
  licensees: LicenseeIndex;
  /** Secret of the data folder: for keyed hashes and held rows. */
  secret: Uint8Array;
  /** Folder in which files stand while they are read. */
  folder: string;
  clock: Clock;
  /** The step that a command has taken, if it was carried out. */
  stepOf: (command: string) => Promise<string | undefined>;
  /** The officer again, by the id a report names, after a restart. */
  actorOf: (id: string) => Actor | undefined;
  failed: (error: unknown) => void;
}

/** Milliseconds until an import goes on whose database was away. */
const AGAIN_MS = 2_000;

/** How many files are read at a time. */
const AT_ONCE = 2;

const isUnfinished = ({ state }: StoredImport): boolean => state === "waiting" || state === "reading";

const noSuchImport = (): Refusal =>
  new Refusal("not-found", "no-such-import", { zh: "没有这一导入记录。", en: "There is no such import." });

const shown = ({ spool: _spool, machine: _machine, ...report }: StoredImport): ImportReport => report;

/** Imports of national files: durable, resumed after a crash, one row never stopping another. */
export const openImports = async ({
  service,
  records,
  licensees,
  secret,
  folder,
  clock,
  stepOf,
  actorOf,
  failed,
}: ImportParts) => {
  await mkdir(folder, { recursive: true });
  const hash = keyedHash(secret);
  const running = new Map<string, { report: StoredImport; done: Promise<StoredImport> }>();
  const stopping = new AbortController();
  const importsInTurn = importTurns(AT_ONCE);

  const takingOf = (report: StoredImport, actor: Actor): RowTaking => ({
    service,
    licensees,
    hash,
    personalKey: personalKey(secret),
    import: report.id,
    mode: report.mode,
    actor,
    stepOf,
  });

  const launch = (report: StoredImport, actor: Actor): void => {
    const entry = { report, done: Promise.resolve(report) };
    running.set(report.id, entry);
    entry.done = importsInTurn.enter(report.authority, async () => {
      if (stopping.signal.aborted) return entry.report;
      entry.report = { ...report, state: "reading" };
      await licensees.settled();
      const path = join(folder, report.spool);
      if (!existsSync(path)) {
        // Another process had the file, or its disk is gone: sent again, it goes on where it was.
        const broken: StoredImport = { ...report, state: "interrupted", finished: clock.now() };
        await records.save(broken);
        return broken;
      }
      const final = await runImport(entry.report, path, records, takingOf(report, actor), {
        clock,
        progress: (now) => void (entry.report = now),
        stopping: stopping.signal,
      });
      if (!isUnfinished(final)) await rm(path, { force: true });
      return final;
    });
    entry.done.then(
      () => running.delete(report.id),
      (error: unknown) => {
        running.delete(report.id);
        failed(error);
        if (error instanceof Refusal && error.kind === "unavailable") goOnLater(report.id, actor);
      },
    );
  };

  /** What was away when an import needed it comes back; the import goes on from what is on record. */
  const goOnLater = (id: string, actor: Actor): void => {
    const again = async (): Promise<void> => {
      if (stopping.signal.aborted) return;
      try {
        const report = await records.find(id);
        if (report && isUnfinished(report) && !running.has(id)) launch(report, actor);
      } catch (error) {
        failed(error);
        goOnLater(id, actor);
      }
    };
    setTimeout(() => void again(), AGAIN_MS).unref();
  };

  const find = async (id: string): Promise<StoredImport | undefined> => running.get(id)?.report ?? records.find(id);
  const mayKnow = (reader: Actor, report: StoredImport): boolean =>
    reader.kind === "system" ||
    reader.authority === report.authority ||
    isJudicial(reader.authority, service.circumstances());

  const require = async (id: string): Promise<StoredImport> => {
    const report = await find(id);
    if (report) return report;
    throw noSuchImport();
  };

  const inTurn = oneByOnePerKey();

  const api: Imports = {
    // One dry run at a time: it is quick, and whoever waits loses nothing.
    preview: (asked) =>
      inTurn("preview", () =>
        previewImport(asked, { service, licensees, hash, personalKey: personalKey(secret), actor: asked.actor }),
      ),
    // In turn: the same upload twice at once is one import, whose file stands until it is read.
    start: (asked) => inTurn(asked.id, () => startOnce(asked)),
    find: async (reader, id) => {
      const report = await find(id);
      return report && mayKnow(reader, report) ? shown(report) : undefined;
    },
    requireMayStart: async (actor, asked) => requireMayStart(service, actor, asked),
    list: async (reader, query) => {
      const all = reader.kind === "system" || isJudicial(reader.authority, service.circumstances());
      const { items, ...page } = await records.list(all ? undefined : reader.authority, query);
      return { ...page, items: items.map((stored) => shown(running.get(stored.id)?.report ?? stored)) };
    },
    outcomes: (id, query) => records.outcomes(id, query),
    faultsCsv: (id) => writeFaults(heldRows(records, id)),
    // One after the other: each counts on from the report that the one before it left.
    mend: (actor, id, row, cells, asked) => inTurn(id, () => mend(actor, id, row, cells, asked)),
    finished: async (id) => {
      const entry = running.get(id);
      return shown(entry ? await entry.done : await require(id));
    },
  };

  const startOnce: Imports["start"] = async ({ path, file, kind, mode, actor, id, sha256 }) => {
    if (actor.kind === "system") throw new Error("an import is somebody's own");
    const known = await find(id);
    if (known) return shown(known);
    const spool = `${id}.table`;
    await rename(path, join(folder, spool));
    const report: StoredImport = {
      id,
      kind,
      mode,
      file,
      ...(sha256 !== undefined && { sha256 }),
      state: "waiting",
      by: actor.id,
      authority: actor.authority,
      started: clock.now(),
      finished: null,
      rows: 0,
      counts: { letters: 0, known: 0, corrections: 0, unmatched: 0, held: 0, blank: 0, notData: 0 },
      refusal: null,
      spool,
      ...(actor.kind === "machine" && { machine: actor.name }),
    };
    await records.save(report);
    launch(report, actor);
    return shown(running.get(id)!.report);
  };

  const mend: Imports["mend"] = async (actor, id, row, cells, asked) => {
    const report = await require(id);
    if (!mayKnow(actor, report)) throw noSuchImport();
    if (isUnfinished(report))
      throw new Refusal("conflict", "still-reading", {
        zh: "文件仍在导入，请完成后再修改。",
        en: "The file is still being read; mend its rows afterwards.",
      });
    const place = await placeOf(id, row);
    const { mended: before, ...known } = place?.outcome ?? {};
    if (asked && before?.id === asked.id) {
      if (before.fingerprint === asked.fingerprint) return { ...(known as RowOutcome), replayed: true };
      throw new Refusal("invalid", "idempotency-key-reused", {
        zh: "同一幂等键已用于另一内容，请换一个键。",
        en: "This idempotency key came with another content before; use a new one.",
      });
    }
    const values = await records.heldValues(id, row);
    if (!values || !place)
      throw new Refusal("not-found", "row-not-held", {
        zh: `第 ${row} 行没有待修改的内容。`,
        en: `Row ${row} is not held.`,
      });
    const mended = { ...values, columns: { ...values.columns, ...cells } };
    const options = { today: dayOf(clock.now()) };
    const read = report.kind === "licence" ? mendLicence(mended, options) : mendPenalty(mended, options);
    await licensees.settled();
    const withCode = knownAuthority(service.circumstances().directory);
    // A command of its own for each mending: the row as it stood first was never carried out.
    const taking = { ...takingOf(report, actor), import: `${id}/${asked?.id ?? newId(clock.now())}` };
    const outcome: RowOutcome =
      read.outcome === "data"
        ? await takeRow({ ...read, row, record: withCode(read.record) }, taking)
        : { row, outcome: "held", ...(read.outcome === "held" && { faults: read.faults }) };
    const kept = { ...outcome, ...(asked && { mended: asked }) };
    const outcomes = place.chunk.outcomes.map((one) => (one === place.outcome ? kept : one));
    const counts = counted(counted(report, [place.outcome], -1), [outcome]);
    const left = outcome.outcome === "held" ? mended : undefined;
    await records.saveMended(counts, { ...place.chunk, outcomes }, row, left);
    return outcome;
  };

  const placeOf = async (id: string, row: number): Promise<{ chunk: Chunk; outcome: KeptOutcome } | undefined> => {
    for (let number = 0; ; number++) {
      const chunk = await records.chunk(id, number);
      if (!chunk) return undefined;
      const outcome = chunk.outcomes.find((one) => one.row === row);
      if (outcome) return { chunk, outcome };
    }
  };

  return {
    api,
    /** Goes on with imports that a crash interrupted. */
    start: async (): Promise<void> => {
      for (const report of await records.unfinished()) {
        const actor: Actor | undefined =
          report.machine === undefined
            ? actorOf(report.by)
            : { kind: "machine", id: report.by, name: report.machine, authority: report.authority };
        if (actor) launch(report, actor);
        else await records.save({ ...report, state: "interrupted", finished: clock.now() });
      }
    },
    /** Ends after the chunk in hand; the next start goes on there. */
    stop: async (): Promise<void> => {
      stopping.abort();
      importsInTurn.close();
      await Promise.allSettled([...running.values()].map(({ done }) => done));
    },
  };
};

async function* heldRows(records: ImportRecords, id: string): AsyncGenerator<HeldRow> {
  for (let number = 0; ; number++) {
    const chunk = await records.chunk(id, number);
    if (!chunk) return;
    for (const { row, outcome, faults } of chunk.outcomes)
      if (outcome === "held") yield { row, faults: (faults ?? []) as HeldRow["faults"] };
  }
}
