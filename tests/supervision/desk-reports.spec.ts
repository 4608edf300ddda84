import type { LadderReport, OverdueReport } from "@yihan/matter";
import { bureau, cast, on } from "../cast.ts";
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

const ladder = (from: string, to: string): Promise<LadderReport> =>
  world.api.statistics("ladder", from, to) as Promise<LadderReport>;
const overdue = (from: string, to: string): Promise<OverdueReport> =>
  world.api.statistics("overdue", from, to) as Promise<OverdueReport>;

/** Three letters of 10 March: one claimed, one opened, one that nobody has looked at; the latter two pass on the 13th. */
const story = async (): Promise<[claimed: string, read: string, silent: string]> => {
  const [claimed, read, silent] = await Promise.all([1, 2, 3].map((number) => world.letter(number)));
  await world.settled();
  world.clock.set(on("03-11"));
  await world.step({ matter: claimed!, step: "received", by: sun });
  await world.step({ matter: claimed!, step: "assigned", by: sun, data: { officer: "wang", others: [] } });
  await world.api.mark(wang, `${read!}/1/wang/in-app`, "read");
  await world.settled();
  world.clock.set(on("03-13", "18:00"));
  await world.supervision.tick();
  await world.settled();
  return [claimed!, read!, silent!];
};

test("the ladder tells per authority how many notices were sent, delivered, read and accepted; whoever acted had read", async () => {
  await story();
  const { rows, total } = await ladder("2026-03-10", "2026-03-10");
  expect(rows).toEqual([
    { authority: bureau.transport, flow: "approval-notice", sent: 3, delivered: 0, read: 0, accepted: 0 },
  ]);
  expect(total).toEqual({ sent: 3, delivered: 0, read: 0, accepted: 0 });
  expect((await ladder("2026-03-10", "2026-03-12")).rows[0]).toMatchObject({ delivered: 2, read: 2, accepted: 1 });
  expect((await ladder("2026-03-14", "2026-03-20")).rows).toEqual([]);
});

test("what is overdue stands under its authority, flow and clock with the matters behind it, and goes once it is met", async () => {
  const [, read, silent] = await story();
  const report = await overdue("2026-03-13", "2026-03-13");
  expect(report.rows).toEqual([
    {
      authority: bureau.transport,
      flow: "approval-notice",
      clock: expect.stringMatching(/./),
      passed: 2,
      unmet: 2,
      matters: expect.arrayContaining([
        expect.objectContaining({ matter: read, title: expect.stringContaining("·") }),
        expect.objectContaining({ matter: silent }),
      ]),
    },
  ]);
  expect(report.total).toEqual({ passed: 2, unmet: 2 });
  world.clock.set(on("03-16"));
  await world.step({ matter: silent, step: "received", by: sun });
  await world.settled();
  expect((await overdue("2026-03-16", "2026-03-16")).rows[0]).toMatchObject({
    passed: 0,
    unmet: 1,
    matters: [{ matter: read }],
  });
});

test("a past period's ladder and overdue deadlines come out byte for byte, also after the views are made anew", async () => {
  const [claimed, read, silent] = await story();
  const past = async (): Promise<string> =>
    JSON.stringify([await ladder("2026-03-10", "2026-03-13"), await overdue("2026-03-10", "2026-03-13")]);
  const before = await past();
  world.clock.set(on("03-16"));
  await world.api.mark(wang, `${silent}/1/wang/in-app`, "read");
  await world.step({ matter: silent, step: "received", by: sun });
  await world.settled();
  expect(await past()).toBe(before);
  await world.supervision.rebuild([await world.facts(claimed, read, silent)]);
  expect(await past()).toBe(before);
  expect((await overdue("2026-03-16", "2026-03-16")).total).toEqual({ passed: 0, unmet: 1 });
});
