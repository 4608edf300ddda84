import { cast, on } from "../cast.ts";
import { openWorld, type World } from "./world.ts";

const { li, wang, sun } = cast;
let world: World;
beforeEach(async () => {
  world = await openWorld();
});
afterEach(async () => {
  await world.close();
});

const noticesOf = async (reader: typeof wang) => (await world.api.notifications(reader, {})).items;

test("a letter is told to the officer whom the duty list names, once, and says why just they", async () => {
  await world.start();
  const matter = await world.letter(1);
  await world.settled();
  const notices = await noticesOf(wang);
  expect(notices).toHaveLength(1);
  expect(notices[0]).toMatchObject({
    id: `${matter}/1/wang/in-app`,
    matter,
    kind: "to-act",
    officer: "wang",
    step: "issued",
    sent: on("03-10"),
    read: null,
    accepted: null,
    route: { by: "duty", officer: "wang" },
  });
  expect(await noticesOf(li)).toEqual([]);
});

test("the same facts twice, and a batch that was half taken in, tell nobody twice", async () => {
  const one = await world.letter(1);
  const two = await world.letter(2);
  const facts = await world.facts(one, two);
  await world.supervision.handle(facts.slice(0, 1));
  await world.supervision.handle(facts);
  await world.supervision.handle(facts);
  await world.start();
  await world.settled();
  expect((await noticesOf(wang)).map(({ fact }) => fact).toSorted()).toEqual([`${one}/1`, `${two}/1`].toSorted());
  expect((await world.api.county()).letters).toBe(2);
});

test("two who take the same facts in at the same time tell once", async () => {
  const facts = await world.facts(await world.letter(1), await world.letter(2));
  await Promise.all([
    world.supervision.handle(facts),
    world.supervision.handle(facts),
    world.supervision.handle(facts.slice(1)),
  ]);
  expect(await noticesOf(wang)).toHaveLength(2);
});

test("a restart in the middle goes on where it stood", async () => {
  const one = await world.letter(1);
  await world.supervision.handle(await world.facts(one));
  const { folder } = world;
  await world.close({ keep: true });
  world = await openWorld({ folder });
  await world.letter(2);
  await world.start();
  await world.settled();
  expect(await noticesOf(wang)).toHaveLength(2);
});

test("a gap sets the matter aside until the missing fact comes", async () => {
  const matter = await world.letter(1);
  await world.step({ matter, step: "received", by: sun });
  const facts = await world.facts(matter);
  await expect(world.supervision.handle(facts.slice(1))).rejects.toThrow("came after 0");
  expect(await world.api.findMatter(wang, matter)).toBeUndefined();
  await world.supervision.handle(facts);
  expect(await world.api.findMatter(wang, matter)).toMatchObject({ version: 2, status: "received" });
});

test("the ladder climbs from sent to delivered, read and accepted, and a rung climbed twice keeps its first time", async () => {
  await world.start();
  const matter = await world.letter(1);
  await world.settled();
  const id = `${matter}/1/wang/in-app`;
  expect(await world.api.ladders(matter)).toMatchObject([{ id, delivered: null, read: null, accepted: null }]);
  world.clock.advance(1_000);
  await noticesOf(wang);
  await world.settled();
  expect(await world.api.ladders(matter)).toMatchObject([{ delivered: on("03-10") + 1_000, read: null }]);
  world.clock.advance(1_000);
  await world.api.mark(wang, id, "read");
  world.clock.advance(1_000);
  await world.api.mark(wang, id, "read");
  await world.api.mark(wang, id, "delivered");
  await world.step({ matter, step: "received", by: sun });
  await world.settled();
  expect((await world.api.ladders(matter))[0]).toMatchObject({
    sent: on("03-10"),
    delivered: on("03-10") + 1_000,
    read: on("03-10") + 2_000,
    accepted: on("03-10") + 3_000,
  });
});

test("what was read is not among the unread, and only the officer told may say that it was", async () => {
  await world.start();
  const one = await world.letter(1);
  await world.letter(2);
  await world.settled();
  await expect(world.api.mark(sun, `${one}/1/wang/in-app`, "read")).rejects.toMatchObject({ kind: "not-found" });
  await world.api.mark(wang, `${one}/1/wang/in-app`, "read");
  expect((await world.api.notifications(wang, { unread: true })).items).toHaveLength(1);
  expect(await noticesOf(wang)).toHaveLength(2);
});

test("notices come in pages, newest first, each once", async () => {
  await world.start();
  for (let number = 1; number <= 7; number += 1) await world.letter(number);
  await world.settled();
  const seen: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await world.api.notifications(wang, { limit: 3, ...(cursor && { cursor }) });
    seen.push(...page.items.map(({ id }) => id));
    cursor = page.next;
  } while (cursor);
  expect(new Set(seen).size).toBe(7);
  expect(seen).toHaveLength(7);
  await expect(world.api.notifications(wang, { cursor: "x'; DROP" })).rejects.toMatchObject({ code: "cursor-invalid" });
});
