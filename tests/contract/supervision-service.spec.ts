import { SupervisionServiceDefinition } from "@yihan/contracts/service/supervision";
import { remoteSupervision, supervisionVerbs, type PushedEvent, type Supervision } from "@yihan/matter";
import { pause } from "@yihan/platform";
import { bureau, cast, on } from "../cast.ts";
import { openWorld, type World } from "../supervision/world.ts";
import { byGrpc, type ByGrpc } from "./by-grpc.ts";

const { li, wang, sun, xu } = cast;

let world: World;
let there: ByGrpc<typeof SupervisionServiceDefinition>;
let remote: Supervision;
beforeEach(async () => {
  world = await openWorld();
  await world.start();
  there = await byGrpc(SupervisionServiceDefinition, supervisionVerbs(world.api));
  remote = remoteSupervision({ verbs: there.verbs, pause });
});
afterEach(async () => {
  await there.close();
  await world.close();
});

/** Asks supervision here and over there, which must say the same. */
const same = async <T>(ask: (supervision: Supervision) => Promise<T>): Promise<T> => {
  const outcome = (asked: Promise<T>): Promise<unknown> =>
    asked.catch((error: Error) => ({ ...error, name: error.name, message: error.message }));
  const here = await outcome(ask(world.api));
  expect(await outcome(ask(remote))).toEqual(here);
  return here as T;
};

test("whoever asks from another process is told the same of worklists, the register, notices and counts", async () => {
  const matters = await Promise.all([1, 2, 3, 4].map((number) => world.letter(number)));
  await world.step({ matter: matters[0]!, step: "received", by: sun, data: { note: "" } });
  await world.settled();
  world.clock.set(on("03-20"));
  for (const reader of [li, wang, sun, xu]) {
    const page = await same((supervision) => supervision.matters(reader, { limit: 2 }));
    if (page.next !== undefined)
      await same((supervision) => supervision.matters(reader, { limit: 2, cursor: page.next! }));
    await same((supervision) => supervision.matters(reader, { order: "due", flow: "approval-notice" }));
    await same((supervision) => supervision.matters(reader, { q: "云审许〔2026〕2号", owner: bureau.transport }));
    await same((supervision) =>
      supervision.matters(reader, { due: on("03-19"), status: "issued", chain: matters[1]! }),
    );
    await same((supervision) => supervision.findMatter(reader, matters[0]!));
    await same((supervision) => supervision.findMatter(reader, "unknown"));
    await same((supervision) => supervision.chain(reader, matters[0]!));
    await same((supervision) => supervision.worklistCounts(reader));
    for (const view of ["mine", "unit", "covered", "overdue", "unmatched"] as const)
      await same((supervision) => supervision.worklist(reader, view, { limit: 1 }));
    await same((supervision) => supervision.notifications(reader, { unread: true, limit: 3 }));
  }
  await same((supervision) => supervision.ladders(matters[0]!));
  await same((supervision) => supervision.county());
  await same((supervision) => supervision.reconciliation(bureau.approval, "2026-03-10"));
  for (const report of ["flow-status", "ladder", "overdue", "none"])
    await same((supervision) => supervision.statistics(report, "2026-03-01", "2026-03-31"));
  const { items } = await same((supervision) => supervision.notifications(wang, {}));
  for (const told of items) {
    await same((supervision) => supervision.mark(wang, told.id, "read"));
    await same((supervision) => supervision.mark(xu, told.id, "read"));
  }
  await remote.settled();
});

const listen = async (last: string): Promise<{ events: PushedEvent[]; stop: () => void }> => {
  const events: PushedEvent[] = [];
  const stop = await remote.subscribe(wang, last, (event) => events.push(event));
  return { events, stop };
};

test("a page in another process is told of each change, in order, and of none after it has gone", async () => {
  const here: PushedEvent[] = [];
  await world.api.subscribe(wang, "", (event) => here.push(event));
  const { events, stop } = await listen("");
  for (const number of [1, 2, 3]) await world.letter(number);
  await world.settled();
  await until(() => events.length === here.length);
  expect(events).toEqual(here);
  expect(events.length).toBeGreaterThanOrEqual(6);
  stop();
  await world.letter(4);
  await world.settled();
  expect(events).toHaveLength(6);
});

test("a page whose connection breaks goes on after the last event that it has seen", async () => {
  const { events, stop } = await listen("");
  await world.letter(1);
  await world.settled();
  await until(() => events.length === 2);
  await there.stop();
  await world.letter(2);
  await world.settled();
  await there.restart();
  await world.letter(3);
  await world.settled();
  await until(() => new Set(events.map(({ id }) => id)).size === 6);
  expect(events).toHaveLength(6);
  stop();
});

test("a page that had seen nothing yet when its connection broke loads itself again", async () => {
  const { events, stop } = await listen("now");
  await there.stop();
  await world.letter(1);
  await world.settled();
  await there.restart();
  await until(() => events.length > 0);
  expect(events).toEqual([{ id: "now", type: "reset", data: {} }]);
  stop();
});

test("who asks for events of a service that is not there is told so", async () => {
  await there.stop();
  await expect(remote.subscribe(wang, "", () => undefined)).rejects.toMatchObject({ kind: "unavailable" });
});

/** Asks until it is so; the test's own time limit ends it otherwise. */
const until = async (so: () => boolean): Promise<void> => {
  while (!so()) await new Promise((resolve) => setTimeout(resolve, 20));
};
