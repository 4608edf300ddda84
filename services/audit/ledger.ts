import { randomBytes } from "node:crypto";
import { factId, Unstartable, type Fact, type Views } from "@yihan/kernel";
import { LEAF_SIZE, makeLeaf, type Log } from "@yihan/tlog";

/** Which leaf stands at which index: written before the log takes it, so that a crash in between repeats nothing. */
export interface LeafRow {
  index: number;
  leaf: string;
}

export const LEAVES = "leaves";
/** Begins the ids of cover leaves, which no fact stands behind. */
export const COVER = "cover/";
const CONSUMER = "audit";
const PAGE = 2_000;

/** Largest number of leaves between two checkpoints. */
const CHECKPOINT_LEAVES = 1_000;

export interface Ledger {
  /** Handler of the bus: each fact becomes one leaf, whatever comes twice. */
  take(facts: readonly Fact[]): Promise<void>;
  /** Index of a fact's leaf, if it has one. */
  indexOf(facts: readonly string[]): Promise<Map<string, number>>;
  /** Puts what waits under a checkpoint. */
  integrate(): Promise<void>;
  size(): number;
}

/** At most two cover leaves a checkpoint: random bytes that look like any leaf and hide how many facts there were. */
const coverLeaves = (): Uint8Array[] => Array.from({ length: randomBytes(1)[0]! % 3 }, () => randomBytes(LEAF_SIZE));

/**
 * Opens the ledger over `log`: leaves recorded and not yet in the log are handed to it again.
 * `failed` hears of a checkpoint that could not be written; the leaves stay recorded and the next call tries again.
 */
export const openLedger = async (views: Views, log: Log, failed: (error: unknown) => void): Promise<Ledger> => {
  const last = (await views.find<LeafRow>(LEAVES, { order: { by: "index", descending: true }, limit: 1 })).items[0];
  let next = last ? last.index + 1 : 0;
  if (next < log.size()) {
    throw new Unstartable(
      `The audit log holds ${log.size()} leaves but the store explains only ${next}: the store is older than the log. Restore both from the same backup.`,
    );
  }
  await handOver(views, log, log.size());

  const integrateSome = async (): Promise<void> => {
    const covers = log.next() > log.size() ? coverLeaves() : [];
    if (covers.length > 0) {
      const first = next;
      next += covers.length;
      await views.write({ puts: covers.map((leaf, offset) => row(`${COVER}${first + offset}`, first + offset, leaf)) });
      await log.appendAt(first, covers);
    }
    await log.integrate();
  };

  const record = async (facts: readonly Fact[]): Promise<void> => {
    const marks = await views.watermarks(CONSUMER, [...new Set(facts.map(({ matter }) => matter))]);
    const moved = new Map<string, { from: number; to: number }>();
    const fresh: Fact[] = [];
    for (const fact of facts) {
      const mark = moved.get(fact.matter) ?? { from: marks.get(fact.matter) ?? 0, to: marks.get(fact.matter) ?? 0 };
      if (fact.version <= mark.to) continue;
      if (fact.version > mark.to + 1)
        throw new Error(`facts ${mark.to + 1} to ${fact.version - 1} of matter ${fact.matter} have not come`);
      moved.set(fact.matter, { ...mark, to: fact.version });
      fresh.push(fact);
    }
    if (fresh.length === 0) return;
    const leaves = fresh.map((fact) => makeLeaf(fact.key, fact.version, fact.data));
    const first = next;
    await views.write({
      consumer: CONSUMER,
      puts: leaves.map((leaf, offset) => row(factId(fresh[offset]!), first + offset, leaf)),
      advance: [...moved].map(([matter, mark]) => ({ matter, ...mark })),
    });
    next = first + leaves.length;
    await log.appendAt(first, leaves);
  };

  // One at a time: indexes are given in order, and a checkpoint never falls between a row and its leaf.
  let turn: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const mine = turn.then(work, work);
    turn = mine;
    return mine;
  };

  return {
    take: async (facts) => {
      for (let start = 0; start < facts.length; start += CHECKPOINT_LEAVES / 2) {
        const part = facts.slice(start, start + CHECKPOINT_LEAVES / 2);
        await inTurn(async () => {
          await record(part);
          if (log.next() - log.size() >= CHECKPOINT_LEAVES / 2) await integrateSome().catch(failed);
        });
      }
    },
    indexOf: async (facts) => {
      const rows = await views.getMany<LeafRow>(LEAVES, facts);
      return new Map([...rows].map(([fact, { index }]) => [fact, index]));
    },
    integrate: () => inTurn(integrateSome),
    size: () => log.size(),
  };
};

const row = (id: string, index: number, leaf: Uint8Array) => ({
  view: LEAVES,
  id,
  doc: { index, leaf: Buffer.from(leaf).toString("base64") } satisfies LeafRow,
});

const handOver = async (views: Views, log: Log, from: number): Promise<void> => {
  let at = from;
  for (;;) {
    const { items } = await views.find<LeafRow>(LEAVES, {
      where: { all: { index: { gte: at } } },
      order: { by: "index" },
      limit: PAGE,
    });
    if (items.length === 0) return;
    if (items[0]!.index !== at)
      throw new Unstartable(
        `The store lacks the leaf of index ${at}: it was edited or is damaged. Restore it from a backup.`,
      );
    await log.appendAt(
      at,
      items.map(({ leaf }) => Buffer.from(leaf, "base64")),
    );
    at += items.length;
    if (log.next() - log.size() >= CHECKPOINT_LEAVES) await log.integrate();
  }
};
