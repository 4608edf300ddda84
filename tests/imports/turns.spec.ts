import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { newId } from "@yihan/kernel";
import type { Actor } from "@yihan/matter";
import { importTurns } from "@yihan/approval/imports/import-turns";
import { bureau, cast, machineOf } from "../cast.ts";
import { csv, licenceRow, openOffice, type Office } from "./office.ts";

let office: Office;
beforeEach(async () => {
  office = await openOffice();
});
afterEach(() => office.close());

/** Starts an import of rows `from` onward; says its id and the state it then has. */
const start = async (actor: Actor, count: number, from = 1): Promise<{ id: string; state: string }> => {
  const id = newId(office.clock.now());
  const path = join(office.folder, `${id}.csv`);
  await writeFile(path, csv(Array.from({ length: count }, (_, index) => licenceRow(from + index))));
  const { api } = office.running.imports;
  return api.start({ path, file: "file.csv", kind: "licence", mode: "register", actor, id });
};
/** The same upload twice at the same time, as a client sends that had no answer yet. */
const startTwice = async (actor: Actor, count: number): Promise<string> => {
  const id = newId(office.clock.now());
  const { api } = office.running.imports;
  const paths = [join(office.folder, `${id}-1.csv`), join(office.folder, `${id}-2.csv`)];
  for (const path of paths)
    await writeFile(path, csv(Array.from({ length: count }, (_, index) => licenceRow(index + 1))));
  await Promise.all(
    paths.map((path) => api.start({ path, file: "file.csv", kind: "licence", mode: "send", actor, id })),
  );
  return id;
};
const ended = (id: string) => office.running.imports.api.finished(id);

test("of one authority one file is read at a time, of all two; the others wait and say so, and all end", async () => {
  const own = machineOf(bureau.approval);
  const started = [
    await start(own, 600),
    await start(own, 20, 601),
    await start(machineOf(bureau.transport), 600),
    await start(machineOf(bureau.enforcement), 5),
  ];
  expect(started.map(({ state }) => state)).toEqual(["reading", "waiting", "reading", "waiting"]);
  expect(await office.running.imports.api.find(own, started[1]!.id)).toMatchObject({ state: "waiting", rows: 0 });
  await expect(office.running.imports.api.mend(own, started[1]!.id, 2, {})).rejects.toMatchObject({
    code: "still-reading",
  });
  const reports = await Promise.all(started.map(({ id }) => ended(id)));
  expect(reports.map(({ state, rows }) => ({ state, rows }))).toEqual(
    [600, 20, 600, 5].map((rows) => ({ state: "done", rows })),
  );
});

test("the same upload twice at once is one import, read once, and nothing waits for its file afterwards", async () => {
  const id = await startTwice(machineOf(bureau.approval), 20);
  expect(await ended(id)).toMatchObject({ state: "done", rows: 20, counts: { letters: 20, known: 0 } });
  await office.reopen();
  await office.running.imports.start();
  expect(await ended(id)).toMatchObject({ state: "done", rows: 20, counts: { letters: 20, known: 0 } });
});

test("what waits survives a restart and is done after it, in its turn", async () => {
  const started = [await start(cast.li, 1_200), await start(cast.li, 30, 1_201), await start(cast.li, 10, 1_231)];
  await office.reopen();
  const { api } = office.running.imports;
  expect(await api.find(cast.li, started[2]!.id)).toMatchObject({ state: "waiting", finished: null });
  await office.running.imports.start();
  for (const [index, { id }] of started.entries())
    expect(await api.finished(id)).toMatchObject({
      state: "done",
      rows: [1_200, 30, 10][index],
      counts: { known: [1_200, 30, 10][index] },
    });
});

test("more than a hundred unfinished imports are all resumed, and the list gives them page by page", async () => {
  const begun: string[] = [];
  for (let index = 1; index <= 130; index++) {
    begun.push((await start(cast.li, 1, index)).id);
    office.clock.advance(1);
  }
  await office.reopen();
  const { imports } = office.running;
  await imports.start();
  for (const id of begun) expect(await imports.api.finished(id)).toMatchObject({ state: "done", rows: 1 });
  const listed: string[] = [];
  for (let cursor: string | undefined; ;) {
    const page = await imports.api.list(cast.li, { limit: 50, ...(cursor !== undefined && { cursor }) });
    expect(page.items.length).toBeLessThanOrEqual(50);
    listed.push(...page.items.map(({ id }) => id));
    cursor = page.next;
    if (cursor === undefined) break;
  }
  expect(listed).toEqual(begun.toReversed());
});

test("who may not open the letters may not start their import, and is told who may", async () => {
  const { requireMayStart } = office.running.imports.api;
  const asked = { kind: "licence", mode: "send" } as const;
  for (const actor of [cast.li, machineOf(bureau.approval)]) await requireMayStart(actor, asked);
  for (const actor of [cast.wang, cast.guo, cast.xu, machineOf(bureau.transport)])
    for (const mode of ["send", "register"] as const)
      await expect(requireMayStart(actor, { ...asked, mode })).rejects.toThrow(
        expect.objectContaining({
          kind: "forbidden",
          code: "not-yours",
          text: { zh: expect.stringContaining("只能由"), en: expect.stringContaining("Only") },
        }),
      );
});

test("turns go on after work that fails, first come first served among those whose authority is free", async () => {
  const turns = importTurns(2);
  const order: string[] = [];
  const gates = new Map<string, PromiseWithResolvers<void>>();
  const enter = (authority: string, name: string) => {
    const gate = Promise.withResolvers<void>();
    gates.set(name, gate);
    return turns.enter(authority, async () => {
      order.push(name);
      await gate.promise;
    });
  };
  const done = [enter("A", "a1"), enter("A", "a2"), enter("B", "b1"), enter("C", "c1"), enter("A", "a3")];
  expect(order).toEqual(["a1", "b1"]);
  gates.get("b1")!.reject(new Error("unreadable"));
  await expect(done[2]).rejects.toThrow("unreadable");
  expect(order).toEqual(["a1", "b1", "c1"]);
  gates.get("a1")!.resolve();
  await done[0];
  expect(order).toEqual(["a1", "b1", "c1", "a2"]);
  gates.get("a2")!.resolve();
  gates.get("c1")!.resolve();
  await Promise.all([done[1], done[3]]);
  turns.close();
  gates.get("a3")!.resolve();
  await Promise.all([
    done[4],
    enter("A", "late").finally(() => undefined),
    (async () => gates.get("late")!.resolve())(),
  ]);
  expect(order.at(-1)).toBe("late");
});
