import { randomBytes } from "node:crypto";
import {
  FactMissing,
  factId,
  oneByOne,
  readAgainIfMoved,
  Unstartable,
  type Fact,
  type Views,
  type ViewWrite,
} from "@yihan/kernel";
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

/** Largest number of leaves between two checkpoints, and of cover leaves among them. */
const CHECKPOINT_LEAVES = 1_000;
const MOST_COVERS = 2;
/** Leaves taken at once: as many may wait already, and with cover leaves they still fit under one checkpoint. */
const PART = (CHECKPOINT_LEAVES - MOST_COVERS) / 2;

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
const coverLeaves = (): Uint8Array[] =>
  Array.from({ length: randomBytes(1)[0]! % (MOST_COVERS + 1) }, () => randomBytes(LEAF_SIZE));

/**
 * Opens the ledger over `log`: leaves recorded and not yet in the log are handed to it again.
 * `failed` hears of a checkpoint that could not be written; the leaves stay recorded and the next call tries again.
 */
export const openLedger = async (views: Views, log: Log, failed: (error: unknown) => void): Promise<Ledger> => {
  /** Unknown while a write is under way and after one whose outcome is not known. */
  let known: Place | undefined = await placeOf(views);
  if (known.next < log.size()) {
    throw new Unstartable(
      `The audit log holds ${log.size()} leaves but the store explains only ${known.next}: the store is older than the log. Restore both from the same backup.`,
    );
  }
  await handOver(views, log, log.size());
  /** Size of the log when cover leaves were last drawn. */
  let coveredFrom: number | undefined;

  /** What is on record goes to the log: leaves it could not take at their time come first. */
  const handed = async (first: number, leaves: readonly Uint8Array[]): Promise<void> => {
    if (log.next() < first) await handOver(views, log, log.next());
    await log.appendAt(first, leaves);
  };

  const place = async (): Promise<Place> => (known ??= await placeOf(views));

  const write = async ({ mark, next }: Place, rows: readonly ViewWrite[]): Promise<void> => {
    const to = next + rows.length;
    known = undefined;
    await views.write({ consumer: CONSUMER, puts: rows, advance: [{ matter: LEAVES, from: mark, to }] });
    known = { mark: to, next: to };
  };

  const integrateSome = async (): Promise<void> => {
    const at = await place();
    if (log.next() < at.next) await handOver(views, log, log.next());
    // Once for each checkpoint: one that is tried again has its own already.
    const covers = log.next() > log.size() && coveredFrom !== log.size() ? coverLeaves() : [];
    coveredFrom = log.size();
    if (covers.length > 0) {
      const first = at.next;
      await write(
        at,
        covers.map((leaf, offset) => row(`${COVER}${first + offset}`, first + offset, leaf)),
      );
      await handed(first, covers);
    }
    await log.integrate();
  };

  /** Those that are no leaves yet. Throws if one came before its predecessor. */
  const freshOf = async (facts: readonly Fact[]): Promise<Fact[]> => {
    const asked = new Set(facts.flatMap((fact) => [factId(fact), factBefore(fact)]));
    const come = new Set((await views.getMany<LeafRow>(LEAVES, [...asked])).keys());
    const fresh: Fact[] = [];
    for (const fact of facts) {
      const id = factId(fact);
      if (come.has(id)) continue;
      if (fact.version > 1 && !come.has(factBefore(fact)))
        throw new FactMissing(fact.matter, fact.version, await lastOf(fact));
      come.add(id);
      fresh.push(fact);
    }
    return fresh;
  };

  /** The last version before this one that is a leaf; 0 for none. */
  const lastOf = async ({ matter, version }: Fact): Promise<number> => {
    for (let before = version - 1; before > 0; before -= 1)
      if (await views.get(LEAVES, factId({ matter, version: before }))) return before;
    return 0;
  };

  const record = async (facts: readonly Fact[]): Promise<void> => {
    // Before what is fresh is looked up: who writes in between is noticed.
    const at = await place();
    const fresh = await freshOf(facts);
    if (fresh.length === 0) return;
    const leaves = fresh.map((fact) => makeLeaf(fact.key, fact.version, fact.data));
    const first = at.next;
    await write(
      at,
      leaves.map((leaf, offset) => row(factId(fresh[offset]!), first + offset, leaf)),
    );
    await handed(first, leaves);
  };

  // One at a time: indexes are given in order, and a checkpoint never falls between a row and its leaf.
  const inTurn = oneByOne();

  return {
    take: async (facts) => {
      for (let start = 0; start < facts.length; start += PART) {
        const part = facts.slice(start, start + PART);
        await inTurn(async () => {
          await readAgainIfMoved(() => record(part));
          if (log.next() - log.size() >= PART) await integrateSome().catch(failed);
        });
      }
    },
    indexOf: async (facts) => {
      const rows = await views.getMany<LeafRow>(LEAVES, facts);
      return new Map([...rows].map(([fact, { index }]) => [fact, index]));
    },
    integrate: () => inTurn(() => readAgainIfMoved(integrateSome)),
    size: () => log.size(),
  };
};

/** Where the next leaf goes. */
interface Place {
  /** The number of leaves on record, moved on in each write of them: no index is given twice, whoever else writes. */
  mark: number;
  next: number;
}

/** The mark first: who writes between the two reads moves it, and the write from here is refused. */
const placeOf = async (views: Views): Promise<Place> => {
  const mark = (await views.watermarks(CONSUMER, [LEAVES])).get(LEAVES) ?? 0;
  const last = await views.find<LeafRow>(LEAVES, { order: { by: "index", descending: true }, limit: 1 });
  return { mark, next: last.items[0] ? last.items[0].index + 1 : 0 };
};

const factBefore = ({ matter, version }: Fact): string => factId({ matter, version: version - 1 });

const row = (id: string, index: number, leaf: Uint8Array): ViewWrite => ({
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
      limit: PART,
    });
    if (items.length === 0) return;
    const wrong = items.findIndex(({ index }, offset) => index !== at + offset);
    if (wrong >= 0)
      throw new Unstartable(
        `The store lacks the leaf of index ${at + wrong}: it was edited or is damaged. Restore it from a backup.`,
      );
    await log.appendAt(
      at,
      items.map(({ leaf }) => Buffer.from(leaf, "base64")),
    );
    at += items.length;
    if (log.next() - log.size() >= PART) await log.integrate();
  }
};
