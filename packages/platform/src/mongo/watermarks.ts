import { WatermarkMoved, type ViewChange } from "@yihan/kernel";
import type { Db } from "./connect.ts";
import type { Put } from "./view-documents.ts";
import { checkName } from "./view-shape.ts";

interface Mark {
  _id: string;
  version: number;
  seq: number;
}

export type Advance = NonNullable<ViewChange["advance"]>;

/** How many watermarks of a consumer are remembered, to spare their look-up. */
const REMEMBERED = 50_000;

export const markCollection = (consumer: string, generation: number): string =>
  `mark.${checkName(consumer)}@${generation}`;

/** How far a consumer has taken in each matter, in one generation of its views. */
export interface Watermarks {
  collection: string;
  of(matters: readonly string[]): Promise<Map<string, number>>;
  /** They stand there now. */
  remember(moved: ReadonlyMap<string, number>): void;
  forget(): void;
}

export const openWatermarks = (db: Db, consumer: string, generation: number): Watermarks => {
  const collection = markCollection(consumer, generation);
  const marks = db.collection<Mark>(collection);
  const known = new Map<string, number>();
  return {
    collection,
    of: async (matters) => {
      const unknown = [...new Set(matters)].filter((matter) => !known.has(matter));
      if (known.size + unknown.length > REMEMBERED) known.clear();
      const asked = known.size === 0 ? [...new Set(matters)] : unknown;
      if (asked.length > 0) {
        const found = await marks.find({ _id: { $in: asked } }).toArray();
        for (const matter of asked) known.set(matter, 0);
        for (const { _id, version } of found) known.set(_id, version);
      }
      return new Map(matters.map((matter) => [matter, known.get(matter) ?? 0]));
    },
    remember: (moved) => {
      for (const [matter, version] of moved) known.set(matter, version);
    },
    forget: () => known.clear(),
  };
};

/** Where the watermarks stand after `advance`. Throws `WatermarkMoved` if one of them isn't where it starts from. */
export const advanced = (consumer: string, at: ReadonlyMap<string, number>, advance: Advance): Map<string, number> => {
  const moved = new Map<string, number>();
  for (const { matter, from, to } of advance) {
    if ((moved.get(matter) ?? at.get(matter) ?? 0) !== from) throw new WatermarkMoved(consumer, matter);
    moved.set(matter, to);
  }
  return moved;
};

export const markPuts = (collection: string, moved: ReadonlyMap<string, number>): Put[] =>
  [...moved].map(([matter, version]) => ({ collection, document: { _id: matter, version } }));
