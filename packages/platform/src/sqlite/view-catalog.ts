import type { DatabaseSync } from "node:sqlite";
import { Unstartable, type ViewSpec } from "@yihan/kernel";
import { createIndexes, createTables, dropTables, fillLists, LAYOUT, viewFiller } from "./view-tables.ts";
import { checkName, viewShape, type ViewShape } from "./view-shape.ts";
import { createWatermarks, dropWatermarks } from "./watermarks.ts";

interface Entry {
  spec: ViewSpec;
  layout: number;
  consumer: string;
  generation: number;
}

/** Which views there are, of which revision, and which generation of their tables is read. */
export interface ViewCatalog {
  /** Declares a consumer's views; all of it inside a transaction. */
  define(consumer: string, specs: readonly ViewSpec[]): void;
  isDefined(consumer: string): boolean;
  /** The generation of the consumer's watermarks. Throws if it has defined nothing. */
  generationOf(consumer: string): number;
  /** The tables of all views that a consumer has. */
  shapesOf(consumer: string): ViewShape[];
  /** Makes empty tables of the next generation, without indexes; returns it. */
  prepare(consumer: string, specs: readonly ViewSpec[]): { generation: number; shapes: ViewShape[] };
  /** Lets the prepared generation be the one that is read, and drops the one before. */
  swap(consumer: string, specs: readonly ViewSpec[], generation: number): void;
}

/** True if both ask for the same columns, lists and indexes. */
const sameShape = (a: ViewSpec, b: ViewSpec): boolean => {
  const shape = ({ fields, many = [], together = [] }: ViewSpec): string =>
    JSON.stringify([fields.toSorted(), many.toSorted(), together]);
  return shape(a) === shape(b);
};

