import { Unstartable, type ViewSpec } from "@yihan/kernel";
import type { Db } from "./connect.ts";
import { build } from "./indexes.ts";
import type { Head, KeptConsumer, KeptView } from "./view-head.ts";
import { checkName, viewCollection, viewShape, type ViewDocument } from "./view-shape.ts";
import { markCollection } from "./watermarks.ts";

/** Throws if the specs can't be, belong to another consumer, or are older than what is kept. */
export const checkSpecs = (
  { consumers }: Pick<Head, "consumers">,
  consumer: string,
  specs: readonly ViewSpec[],
): void => {
  checkName(consumer);
  for (const spec of specs) {
    viewShape(spec, 0);
    for (const [owner, { views }] of Object.entries(consumers)) {
      const known = views[spec.name];
      if (!known) continue;
      if (owner !== consumer) throw new Error(`view ${spec.name} belongs to ${owner}`);
      if (known.spec.revision > spec.revision)
        throw new Unstartable(
          `The view ${spec.name} was written by a newer Yihan (revision ${known.spec.revision}, this program knows ${spec.revision}): start that version, or restore an older backup.`,
        );
    }
  }
};

/** True if what the consumer keeps must start from the first fact again. */
export const isRaised = (kept: KeptConsumer | undefined, specs: readonly ViewSpec[]): boolean =>
  !kept || specs.some(({ name, revision }) => (kept.views[name]?.spec.revision ?? revision) < revision);

/** A consumer that keeps nothing yet, in collections of a generation of its own. */
export const emptyConsumer = (generation: number, specs: readonly ViewSpec[]): KeptConsumer => ({
  generation,
  views: Object.fromEntries(specs.map((spec) => [spec.name, { generation, spec, isFilled: true }])),
});

export const collectionsOf = (consumer: string, { generation, views }: KeptConsumer): string[] => [
  markCollection(consumer, generation),
  ...Object.entries(views).map(([name, view]) => viewCollection(name, view.generation)),
];

/**
 * The view found by what either asks for: while services of two versions run beside each other, both find what they need.
 * The same object if it is that already.
 */
export const extended = (kept: KeptView, spec: ViewSpec): KeptView => {
  const { fields, many = [], together = [] } = kept.spec;
  const more = <T>(before: readonly T[], wanted: readonly T[]): T[] => {
    const texts = new Set(before.map((one) => JSON.stringify(one)));
    return wanted.filter((one) => !texts.has(JSON.stringify(one)));
  };
  const added = {
    fields: more(fields, spec.fields),
    many: more(many, spec.many ?? []),
    together: more(together, spec.together ?? []),
  };
  if (added.fields.length + added.many.length + added.together.length === 0) return kept;
  return {
    generation: kept.generation,
    isFilled: false,
    spec: {
      name: spec.name,
      revision: spec.revision,
      fields: [...fields, ...added.fields],
      many: [...many, ...added.many],
      together: [...together, ...added.together],
    },
  };
};

export const buildView = ({ generation, spec }: KeptView, db: Db): Promise<void> => {
  const shape = viewShape(spec, generation);
  return build(db, shape.collection, shape.indexes);
};

const FILLED_AT_ONCE = 500;

/** Gives documents from before the values of fields that are new. One that is put meanwhile has them by itself. */
export const fillFields = async ({ generation, spec }: KeptView, db: Db): Promise<void> => {
  const shape = viewShape(spec, generation);
  const documents = db.collection<ViewDocument>(shape.collection);
  let after: string | undefined;
  for (;;) {
    const behind = after === undefined ? {} : { _id: { $gt: after } };
    const page = await documents.find(behind, { sort: { _id: 1 }, limit: FILLED_AT_ONCE }).toArray();
    const updates = page.flatMap(({ _id, seq, doc }) => {
      if (doc === undefined) return [];
      const { f, m } = shape.stored(_id, JSON.parse(doc) as object);
      return [{ updateOne: { filter: { _id, seq }, update: { $set: { f: f!, m: m! } } } }];
    });
    if (updates.length > 0) await documents.bulkWrite(updates, { ordered: false });
    if (page.length < FILLED_AT_ONCE) return;
    after = page.at(-1)!._id;
  }
};

/** Drops collections of generations before the one that is read: what a swap left, and rebuilds that did not finish. */
export const dropOutdated = async (db: Db, { consumers }: Pick<Head, "consumers">): Promise<void> => {
  const current = new Map<string, number>();
  for (const [consumer, { generation, views }] of Object.entries(consumers)) {
    current.set(`mark.${consumer}`, generation);
    for (const [name, view] of Object.entries(views)) current.set(`view.${name}`, view.generation);
  }
  for (const { name } of await db.listCollections({}, { nameOnly: true }).toArray()) {
    const [what = "", generation] = name.split("@");
    if (Number(generation) < (current.get(what) ?? 0)) await db.dropCollection(name);
  }
};
