import { bureau, cast, on } from "../cast.ts";
import { openWorld, type World } from "./world.ts";

const { wang, sun, li, xu } = cast;
let world: World;
beforeEach(async () => {
  world = await openWorld();
  await world.start();
});
afterEach(async () => {
  await world.close();
});

/** Four letters and an approval nobody owns: one claimed, one recalled, two silent; what is silent lapses, the approval too. */
const story = async (): Promise<string[]> => {
  const matters = await Promise.all([1, 2, 3, 4].map((number) => world.letter(number)));
  matters.push(await world.letter(5, { item: "", certificateName: "", documentName: "", content: "无从知晓" }));
  await world.settled();
  world.clock.set(on("03-11"));
  await world.step({ matter: matters[0]!, step: "received", by: sun });
  await world.step({ matter: matters[0]!, step: "assigned", by: sun, data: { officer: "wang", others: [] } });
  await world.step({ matter: matters[1]!, step: "recalled", by: li, reason: "重复发函" });
  await world.settled();
  world.clock.set(on("03-13", "18:00"));
  await world.supervision.tick();
  await world.settled();
  return matters;
};

test("the day's account: so many approvals, so many letters, accepted, overdue, unmatched, recalled; nothing is missing", async () => {
  await story();
  expect(await world.api.reconciliation(bureau.approval, "2026-03-10")).toEqual({
    authority: bureau.approval,
    day: "2026-03-10",
    approvals: 5,
    letters: 4,
    accepted: 1,
    overdue: 3,
    unmatched: 1,
    recalled: 1,
    differences: [],
  });
  expect(await world.api.reconciliation(bureau.approval, "2026-03-11")).toMatchObject({
    approvals: 0,
    differences: [],
  });
});

test("a matter that was hidden, and one that was put in by hand, are named the next day", async () => {
  const [hidden] = await story();
  const row = await world.views.get<{ id: string }>("matters", hidden!);
  await world.views.write({
    puts: [
      { view: "matters", id: hidden!, doc: undefined },
      { view: "matters", id: "forged", doc: { ...row, id: "forged" } },
    ],
  });
  expect((await world.api.reconciliation(bureau.approval, "2026-03-10")).differences).toEqual(
    [
      { matter: hidden, what: expect.objectContaining({ en: "named by the day's facts, missing in the register" }) },
      { matter: "forged", what: expect.objectContaining({ en: "in the register, not named by the day's facts" }) },
    ].toSorted((a, b) => (a.matter! < b.matter! ? -1 : 1)),
  );
});

test("last period's numbers come out byte for byte, whatever happens afterwards and after the views are made anew", async () => {
  const matters = await story();
  const report = async (): Promise<string> =>
    JSON.stringify(await world.api.statistics("flow-status", "2026-03-01", "2026-03-13"));
  const before = await report();
  expect(JSON.parse(before).rows).toEqual([
    {
      flow: "approval-notice",
      authority: bureau.approval,
      opened: 5,
      issued: 4,
      told: 4,
      claimed: 0,
      claimedInTime: 0,
      lapsed: 1,
      closed: 1,
    },
    {
      flow: "approval-notice",
      authority: bureau.transport,
      opened: 0,
      issued: 0,
      told: 0,
      claimed: 1,
      claimedInTime: 1,
      lapsed: 2,
      closed: 0,
    },
  ]);
  world.clock.set(on("03-20"));
  await world.step({ matter: matters[2]!, step: "received", by: sun });
  await world.settled();
  expect(await report()).toBe(before);
  await world.supervision.rebuild([await world.facts(...matters)]);
  expect(await report()).toBe(before);
  expect(await world.api.statistics("flow-status", "2026-03-20", "2026-03-20")).toMatchObject({
    total: { claimed: 1, claimedInTime: 0 },
  });
  await expect(world.api.statistics("nothing", "2026-03-01", "2026-03-31")).rejects.toMatchObject({
    code: "no-such-report",
  });
});

test("the front page's numbers add up and name no party", async () => {
  await story();
  const county = await world.api.county();
  expect(county).toMatchObject({ letters: 4, transfers: 0, told: 4, received: 1, unmatched: 1 });
  expect(county.byStatus.reduce((sum, { count }) => sum + count, 0)).toBe(5);
  expect(county.latest).toHaveLength(4);
  expect(county.latest[0]).toMatchObject({
    flow: "approval-notice",
    item: "道路货物运输经营许可",
    from: "云汀市行政审批局",
    to: "云汀市交通运输局",
  });
  expect(JSON.stringify(county)).not.toContain("物流");
});

test("a letter that was routed by hand shows an item of the catalogue on the front page, or none", async () => {
  await story();
  const route = async (number: number, item: string): Promise<void> => {
    const matter = await world.letter(number, {
      item: "",
      certificateName: "热气球 · 栖霞巷253号",
      documentName: "",
      content: "热气球",
    });
    await world.step({ matter, step: "routed", by: xu, data: { authority: bureau.transport, item } });
  };
  await route(6, "");
  await route(7, "YT-XK-006");
  await world.settled();
  const { latest } = await world.api.county();
  expect(latest.slice(0, 2).map(({ item }) => item)).toEqual(["食品经营许可", ""]);
});

test("views made anew show the same notices and keep what was read, and an open page is told to load again", async () => {
  const matters = await story();
  await world.api.mark(wang, `${matters[0]!}/1/wang/in-app`, "read");
  const seen: string[] = [];
  const stop = await world.api.subscribe(wang, "", ({ id }) => seen.push(id));
  stop();
  const before = await Promise.all(matters.map((matter) => world.api.ladders(matter)));
  const unread = (await world.api.notifications(wang, { unread: true })).items.map(({ id }) => id);
  await world.settled();
  await world.supervision.rebuild([await world.facts(...matters)]);
  const after = await Promise.all(matters.map((matter) => world.api.ladders(matter)));
  expect(after.flat().map(({ id, kind, read, accepted }) => ({ id, kind, read, accepted }))).toEqual(
    before.flat().map(({ id, kind, read, accepted }) => ({ id, kind, read, accepted })),
  );
  expect((await world.api.notifications(wang, { unread: true })).items.map(({ id }) => id).toSorted()).toEqual(
    unread.toSorted(),
  );
  const types: string[] = [];
  (await world.api.subscribe(wang, seen.at(-1)!, ({ type }) => types.push(type)))();
  expect(types).toEqual(["reset"]);
  const late = await world.letter(6);
  await world.settled();
  expect((await world.api.notifications(wang, {})).items[0]!.matter).toBe(late);
});
