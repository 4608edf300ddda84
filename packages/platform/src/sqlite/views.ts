import type { DatabaseSync, SQLInputValue, StatementSync } from "node:sqlite";
import type { Scalar, ViewChange, Views } from "@yihan/kernel";
import type { Database } from "./group-commit.ts";
import { viewCatalog } from "./view-catalog.ts";
import { chooseDriver, findSql, whereSql, type Sql } from "./view-query.ts";
import { fromSql, type ViewShape } from "./view-shape.ts";
import { createIndexes, fillLists, viewFiller, viewWriter, type ViewWriter } from "./view-tables.ts";
import { openWatermarks, type Watermarks } from "./watermarks.ts";

/** Statements kept prepared by their text; queries differ in values far more often than in shape. */
const REMEMBERED_STATEMENTS = 200;

const statements = (db: DatabaseSync): ((sql: string) => StatementSync) => {
  const known = new Map<string, StatementSync>();
  return (sql) => {
    let statement = known.get(sql);
    if (!statement) {
      if (known.size >= REMEMBERED_STATEMENTS) known.clear();
      statement = db.prepare(sql);
      known.set(sql, statement);
    }
    return statement;
  };
};

/** Where a consumer's changes go: the tables that are read, or those that a rebuild fills. */
interface Target {
  shapes: readonly ViewShape[];
  writers: Map<string, ViewWriter>;
  watermarks: Watermarks;
}

