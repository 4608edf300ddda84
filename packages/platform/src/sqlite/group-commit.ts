import type { DatabaseSync } from "node:sqlite";
import { CommandReused, Refusal, VersionTaken, WatermarkMoved } from "@yihan/kernel";
import { openFile } from "./open-file.ts";
import { asRefusal, endsTransaction } from "./sqlite-fault.ts";

/** One SQLite file, written through one connection whose commits are shared. */
export interface Database {
  /** For reading and for preparing statements; all writing goes through `run`. Never sees half a transaction. */
  readonly db: DatabaseSync;
  /**
   * Carries out `work` inside a transaction that it shares with whatever else is waiting; what it returns is durable
   * when this resolves. `work` must be synchronous and may be carried out again if a neighbour's failure undid it, so it
   * may depend on nothing but the database and what `onRollback` resets. If it throws one of the kernel's refusals it
   * must not have written yet, unless it asks to be `isolated` (a savepoint of its own: about twice the cost).
   * Rejects with what `work` threw, or with `Refusal` `disk-full` / `disk-failed` for everyone in the transaction.
   */
  run<T>(work: (db: DatabaseSync) => T, options?: { isolated?: boolean }): Promise<T>;
  /** Calls back after each durable transaction, before its callers go on. */
  onCommit(listener: () => void): void;
  /** Calls back when something written was undone: whoever remembers rows must forget them. */
  onRollback(listener: () => void): void;
  /** Finishes what waits, then closes the file and gives up its lock. Twice is once. */
  close(): Promise<void>;
}

interface Job {
  work: (db: DatabaseSync) => unknown;
  isolated: boolean;
  resolve: (value: never) => void;
  reject: (error: unknown) => void;
  value: unknown;
  error: unknown;
  failed: boolean;
}

const isRefusal = (error: unknown): boolean =>
  error instanceof Refusal ||
  error instanceof VersionTaken ||
  error instanceof CommandReused ||
  error instanceof WatermarkMoved;

export interface GroupCommitOptions {
  /** Most works in one transaction. */
  works?: number;
  /** Milliseconds after which a transaction takes in no more work, so that the event loop stays fair. */
  budget?: number;
}

/** Shares the transactions of an open connection. `openDatabase` is what programs call. */
export const groupCommit = (db: DatabaseSync, { works = 2_000, budget = 15 }: GroupCommitOptions = {}): Database => {
  const begin = db.prepare("BEGIN IMMEDIATE");
  const commit = db.prepare("COMMIT");
  const rollback = db.prepare("ROLLBACK");
  const savepoint = db.prepare("SAVEPOINT work");
  const release = db.prepare("RELEASE work");
  const undo = db.prepare("ROLLBACK TO work");
  const committed: (() => void)[] = [];
  const rolledBack: (() => void)[] = [];
  let waiting: Job[] = [];
  let scheduled = false;
  let closing: Promise<void> | undefined;
  let drained: (() => void) | undefined;

  const undoAll = (): void => {
    if (db.isTransaction) rollback.run();
    for (const listener of rolledBack) listener();
  };

  /** Carries out one work. Returns the error that makes the whole transaction void, if there is one. */
  const carryOut = (job: Job): unknown => {
    job.failed = false;
    try {
      if (job.isolated) savepoint.run();
      job.value = job.work(db);
      if (job.isolated) release.run();
      return undefined;
    } catch (error) {
      job.failed = true;
      job.error = error;
      if (endsTransaction(error) || !db.isTransaction) return error;
      if (job.isolated) {
        undo.run();
        release.run();
        for (const listener of rolledBack) listener();
        return undefined;
      }
      return isRefusal(error) ? undefined : error;
    }
  };

  const settle = (jobs: readonly Job[]): void => {
    for (const job of jobs) {
      if (job.failed) job.reject(asRefusal(job.error));
      else job.resolve(job.value as never);
    }
  };

  const rejectAll = (jobs: readonly Job[], error: unknown): void => {
    undoAll();
    for (const job of jobs) job.reject(asRefusal(error));
  };

  const transact = (): void => {
    const until = performance.now() + budget;
    const done: Job[] = [];
    try {
      begin.run();
    } catch (error) {
      rejectAll(waiting.splice(0, works), error);
      return;
    }
    const jobs = waiting;
    let next = 0;
    while (next < jobs.length && next < works) {
      const job = jobs[next]!;
      next += 1;
      const fatal = carryOut(job);
      done.push(job);
      if (fatal !== undefined) {
        waiting = jobs.slice(next);
        if (endsTransaction(fatal) || !db.isTransaction) {
          rejectAll(done, fatal);
          return;
        }
        // A bug in one work, which may have written: undo everything, reject that one, and give the others another
        // turn, each with a savepoint, so that a second bug costs only itself.
        undoAll();
        done.pop();
        settle([job]);
        for (const other of done) other.isolated = true;
        waiting = [...done, ...waiting];
        return;
      }
      if ((next & 15) === 0 && performance.now() > until) break;
    }
    waiting = next === jobs.length ? [] : jobs.slice(next);
    try {
      commit.run();
    } catch (error) {
      rejectAll(done, error);
      return;
    }
    for (const listener of committed) listener();
    settle(done);
  };

  const flush = (): void => {
    scheduled = false;
    if (waiting.length > 0) transact();
    if (waiting.length > 0) schedule();
    else drained?.();
  };

  const schedule = (): void => {
    if (scheduled) return;
    scheduled = true;
    // The end of this turn: everything that the turn's sockets and timers bring is in the same transaction.
    setImmediate(flush);
  };

  return {
    db,
    run: (work, options) =>
      new Promise((resolve, reject) => {
        if (closing) {
          reject(new Refusal("unavailable", "closing", { zh: "系统正在关闭。", en: "The system is closing." }));
          return;
        }
        waiting.push({
          work,
          isolated: options?.isolated ?? false,
          resolve,
          reject,
          value: undefined,
          error: undefined,
          failed: false,
        });
        schedule();
      }),
    onCommit: (listener) => {
      committed.push(listener);
    },
    onRollback: (listener) => {
      rolledBack.push(listener);
    },
    close: () => {
      closing ??= new Promise<void>((resolve) => {
        drained = resolve;
        if (waiting.length === 0) resolve();
      }).then(() => {
        db.close();
      });
      return closing;
    },
  };
};

/** Opens the file at `path` (see `openFile` for how it is locked and what is refused) with shared commits. */
export const openDatabase = (path: string, options?: GroupCommitOptions): Database =>
  groupCommit(openFile(path), options);
