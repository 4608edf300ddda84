import type { EventBus, Views } from "@yihan/kernel";
import { licenseeIndex } from "@yihan/approval/imports/licensees";
import { csv, licenceRow, openOffice, type Office } from "./office.ts";

let office: Office;
beforeEach(async () => {
  office = await openOffice();
});
afterEach(() => office.close());

/** An index whose facts are handed over by the test. */
const indexOver = async (views: Views) => {
  let handle: Parameters<EventBus["subscribe"]>[0]["handle"] | undefined;
  const bus: EventBus = {
    publish: async () => undefined,
    subscribe: async (subscriber) => {
      handle = subscriber.handle;
      return { settled: async () => undefined, stop: async () => undefined } as never;
    },
  };
  const index = await licenseeIndex(views, bus);
  await index.start();
  return { index, take: handle! };
};

test("two processes that fold the licence index at once both end with every notice in it, once", async () => {
  const party = "91430121MA4L000111";
  const report = await office.import(csv([licenceRow(1), licenceRow(2)]));
  const { store, ports } = office.running;
  const matters = (await office.outcomes(report.id)).flatMap(({ matter }) => matter ?? []);
  const facts = (await Promise.all(matters.map((matter) => store.read(matter)))).flat();
  const before = await ports.views.watermarks("licensees", ["batches"]);
  const newest = await (await indexOver(ports.views)).index.find(party);
  for (const { matter } of facts)
    await ports.views.write({ puts: [{ view: "licensees", id: matter, doc: undefined }] });

  let others = 3;
  const late: Views = {
    ...ports.views,
    write: async (change) => {
      if (change.consumer === "licensees" && others-- > 0) {
        const from = (await ports.views.watermarks("licensees", ["batches"])).get("batches") ?? 0;
        await ports.views.write({
          consumer: "licensees",
          puts: [],
          advance: [{ matter: "batches", from, to: from + 1 }],
        });
      }
      return ports.views.write(change);
    },
  };
  const { index, take } = await indexOver(late);
  await take(facts);
  await take(facts);
  expect(others).toBeLessThanOrEqual(0);
  expect(newest).toBeDefined();
  expect(await index.find(party)).toEqual(newest);
  const after = await ports.views.watermarks("licensees", ["batches"]);
  expect(after.get("batches")).toBe((before.get("batches") ?? 0) + 4);
});
