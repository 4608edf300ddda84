import {
  topicOf,
  factId,
  Unstartable,
  type Clock,
  type EventBus,
  type EventStore,
  type Fact,
  type Papers,
  type Subscription,
  type Views,
} from "@yihan/kernel";
import type { Audit } from "@yihan/matter";
import {
  makeReceipt,
  nodeReader,
  openLog,
  parseCheckpoint,
  parseNote,
  TlogError,
  type Log,
  type Signer,
  type Storage,
} from "@yihan/tlog";
import { exportChain } from "./export.ts";
import { LEAVES, openLedger } from "./ledger.ts";
import { openReads } from "./reads.ts";

/** At most this many milliseconds pass between a fact's leaf and the checkpoint over it. */
const CHECKPOINT_EVERY = 500;

export interface AuditParts {
  bus: EventBus;
  views: Views;
  store: EventStore;
  papers: Papers;
  storage: Storage;
  signer: Signer;
  clock: Clock;
  topics: readonly string[];
  /** The stored facts of a matter, asked of its owner. */
  factsOf: (matter: string) => Promise<Fact[]>;
  /** Hears of checkpoints that could not be written. */
  failed: (error: unknown) => void;
}

/** The audit service: every fact and every read of a protected fact becomes a leaf of a log that anyone can verify. */
export const auditService = async ({
  bus,
  views,
  store,
  papers,
  storage,
  signer,
  clock,
  topics,
  factsOf,
  failed,
}: AuditParts) => {
  const log = await openOwnLog(views, storage, signer);
  const ledger = await openLedger(views, log, failed);
  const reads = openReads(store, clock);
  let timer: NodeJS.Timeout | undefined;
  let subscription: Subscription | undefined;

  const publish = async (): Promise<void> => {
    await ledger.integrate();
    const checkpoint = log.checkpoint();
    if (checkpoint) await views.write({ puts: [{ view: KEPT, id: "newest", doc: { checkpoint } }] });
  };
  // One timer at a time; a failure leaves the leaves recorded and is tried again at the next beat.
  const beat = (): void => {
    timer ??= setTimeout(() => {
      timer = undefined;
      publish().catch((error: unknown) => {
        failed(error);
        beat();
      });
    }, CHECKPOINT_EVERY);
    timer.unref();
  };

  const indexes = async (matter: string): Promise<Map<number, number>> => {
    const facts = await allFactsOf(matter);
    const found = await ledger.indexOf(facts.map(factId));
    const integrated = log.size();
    return new Map(
      facts.flatMap((fact) => {
        const index = found.get(factId(fact));
        return index !== undefined && index < integrated ? [[fact.version, index] as const] : [];
      }),
    );
  };
  const allFactsOf = async (matter: string): Promise<Fact[]> => {
    const own = await store.read(matter);
    return own.length > 0 ? own : factsOf(matter);
  };

  /** Makes receipts under one checkpoint, each tile of which is read once for all of them. */
  const receiptsUnder = (checkpoint: string): ((fact: Fact, index: number) => Promise<string>) => {
    const { size } = parseCheckpoint(parseNote(checkpoint).text);
    const node = nodeReader(storage.read, size);
    return ({ key, version }, index) => makeReceipt({ node, checkpoint, index, key, version });
  };

  const api: Audit = {
    recordRead: reads.record,
    recordAdministration: reads.administered,
    indexes,
    receipt: async (matter, version) => {
      const fact = (await allFactsOf(matter)).find((candidate) => candidate.version === version);
      const index = fact && (await indexes(matter)).get(version);
      return fact && index !== undefined
        ? { index, proof: await receiptsUnder(log.checkpoint()!)(fact, index) }
        : undefined;
    },
    exportChain: async (chain, matters) => {
      await api.settled();
      const checkpoint = log.checkpoint()!;
      const streams = await Promise.all(
        matters.flatMap((matter) => [allFactsOf(matter), store.read(reads.streamOf(matter))]),
      );
      const indexOf = await ledger.indexOf(streams.flat().map(factId));
      return exportChain({
        chain,
        vkey: signer.vkey,
        madeAt: clock.now(),
        checkpoint,
        read: storage.read,
        papers,
        streams,
        indexOf,
        receiptOf: receiptsUnder(checkpoint),
      });
    },
    checkpoint: async () => log.checkpoint()!,
    // Only the log itself is public: `checkpoint`, tiles and entries.
    read: async (path) => (PUBLIC.test(path) ? storage.read(path) : undefined),
    keys: async () => `${signer.vkey}\n`,
    size: async () => log.size(),
    settled: async () => {
      await subscription?.settled();
      await publish();
    },
  };

  return {
    api,
    start: async (): Promise<void> => {
      if (!log.checkpoint()) await publish();
      subscription = await bus.subscribe({
        group: "audit",
        topics: [...topics, topicOf({ service: "audit", lane: "ordinary" })],
        batch: 500,
        handle: async (facts) => {
          await ledger.take(facts);
          beat();
        },
      });
      beat();
    },
    stop: async (): Promise<void> => {
      await subscription?.stop();
      clearTimeout(timer);
      await publish();
    },
  };
};

const KEPT = "log-checkpoints";
const PUBLIC = /^(checkpoint|tile\/(entries|\d{1,2})\/(x\d{3}\/){0,6}\d{3}(\.p\/\d{1,3})?)$/;

/** Opens the log; refuses one that is older than the newest checkpoint kept in the store. */
const openOwnLog = async (views: Views, storage: Storage, signer: Signer): Promise<Log> => {
  await views.define("audit", [
    { name: KEPT, revision: 1, fields: [] },
    { name: LEAVES, revision: 1, fields: ["index"] },
  ]);
  const kept = await views.get<{ checkpoint: string }>(KEPT, "newest");
  try {
    return await openLog({ storage, origin: signer.name, signer, ...(kept && { checkpoint: kept.checkpoint }) });
  } catch (error) {
    if (!(error instanceof TlogError)) throw error;
    throw new Unstartable(
      `The audit log can't be continued (${error.code}): ${error.message}. Restore store and log from the same backup, or ask \`yihan verify\` what was changed.`,
    );
  }
};
