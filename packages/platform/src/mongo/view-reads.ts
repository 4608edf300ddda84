import type { Scalar, Views } from "@yihan/kernel";
import type { Db } from "./connect.ts";
import { refusing } from "./mongo-fault.ts";
import { findPlan, whereFilter } from "./view-query.ts";
import { valueAt, type ViewDocument, type ViewShape } from "./view-shape.ts";

/** What reads the documents of a view, wherever `shapeOf` says that they lie by now. */
export const viewReads = (
  db: Db,
  shapeOf: (view: string) => Promise<ViewShape>,
): Pick<Views, "get" | "getMany" | "find" | "count" | "countBy"> => {
  const documentsOf = ({ collection }: ViewShape) => db.collection<ViewDocument>(collection);

  const get = async <T>(view: string, id: string): Promise<T | undefined> => {
    const found = await documentsOf(await shapeOf(view)).findOne({ _id: id }, { projection: { doc: 1 } });
    return found?.doc === undefined ? undefined : (JSON.parse(found.doc) as T);
  };

  const getMany = async <T>(view: string, ids: readonly string[]): Promise<Map<string, T>> => {
    const documents = documentsOf(await shapeOf(view));
    const found = await documents.find({ _id: { $in: [...ids] } }, { projection: { doc: 1 } }).toArray();
    return new Map(found.flatMap(({ _id, doc }) => (doc === undefined ? [] : [[_id, JSON.parse(doc) as T] as const])));
  };

  const find = async <T>(view: string, query: Parameters<Views["find"]>[1]) => {
    const shape = await shapeOf(view);
    const plan = findPlan(shape, query);
    const found: ViewDocument[] = [];
    for (const filter of plan.filters) {
      const wanted = plan.limit + 1 - found.length;
      if (wanted === 0) break;
      const options = { sort: plan.sort, limit: wanted, batchSize: wanted, projection: { doc: 1, [plan.by]: 1 } };
      found.push(...(await documentsOf(shape).find(filter, options).toArray()));
    }
    const page = found.slice(0, plan.limit);
    const items = page.map(({ doc }) => JSON.parse(doc!) as T);
    const last = page.at(-1);
    if (found.length <= plan.limit || !last) return { items };
    return { items, next: plan.next({ value: valueAt(last, plan.by), id: last._id }) };
  };

  return {
    get: refusing(get) as Views["get"],
    getMany: refusing(getMany) as Views["getMany"],
    find: refusing(find) as Views["find"],
    count: refusing(async (view, where) => {
      const shape = await shapeOf(view);
      return documentsOf(shape).countDocuments(whereFilter(shape, where));
    }),
    countBy: refusing(async (view, field, where) => {
      const shape = await shapeOf(view);
      const found = await documentsOf(shape)
        .aggregate<{ _id: Scalar; number: number }>([
          { $match: whereFilter(shape, where) },
          { $group: { _id: `$${shape.path(field)}`, number: { $sum: 1 } } },
        ])
        .toArray();
      return new Map(found.map(({ _id, number }) => [_id, number]));
    }),
  };
};
