import { newMatterKey, oneByOne, Refusal, VersionTaken, type Clock, type EventStore } from "@yihan/kernel";
import { directoryMatter, directoryReplica, type Actor, type Directory, type Rows } from "@yihan/matter";
import { changedFacts } from "./changed-facts.ts";
import { tables } from "./rows.ts";

export interface KeeperPorts {
  store: EventStore;
  clock: Clock;
  /** Most encoded bytes of rows in one fact; tests make it small. */
  partBytes?: number;
}

/** What to write, found from the directory as it is; no rows means that there is nothing to do. */
export type Proposal<Result> = { rows: Rows; source: string; reason: string; result: (directory: Directory) => Result };

/** Keeps the directory's facts: one writer at a time, each proposal made on what then stands. */
export interface Keeper {
  directory(): Directory;
  change<Result>(actor: Actor, propose: (directory: Directory) => Proposal<Result>): Promise<Result>;
}

const ATTEMPTS = 5;

const busy = (): Refusal =>
  new Refusal("conflict", "directory-busy", {
    zh: "目录正被他人修改，请稍后再试。",
    en: "Others are changing the directory; try again in a moment.",
  });

/** Reads what stands in the store, then keeps it. */
export const openKeeper = async ({ store, clock, partBytes }: KeeperPorts): Promise<Keeper> => {
  const replica = directoryReplica();
  let key: Uint8Array | undefined;
  const catchUp = async (): Promise<void> => {
    const facts = await store.read(directoryMatter, replica.seen());
    key ??= facts[0]?.key;
    replica.take(facts);
  };
  await catchUp();

  const write = async (actor: Actor, rows: Rows, source: string, reason: string): Promise<void> => {
    const cause = { actor, source, reason, now: clock.now() };
    // After a crash between parts everything is written again: the parts left behind never come to count.
    for (const keyless of changedFacts(rows, replica.seen(), cause, partBytes)) {
      const { fact } = await store.append({ ...keyless, key: key ?? newMatterKey() });
      // If another process was first with the same change, the secret is the one it drew.
      key = fact.key;
      replica.take([fact]);
    }
  };

  const attempt = async <Result>(
    actor: Actor,
    propose: (directory: Directory) => Proposal<Result>,
  ): Promise<Result> => {
    for (let tries = 0; tries < ATTEMPTS; tries += 1) {
      const { rows, source, reason, result } = propose(replica.current());
      if (tables.every((table) => rows[table].length === 0)) return result(replica.current());
      try {
        await write(actor, rows, source, reason);
        return result(replica.current());
      } catch (error) {
        if (!(error instanceof VersionTaken)) throw error;
        await catchUp();
      }
    }
    throw busy();
  };

  const inTurn = oneByOne();
  return {
    directory: () => replica.current(),
    change: (actor, propose) => inTurn(() => attempt(actor, propose)),
  };
};