/** The read models in `database`: a table per view, a column with an index per declared field. */
export const sqliteViews = (database: Database): Views => {
  const { db } = database;
  const catalog = viewCatalog(db);
  const prepared = statements(db);
  const shapes = new Map<string, ViewShape>();
  const liveWriters = new Map<string, ViewWriter>();
  const targets = new Map<string, Target>();
  const filling = new Set<Target>();
  let redefined: string[] = [];

  const shapeOf = (view: string): ViewShape => {
    const shape = shapes.get(view);
    if (!shape) throw new Error(`there is no view ${view}`);
    return shape;
  };
  const targetOf = (consumer: string): Target => {
    const target = targets.get(consumer);
    if (!target) throw new Error(`${consumer} has defined no views`);
    return target;
  };
  const openTarget = (
    consumer: string,
    generation: number,
    of: readonly ViewShape[],
    writer: typeof viewWriter,
  ): Target => ({
    shapes: of,
    writers: new Map(of.map((shape) => [shape.name, writer(db, shape)])),
    watermarks: openWatermarks(db, consumer, generation),
  });
  const forget = (consumer: string): void => {
    for (const { name } of targets.get(consumer)?.shapes ?? []) {
      shapes.delete(name);
      liveWriters.delete(name);
    }
    targets.delete(consumer);
  };
  /** Turns to the tables that the catalog names; in the same transaction that changed it, so that the next work sees them. */
  const reopen = (consumer: string): void => {
    forget(consumer);
    const target = openTarget(consumer, catalog.generationOf(consumer), catalog.shapesOf(consumer), viewWriter);
    for (const shape of target.shapes) shapes.set(shape.name, shape);
    for (const [view, writer] of target.writers) liveWriters.set(view, writer);
    targets.set(consumer, target);
    redefined.push(consumer);
  };
  database.onCommit(() => {
    redefined = [];
  });
  database.onRollback(() => {
    for (const { watermarks } of [...targets.values(), ...filling]) watermarks.forget();
    const undone = redefined;
    redefined = [];
    for (const consumer of undone) {
      forget(consumer);
      if (catalog.isDefined(consumer)) reopen(consumer);
    }
  });
  const liveWriter = (view: string): ViewWriter => {
    const writer = liveWriters.get(view);
    if (!writer) throw new Error(`there is no view ${view}`);
    return writer;
  };

  const apply = (
    change: ViewChange,
    watermarks: Watermarks | undefined,
    writerFor: (view: string) => ViewWriter,
  ): void => {
    if (watermarks && change.advance) watermarks.check(change.advance);
    for (const { view, id, doc } of change.puts) writerFor(view).put(id, doc);
    if (watermarks && change.advance) watermarks.advance(change.advance);
  };

  const whole = (sql: string, values: readonly SQLInputValue[]) => prepared(sql).all(...values);

  const countUpTo = (shape: ViewShape, condition: Sql, limit: number): number =>
    Number(
      whole(
        `SELECT count(*) AS number FROM (SELECT 1 FROM ${shape.table} AS view WHERE ${condition.text} LIMIT ${limit})`,
        condition.values,
      )[0]?.["number"],
    );

  return {
    define: async (consumer, specs) => {
      await database.run(
        () => {
          catalog.define(consumer, specs);
          reopen(consumer);
        },
        { isolated: true },
      );
    },

    get: async <T>(view: string, id: string) => {
      const row = prepared(`SELECT doc FROM ${shapeOf(view).table} WHERE id = ?`).get(id);
      return row && (JSON.parse(String(row["doc"])) as T);
    },

    getMany: async <T>(view: string, ids: readonly string[]) => {
      const select = prepared(`SELECT doc FROM ${shapeOf(view).table} WHERE id = ?`);
      const found = new Map<string, T>();
      for (const id of ids) {
        const row = select.get(id);
        if (row) found.set(id, JSON.parse(String(row["doc"])) as T);
      }
      return found;
    },

    find: async <T>(view: string, query: Parameters<Views["find"]>[1]) => {
      const shape = shapeOf(view);
      const sql = findSql(
        shape,
        query,
        chooseDriver(shape, query, (condition, limit) => countUpTo(shape, condition, limit)),
      );
      const rows = whole(sql.text, sql.values);
      const page = rows.slice(0, sql.limit);
      const items = page.map((row) => JSON.parse(String(row["doc"])) as T);
      const last = page[page.length - 1];
      return rows.length > sql.limit && last
        ? { items, next: sql.next({ id: String(last["id"]), row: Number(last["row"]), by: last["by"] }) }
        : { items };
    },

    count: async (view, where) => {
      const shape = shapeOf(view);
      const condition = whereSql(shape, where);
      return Number(
        whole(`SELECT count(*) AS number FROM ${shape.table} AS view WHERE ${condition.text}`, condition.values)[0]?.[
          "number"
        ],
      );
    },

    countBy: async (view, field, where) => {
      const shape = shapeOf(view);
      const condition = whereSql(shape, where);
      const column = shape.column(field);
      const rows = whole(
        `SELECT ${column} AS value, count(*) AS number FROM ${shape.table} AS view WHERE ${condition.text} GROUP BY ${column}`,
        condition.values,
      );
      return new Map<Scalar, number>(rows.map((row) => [fromSql(row["value"]), Number(row["number"])]));
    },

    watermarks: async (consumer, matters) => targetOf(consumer).watermarks.of(matters),

    write: async (change) => {
      const watermarks = change.consumer === undefined ? undefined : targetOf(change.consumer).watermarks;
      for (const { view } of change.puts) shapeOf(view);
      await database.run(() => apply(change, watermarks, liveWriter));
    },

    rebuild: async (consumer, specs, fill) => {
      const { generation, shapes: next } = await database.run(() => catalog.prepare(consumer, specs), {
        isolated: true,
      });
      const target = openTarget(consumer, generation, next, viewFiller);
      filling.add(target);
      try {
        await fill({
          write: (change) =>
            database.run(() =>
              apply(change, target.watermarks, (view) => {
                const writer = target.writers.get(view);
                if (!writer) throw new Error(`view ${view} is not being rebuilt`);
                return writer;
              }),
            ),
        });
        for (const shape of next) {
          await database.run(() => createIndexes(db, shape));
          await database.run(() => fillLists(db, shape));
        }
        await database.run(() => {
          catalog.swap(consumer, specs, generation);
          reopen(consumer);
        });
      } finally {
        filling.delete(target);
      }
    },
  };
};