export const viewCatalog = (db: DatabaseSync): ViewCatalog => {
  db.exec(`CREATE TABLE IF NOT EXISTS view_entry (name TEXT PRIMARY KEY, consumer TEXT NOT NULL, generation INTEGER NOT NULL, spec TEXT NOT NULL) STRICT, WITHOUT ROWID;
    CREATE TABLE IF NOT EXISTS view_consumer (consumer TEXT PRIMARY KEY, generation INTEGER NOT NULL) STRICT, WITHOUT ROWID`);
  const selectEntry = db.prepare("SELECT name, consumer, generation, spec FROM view_entry WHERE name = ?");
  const selectEntries = db.prepare("SELECT name, consumer, generation, spec FROM view_entry WHERE consumer = ?");
  const upsertEntry = db.prepare(
    "INSERT INTO view_entry (name, consumer, generation, spec) VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE SET generation = excluded.generation, spec = excluded.spec",
  );
  const deleteEntries = db.prepare("DELETE FROM view_entry WHERE consumer = ?");
  const selectConsumer = db.prepare("SELECT generation FROM view_consumer WHERE consumer = ?");
  const upsertConsumer = db.prepare(
    "INSERT INTO view_consumer (consumer, generation) VALUES (?, ?) ON CONFLICT DO UPDATE SET generation = excluded.generation",
  );
  const selectTables = db.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name GLOB ?");

  const toEntry = (row: Record<string, unknown>): Entry => {
    const { layout = 1, ...spec } = JSON.parse(String(row["spec"])) as ViewSpec & { layout?: number };
    return {
      spec,
      layout,
      consumer: String(row["consumer"]),
      generation: Number(row["generation"]),
    };
  };
  const find = (name: string): Entry | undefined => {
    const row = selectEntry.get(name);
    return row && toEntry(row);
  };
  const entriesOf = (consumer: string): Entry[] => selectEntries.all(consumer).map(toEntry);
  const save = (consumer: string, spec: ViewSpec, generation: number) =>
    upsertEntry.run(spec.name, consumer, generation, JSON.stringify({ ...spec, layout: LAYOUT }));
  const current = (consumer: string): number => Number(selectConsumer.get(consumer)?.["generation"] ?? 0);

  /** Higher than any generation of these names, so that no table of an unfinished rebuild is in the way. */
  const nextGeneration = (consumer: string, specs: readonly ViewSpec[]): number => {
    const used = [
      ...specs.flatMap(({ name }) => selectTables.all(`view.${name}@*`)),
      ...selectTables.all(`mark.${consumer}@*`),
    ];
    return 1 + Math.max(current(consumer), ...used.map((row) => Number(String(row["name"]).split("@")[1])));
  };

  const drop = (consumer: string): void => {
    for (const { spec, generation } of entriesOf(consumer)) dropTables(db, viewShape(spec, generation));
    dropWatermarks(db, consumer, current(consumer));
    deleteEntries.run(consumer);
  };

  /** Tables that no entry names were left by a rebuild that did not finish. */
  const dropUnfinished = (consumer: string, specs: readonly ViewSpec[]): void => {
    for (const { name } of specs) {
      const generation = find(name)?.generation;
      for (const row of selectTables.all(`view.${name}@*`)) {
        const other = Number(String(row["name"]).split("@")[1]);
        if (other !== generation) dropTables(db, viewShape({ name, fields: [] }, other));
      }
    }
    for (const row of selectTables.all(`mark.${consumer}@*`)) {
      const other = Number(String(row["name"]).split("@")[1]);
      if (other !== current(consumer)) dropWatermarks(db, consumer, other);
    }
  };

  const create = (consumer: string, spec: ViewSpec, generation: number): void => {
    const shape = viewShape(spec, generation);
    createTables(db, shape);
    createIndexes(db, shape);
    save(consumer, spec, generation);
  };

  /** Other fields or another layout, same meaning: the same documents in tables with the new columns. */
  const reshape = ({ spec: old, consumer, generation }: Entry, spec: ViewSpec): void => {
    const from = viewShape(old, generation);
    const next = nextGeneration(consumer, [spec]);
    const to = viewShape(spec, next);
    createTables(db, to);
    const writer = viewFiller(db, to);
    for (const row of db.prepare(`SELECT id, doc FROM ${from.table}`).iterate()) {
      writer.put(String(row["id"]), JSON.parse(String(row["doc"])) as object);
    }
    createIndexes(db, to);
    fillLists(db, to);
    dropTables(db, from);
    save(consumer, spec, next);
  };

  const prepare = (consumer: string, specs: readonly ViewSpec[]): { generation: number; shapes: ViewShape[] } => {
    dropUnfinished(consumer, specs);
    const generation = nextGeneration(consumer, specs);
    const shapes = specs.map((spec) => viewShape(spec, generation));
    for (const shape of shapes) createTables(db, shape);
    createWatermarks(db, consumer, generation);
    return { generation, shapes };
  };

  const swap = (consumer: string, specs: readonly ViewSpec[], generation: number): void => {
    drop(consumer);
    for (const spec of specs) save(consumer, spec, generation);
    upsertConsumer.run(consumer, generation);
  };

  const define = (consumer: string, specs: readonly ViewSpec[]): void => {
    checkName(consumer);
    for (const { name, revision } of specs) {
      const known = find(checkName(name));
      if (known && known.consumer !== consumer) throw new Error(`view ${name} belongs to ${known.consumer}`);
      if (known && known.spec.revision > revision) {
        throw new Unstartable(
          `The view ${name} was written by a newer Yihan (revision ${known.spec.revision}, this program knows ${revision}): start that version, or restore an older backup.`,
        );
      }
    }
    dropUnfinished(consumer, specs);
    const raised = specs.some(({ name, revision }) => (find(name)?.spec.revision ?? revision) < revision);
    if (raised || current(consumer) === 0) {
      const { generation, shapes } = prepare(consumer, specs);
      for (const shape of shapes) createIndexes(db, shape);
      swap(consumer, specs, generation);
      return;
    }
    for (const spec of specs) {
      const known = find(spec.name);
      if (!known) create(consumer, spec, nextGeneration(consumer, [spec]));
      else if (known.layout !== LAYOUT || !sameShape(known.spec, spec)) reshape(known, spec);
    }
  };

  return {
    define,
    isDefined: (consumer) => current(consumer) > 0,
    generationOf: (consumer) => {
      const generation = current(consumer);
      if (generation === 0) throw new Error(`${consumer} has defined no views`);
      return generation;
    },
    shapesOf: (consumer) => entriesOf(consumer).map(({ spec, generation }) => viewShape(spec, generation)),
    prepare,
    swap,
  };
};
