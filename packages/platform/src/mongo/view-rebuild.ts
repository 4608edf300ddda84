import type { ViewChange, Views, ViewSpec } from "@yihan/kernel";
import type { Db } from "./connect.ts";
import { inTurn } from "./in-turn.ts";
import { refusing } from "./mongo-fault.ts";
import { buildView } from "./view-catalog.ts";
import { putAll, type Put } from "./view-documents.ts";
import type { KeptConsumer } from "./view-head.ts";
import { viewShape } from "./view-shape.ts";
import { putOf } from "./view-writes.ts";
import { advanced, markPuts, openWatermarks } from "./watermarks.ts";

/** Numbers of the writes of a rebuild: below all others. */
const FILLS = -1_000_000_000_000;

/** Fills collections that nobody reads yet, and then builds their indexes. */
export const fillViews = async (
  db: Db,
  consumer: string,
  kept: KeptConsumer,
  specs: readonly ViewSpec[],
  fill: (views: Pick<Views, "write">) => Promise<void>,
): Promise<void> => {
  const shapes = new Map(specs.map((spec) => [spec.name, viewShape(spec, kept.generation)]));
  const marks = openWatermarks(db, consumer, kept.generation);
  const turns = inTurn();
  let seq = FILLS;
  const write = async ({ puts, advance = [] }: ViewChange): Promise<void> => {
    const own = new Map<string, Put>();
    for (const { view, id, doc } of puts) {
      const shape = shapes.get(view);
      if (!shape) throw new Error(`view ${view} is not being rebuilt`);
      own.set(`${view} ${id}`, putOf(shape, id, doc));
    }
    const moved = advanced(consumer, await marks.of(advance.map(({ matter }) => matter)), advance);
    seq += 1;
    await putAll(db, [...own.values(), ...markPuts(marks.collection, moved)], seq);
    marks.remember(moved);
  };
  await fill({
    write: (change) =>
      turns(
        "fill",
        refusing(() => write(change)),
      ),
  });
  for (const view of Object.values(kept.views)) await buildView(view, db);
};
