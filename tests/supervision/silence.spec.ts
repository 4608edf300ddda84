import { cast, bureau, on } from "../cast.ts";
import { openWorld, type World } from "./world.ts";

const { wang, sun, he } = cast;
let world: World;
beforeEach(async () => {
  world = await openWorld();
  await world.start();
});
afterEach(async () => {
  await world.close();
});

/** Moves to just after the earliest clock of the matter and lets supervision look, twice. */
const passNext = async (matter: string): Promise<void> => {
  const row = (await world.store.read(matter)).length;
  const { clocks } = (await world.api.findMatter(he, matter))!;
  world.clock.set(Math.min(...clocks.filter(({ due, lapsed }) => due !== 0 && !lapsed).map(({ due }) => due)) + 1);
  await world.supervision.tick();
  await world.supervision.tick();
  await world.settled();
  await world.supervision.tick();
  await world.settled();
  expect((await world.store.read(matter)).length).toBe(row + 1);
};

const kindsOf = async (reader: typeof wang): Promise<string[]> =>
  (await world.api.notifications(reader, {})).items.map(({ kind }) => kind).toReversed();

test("a letter that nobody claims lapses, then the head is told, then the judicial bureau's desk, each once", async () => {
  const matter = await world.letter(1);
  await world.settled();
  world.clock.advance(60_000);
  expect(await world.supervision.tick()).toEqual({ lapsed: 0, escalated: 0, settled: 0, failed: 0 });

  await passNext(matter);
  expect(await kindsOf(wang)).toEqual(["to-act", "lapsed"]);
  expect((await world.api.worklist(sun, "overdue", {})).items.map(({ id }) => id)).toEqual([matter]);
  expect(await world.api.worklistCounts(he)).toMatchObject({ overdue: 1 });

  await passNext(matter);
  const told = (await world.api.ladders(matter)).filter(({ kind }) => kind === "escalated");
  expect(told).toMatchObject([{ officer: "zhou", route: { authority: bureau.transport } }]);

  await passNext(matter);
  expect((await world.api.ladders(matter)).map(({ kind, officer }) => [kind, officer])).toEqual([
    ["to-act", "wang"],
    ["lapsed", "wang"],
    ["escalated", "zhou"],
    ["escalated", "xu"],
  ]);
  expect((await world.api.findMatter(he, matter))!.clocks.map(({ id }) => id)).toEqual(["N2"]);

  world.clock.advance(30 * 86_400_000);
  expect(await world.supervision.tick()).toEqual({ lapsed: 0, escalated: 0, settled: 0, failed: 0 });
  await world.step({ matter, step: "received", by: sun });
  await world.settled();
  expect(await world.api.worklistCounts(he)).toMatchObject({ overdue: 0 });
  expect(world.faults).toEqual([]);
});

test("a clock that was met while supervision had not heard of it yet is settled, not lapsed", async () => {
  const matter = await world.letter(1);
  await world.settled();
  const due = (await world.api.findMatter(wang, matter))!.due!;
  await world.supervision.subscription()!.stop();
  await world.step({ matter, step: "received", by: sun });
  world.clock.set(due + 1);
  expect(await world.supervision.tick()).toEqual({ lapsed: 0, escalated: 0, settled: 1, failed: 0 });
  expect(await world.supervision.tick()).toEqual({ lapsed: 0, escalated: 0, settled: 0, failed: 0 });
});

test("after a restart the clocks go on, and those that passed meanwhile lapse once", async () => {
  const matter = await world.letter(1);
  await world.settled();
  const { folder } = world;
  const due = (await world.api.findMatter(wang, matter))!.due!;
  await world.close({ keep: true });
  world = await openWorld({ folder, at: due + 86_400_000 });
  expect((await world.supervision.tick()).lapsed).toBe(1);
  await world.start();
  await world.settled();
  expect(await kindsOf(wang)).toEqual(["to-act", "lapsed"]);
});

test("thousands of clocks that pass in the same second lapse, none twice, while commands go on", async () => {
  const letters = 1_000;
  const matters = await Promise.all(Array.from({ length: letters }, (_, number) => world.letter(number)));
  await world.settled();
  world.clock.set((await world.api.findMatter(wang, matters[0]!))!.due! + 1);
  const ticking = world.supervision.tick();
  const late = await world.letter("meanwhile", { decidedOn: "2026-03-11" });
  expect((await ticking).lapsed).toBe(letters);
  await world.settled();
  expect((await world.supervision.tick()).lapsed).toBe(0);
  expect(world.asked).toHaveLength(letters);
  expect((await world.api.worklistCounts(he)).overdue).toBe(letters);
  expect((await world.store.read(late)).length).toBe(1);
  expect(on("03-10")).toBeLessThan(world.clock.now());
});

test("an owner who can't be reached is asked again after a growing pause, and the clock lapses once", async () => {
  let down = true;
  const failing = await openWorld({
    asking: () => {
      if (down) throw new Error("connection refused");
    },
  });
  await failing.start();
  const matter = await failing.letter(1);
  await failing.settled();
  failing.clock.set((await failing.api.findMatter(wang, matter))!.due! + 1);
  const counts = async (): Promise<number[]> => {
    const { lapsed, failed } = await failing.supervision.tick();
    return [lapsed, failed, failing.asked.length];
  };
  expect(await counts()).toEqual([0, 1, 1]);
  expect(await counts()).toEqual([0, 0, 1]);
  failing.clock.advance(2_000);
  expect(await counts()).toEqual([0, 1, 2]);
  failing.clock.advance(2_000);
  expect(await counts()).toEqual([0, 0, 2]);
  down = false;
  failing.clock.advance(2_000);
  expect(await counts()).toEqual([1, 0, 3]);
  await failing.settled();
  expect(await counts()).toEqual([0, 0, 3]);
  expect((await failing.store.read(matter)).map(({ step }) => step)).toEqual(["issued", "lapsed"]);
  await failing.close();
});

test("the timer by itself finds what passed while nobody ran", async () => {
  const matter = await world.letter(1);
  await world.settled();
  const { folder } = world;
  const due = (await world.api.findMatter(wang, matter))!.due!;
  await world.close({ keep: true });
  const taken = Promise.withResolvers<string>();
  world = await openWorld({ folder, at: due + 1, timer: true, asking: ({ matter: about }) => taken.resolve(about) });
  await world.start();
  expect(await taken.promise).toBe(matter);
});
