import type { Views, ViewSpec } from "@yihan/kernel";
import type { Db } from "./connect.ts";
import { refusing } from "./mongo-fault.ts";
import {
  buildView,
  checkSpecs,
  collectionsOf,
  dropOutdated,
  emptyConsumer,
  extended,
  fillFields,
  isRaised,
} from "./view-catalog.ts";
import type { Head, KeptConsumer, KeptView } from "./view-head.ts";
import { keptOf, openLedger } from "./view-ledger.ts";
import { viewReads } from "./view-reads.ts";
import { fillViews } from "./view-rebuild.ts";
import { viewShape, type ViewShape } from "./view-shape.ts";
import { viewWrites } from "./view-writes.ts";

/** How long a replaced generation stays for those who are reading it. */
const DROP_AFTER = 10_000;

/**
 * The read models in `db`: a collection for each generation of a view, and one document, the head, that every write goes
 * through. A write is done for good when the head names it; what it puts is then there before the next write may be,
 * whoever dies in between (docs/decisions/0009-mongodb.md). `onFault` is told when what is no longer read could not be
 * cleared away; that is tried again later.
 */
export const mongoViews = (db: Db, onFault: (error: unknown) => void): Views & { stop(): void } => {
  const ledger = openLedger(db);
  const declared = new Map<string, { consumer: string; spec: ViewSpec }>();
  const written = new WeakMap<KeptView, ViewShape>();
  let dropping: NodeJS.Timeout | undefined;

  const declaredView = (view: string): { consumer: string; spec: ViewSpec } => {
    const found = declared.get(view);
    if (!found) throw new Error(`there is no view ${view}`);
    return found;
  };
  const keptView = (at: Head, view: string): KeptView => keptOf(at, declaredView(view).consumer).views[view]!;
  /** By what this process asks for. */
  const readShape = async (view: string): Promise<ViewShape> => {
    const { spec } = declaredView(view);
    return viewShape(spec, keptView(await ledger.recent(), view).generation);
  };
  /** With all that any process asks for. */
  const writtenShape = (at: Head, view: string): ViewShape => {
    const kept = keptView(at, view);
    const shape = written.get(kept) ?? viewShape(kept.spec, kept.generation);
    written.set(kept, shape);
    return shape;
  };

  /** Lets other views be the consumer's, if nothing was written since `at`. */
  const swap = (at: Head, consumer: string, kept: KeptConsumer): Promise<boolean> =>
    ledger.move(at, { consumers: { ...at.consumers, [consumer]: kept } });
  const declare = (consumer: string, specs: readonly ViewSpec[], kept: KeptConsumer): void => {
    for (const [view, { consumer: owner }] of declared)
      if (owner === consumer && !kept.views[view]) declared.delete(view);
    for (const spec of specs) declared.set(spec.name, { consumer, spec });
  };
  const dropLater = (): void => {
    clearTimeout(dropping);
    dropping = setTimeout(() => {
      const at = ledger.known();
      // What stays now goes after the next swap.
      if (at) dropOutdated(db, at).catch(onFault);
    }, DROP_AFTER).unref();
  };

  const begin = async (at: Head, consumer: string, specs: readonly ViewSpec[]): Promise<boolean> => {
    const empty = emptyConsumer(await ledger.nextGeneration(), specs);
    for (const view of Object.values(empty.views)) await buildView(view, db);
    return swap(at, consumer, empty);
  };

  /** The consumer's views that `specs` asks more of than there is, as they must be. */
  const lacking = async (kept: KeptConsumer, specs: readonly ViewSpec[]): Promise<Map<string, KeptView>> => {
    const found = new Map<string, KeptView>();
    for (const spec of specs) {
      const before = kept.views[spec.name];
      const after = before
        ? extended(before, spec)
        : { generation: await ledger.nextGeneration(), spec, isFilled: true };
      if (after !== before || !after.isFilled) found.set(spec.name, after);
    }
    return found;
  };

  /** One step towards views as `specs` has them; true when they are. */
  const defined = async (at: Head, consumer: string, specs: readonly ViewSpec[]): Promise<boolean> => {
    const kept = at.consumers[consumer];
    if (!kept || isRaised(kept, specs)) {
      if (await begin(at, consumer, specs)) dropLater();
      return false;
    }
    const wanted = await lacking(kept, specs);
    if (wanted.size === 0) return true;
    const changed = [...wanted].filter(([name, view]) => view !== kept.views[name]);
    if (changed.length > 0) {
      for (const [, view] of changed) await buildView(view, db);
      // From here on every process writes the new fields; what lies there from before is filled after.
      await swap(at, consumer, { ...kept, views: { ...kept.views, ...Object.fromEntries(changed) } });
      return false;
    }
    for (const view of wanted.values()) await fillFields(view, db);
    const filled = [...wanted].map(([name, view]) => [name, { ...view, isFilled: true }] as const);
    await swap(at, consumer, { ...kept, views: { ...kept.views, ...Object.fromEntries(filled) } });
    return false;
  };

  return {
    ...viewReads(db, readShape),
    write: viewWrites(db, ledger, writtenShape, onFault),

    define: (consumer, specs) =>
      ledger.exclusive(async () => {
        for (;;) {
          const at = await ledger.catchUp();
          checkSpecs(at, consumer, specs);
          if (!(await defined(at, consumer, specs))) continue;
          declare(consumer, specs, keptOf(at, consumer));
          return;
        }
      }),

    watermarks: refusing(async (consumer, matters) => {
      const found = await ledger.marksOf(await ledger.look(), consumer).of(matters);
      return new Map([...found].filter(([, version]) => version > 0));
    }),

    rebuild: refusing(async (consumer, specs, fill) => {
      checkSpecs(await ledger.look(), consumer, specs);
      const kept = emptyConsumer(await ledger.nextGeneration(), specs);
      try {
        await fillViews(db, consumer, kept, specs, fill);
      } catch (error) {
        // The caller hears why it was not filled; what stays of it goes after the next swap.
        for (const name of collectionsOf(consumer, kept)) await db.dropCollection(name).catch(onFault);
        throw error;
      }
      // From here on they may be what is read, whatever the answer is: nothing is dropped any more.
      await ledger.exclusive(async () => {
        for (;;) {
          const at = await ledger.catchUp();
          checkSpecs(at, consumer, specs);
          if (await swap(at, consumer, kept)) break;
        }
        declare(consumer, specs, kept);
      });
      dropLater();
    }),

    stop: () => clearTimeout(dropping),
  };
};
