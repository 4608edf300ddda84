import { bureau, cast, county, freight, machineOf, officer, on } from "../cast.ts";
import { sha256Hex } from "@yihan/kernel";
import type { Actor, PushedEvent } from "@yihan/matter";
import { openWorld, type World } from "./world.ts";

const { li, wang, sun, he } = cast;
let world: World;
beforeEach(async () => {
  world = await openWorld();
  await world.start();
});
afterEach(async () => {
  await world.close();
});

/** Everything that supervision tells a reader, by any of its verbs. */
const everything = async (reader: Actor, matter: string): Promise<string> => {
  const events: PushedEvent[] = [];
  const stop = await world.api.subscribe(reader, "", (event) => events.push(event));
  stop();
  const lists = await Promise.all(
    (["mine", "unit", "covered", "overdue", "unmatched"] as const).map((view) => world.api.worklist(reader, view, {})),
  );
  const found = await Promise.all(
    [
      {},
      { q: "物流" },
      { q: "云汀" },
      { q: "云审许〔2026〕1号" },
      { q: freight.partyCode },
      { flow: "approval-notice" },
      { status: "sent" },
      { owner: "wang" },
      { owner: bureau.transport },
      { chain: matter },
      { due: on("12-31") },
      { order: "due" as const },
      { order: "opened" as const },
    ].map((query) => world.api.matters(reader, query)),
  );
  return JSON.stringify([
    events,
    lists,
    found,
    await world.api.worklistCounts(reader),
    await world.api.findMatter(reader, matter),
    await world.api.chain(reader, matter),
    await world.api.notifications(reader, {}),
  ]);
};

const nothing = (counts = { mine: 0, unit: 0, covered: 0, overdue: 0, unmatched: 0 }): string =>
  JSON.stringify([
    [],
    Array.from({ length: 5 }, () => ({ items: [] })),
    Array.from({ length: 13 }, () => ({ items: [] })),
    counts,
    undefined,
    [],
    { items: [] },
  ]);

test("a stranger learns nothing of a matter: not in lists, search, counts, chains or events", async () => {
  const matter = await world.letter(1);
  await world.settled();
  const concerned: string[] = [bureau.approval, bureau.transport, bureau.enforcement, bureau.justice];
  const strangers = [...county.officers.values()]
    .filter(({ authority }) => !concerned.includes(authority))
    .slice(0, 25);
  expect(strangers).toHaveLength(25);
  for (const reader of [...strangers.map(({ id }) => officer(id)), machineOf(bureau.market)])
    expect(await everything(reader, matter)).toBe(nothing());
});

test("parties, the copied enforcement bureau, their machines and the judicial bureau find it by every road", async () => {
  const matter = await world.letter(1);
  await world.settled();
  const enforcer = officer([...county.officers.values()].find(({ authority }) => authority === bureau.enforcement)!.id);
  for (const reader of [li, wang, sun, he, machineOf(bureau.approval), enforcer]) {
    expect((await world.api.findMatter(reader, matter))?.id).toBe(matter);
    for (const query of [
      {},
      { q: "云汀某物流" },
      { q: "某物流" },
      { q: "云审许(2026)第1号" },
      { q: freight.partyCode.toLowerCase() },
      { flow: "approval-notice", status: "sent" },
      { status: "sent" },
      { owner: "wang" },
      { owner: bureau.transport },
      { chain: matter },
      { due: on("12-31") },
    ]) {
      expect([query, (await world.api.matters(reader, query)).items.map(({ id }) => id)]).toEqual([query, [matter]]);
    }
    expect((await world.api.matters(reader, { status: "closed" })).items).toEqual([]);
    expect((await world.api.matters(reader, { due: on("03-10") })).items).toEqual([]);
  }
});

test("a paper's hash leads those who may know of the matter to it, and a stranger nowhere", async () => {
  const matter = await world.letter(1);
  await world.step({ matter, step: "received", by: wang });
  await world.step({ matter, step: "assigned", by: wang, data: { officer: "wang" } });
  await world.step({
    matter,
    step: "checked",
    by: wang,
    data: { checkedOn: "2026-03-10", result: "normal", findings: "正常" },
    papers: ["inspection-record"],
  });
  await world.settled();
  const found = async (reader: Actor) => (await world.api.matters(reader, { q: sha256Hex("inspection-record") })).items;
  for (const reader of [li, wang, he]) expect((await found(reader)).map(({ id }) => id)).toEqual([matter]);
  expect(await found(cast.hu)).toEqual([]);
});

test("what is unmatched stands with the judicial bureau's desk and with the centre that decided it, and nowhere else", async () => {
  const matter = await world.letter(1, { item: "", certificateName: "", documentName: "", content: "无从知晓" });
  await world.settled();
  for (const reader of [he, li])
    expect((await world.api.worklist(reader, "unmatched", {})).items.map(({ id }) => id)).toEqual([matter]);
  expect((await world.api.worklist(wang, "unmatched", {})).items).toEqual([]);
  expect(await world.api.worklistCounts(officer("xu"))).toMatchObject({ unmatched: 1, mine: 1 });
  expect((await world.api.county()).unmatched).toBe(1);
});

test("pages of the register hold every matter once, in the order asked for", async () => {
  for (let number = 0; number < 12; number += 1) {
    world.clock.advance(1_000);
    await world.letter(number);
  }
  await world.settled();
  for (const order of ["updated", "opened", "due"] as const) {
    const seen: number[] = [];
    let cursor: string | undefined;
    do {
      const page = await world.api.matters(wang, { order, limit: 5, ...(cursor && { cursor }) });
      seen.push(...page.items.map(({ opened, due }) => (order === "due" ? due! : -opened)));
      cursor = page.next;
    } while (cursor);
    expect(seen).toHaveLength(12);
    expect(seen).toEqual(seen.toSorted((a, b) => a - b));
  }
  await expect(world.api.matters(wang, { order: "size" as never })).rejects.toMatchObject({ code: "unknown-order" });
});
