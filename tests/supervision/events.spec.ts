import type { PushedEvent } from "@yihan/matter";
import { bureau, cast, officer } from "../cast.ts";
import { openWorld, type World } from "./world.ts";

const { wang, sun } = cast;
let world: World;
beforeEach(async () => {
  world = await openWorld();
  await world.start();
});
afterEach(async () => {
  await world.close();
});

const listen = async (reader: typeof wang, last: string): Promise<{ events: PushedEvent[]; stop(): void }> => {
  const events: PushedEvent[] = [];
  const stop = await world.api.subscribe(reader, last, (event) => events.push(event));
  return { events, stop };
};
const notices = (events: readonly PushedEvent[]): string[] =>
  events.filter(({ type }) => type === "notification").map(({ data }) => (data as { fact: string }).fact);
const isGrowing = (events: readonly PushedEvent[]): boolean =>
  events.every(({ id }, index) => index === 0 || id > events[index - 1]!.id);

test("an open page is told of a letter, and the letter counts as delivered", async () => {
  const { events, stop } = await listen(wang, "now");
  const matter = await world.letter(1);
  await world.settled();
  expect(events.map(({ type }) => type)).toEqual(["notification", "matter"]);
  expect(events[0]!.data).toMatchObject({ matter, kind: "to-act" });
  expect((await world.api.ladders(matter))[0]!.delivered).not.toBeNull();
  stop();
  await world.letter(2);
  await world.settled();
  expect(events).toHaveLength(2);
});

test("a colleague of the unit sees that the list changed, without being told as if it were theirs", async () => {
  const colleague = officer("hu");
  const { events } = await listen(sun, "now");
  await world.letter(1);
  await world.settled();
  if (sun.kind === "officer" && colleague.kind === "officer") expect(notices(events)).toEqual([]);
});

test("a page that went away at any moment and comes back with its last id misses nothing and gets nothing twice", async () => {
  const first = await listen(wang, "");
  for (let number = 0; number < 5; number += 1) await world.letter(number);
  await world.settled();
  first.stop();
  expect(isGrowing(first.events)).toBe(true);
  const late = await Promise.all([5, 6, 7].map((number) => world.letter(number)));
  await world.settled();
  for (const [index, { id }] of first.events.entries()) {
    const again = await listen(wang, id);
    again.stop();
    expect(isGrowing(again.events)).toBe(true);
    expect([...notices(first.events.slice(0, index + 1)), ...notices(again.events)]).toHaveLength(8);
    expect(notices(again.events).slice(-3).toSorted()).toEqual(late.map((matter) => `${matter}/1`).toSorted());
  }
});

test("letters that arrive while the past is read come once", async () => {
  for (let number = 0; number < 20; number += 1) await world.letter(number);
  const seen: PushedEvent[] = [];
  const writing = Promise.all(Array.from({ length: 60 }, (_, number) => world.letter(number + 20)));
  const subscribing = world.api.subscribe(wang, "", (event) => seen.push(event));
  await writing;
  await world.settled();
  await subscribing;
  expect(new Set(notices(seen)).size).toBe(80);
  expect(notices(seen)).toHaveLength(80);
  expect(isGrowing(seen)).toBe(true);
});

test("an id of another epoch, or none at all, resets the page, which then goes on live", async () => {
  await world.letter(1);
  await world.settled();
  for (const last of ["zz.000000000000001.000001", "nonsense", "'; --"]) {
    const { events, stop } = await listen(wang, last);
    await world.letter(last);
    await world.settled();
    expect(events.map(({ type }) => type)).toEqual(["reset", "notification", "matter"]);
    stop();
  }
});

test("a page that fails disturbs neither the others nor what is taken in", async () => {
  await world.api.subscribe(wang, "now", () => {
    throw new Error("the connection is gone");
  });
  const { events } = await listen(wang, "now");
  await world.letter(1);
  await world.letter(2);
  await world.settled();
  expect(notices(events)).toHaveLength(2);
  expect(await world.supervision.subscription()!.parked()).toEqual([]);
  expect(world.faults).toHaveLength(1);
});

test("what leaves a list is told to whose list it leaves", async () => {
  const matter = await world.letter(1);
  await world.settled();
  const { events } = await listen(wang, "now");
  await world.step({ matter, step: "returned", by: sun, reason: "非本部门职责", data: { proposed: bureau.city } });
  await world.settled();
  expect(events.map(({ data }) => data)).toMatchObject([{ matter, status: "returned" }]);
});
