import { Frame, Route } from "@yihan/contracts";
import { directory as contract } from "@yihan/contracts";
import { movableClock, type Fact, type Query, type Views } from "@yihan/kernel";
import { emptyDirectory, withChange, type Actor, type PushedEvent } from "@yihan/matter";
import { events } from "./events.ts";
import { project, stampAt, type Projected } from "./projection.ts";
import { MATTERS, NOTIFICATIONS } from "./views.ts";

const clock = movableClock(Date.parse("2026-03-10T01:00:00Z"));
const directory = withChange(emptyDirectory(), {
  authorities: [contract.Authority.fromPartial({ code: "REG", kind: "REGULATOR", from: "2020-01-01" })],
  units: [],
  officers: [contract.Officer.fromPartial({ id: "wang", authority: "REG" })],
  posts: [],
  covers: [],
  items: [],
  duties: [],
});
const wang: Actor = { kind: "officer", id: "wang", name: "", authority: "REG", unit: "", posts: [] };

const batch = (number: number, matter: string): Projected => {
  const next = Route.fromPartial({ officer: "wang", authority: "REG" });
  const frame = Frame.fromPartial({
    matter,
    version: 1,
    chain: matter,
    flow: "any",
    step: "opened",
    status: "open",
    lane: "ordinary",
    recordedTime: number,
    next,
  });
  let place = 0;
  return project(new Map(), [{ fact: { matter, version: 1, service: "any" } as Fact, frame }], ["in-app"], () =>
    stampAt(number, place++),
  );
};

/** Views that hold what was written, and a moment between the reader's arrival and its look at the past. */
const reading = (written: readonly Projected[], head: () => Promise<number>) => {
  const docs: Record<string, { id: string; feed?: string; stamp: string }[]> = {
    [MATTERS]: written.flatMap(({ rows }) => [...rows.values()].map(({ row }) => row)),
    [NOTIFICATIONS]: written.flatMap(({ notifications }) => [...notifications.values()]),
  };
  const find = async (view: string, { where }: Query) => {
    const [field, range] = Object.entries(where!.all!)[0] as ["feed" | "stamp", { gt: string; lt: string }];
    return { items: (docs[view] ?? []).filter((doc) => doc[field]! > range.gt && doc[field]! < range.lt) };
  };
  const views = { find, getMany: async () => new Map() } as unknown as Views;
  return events({
    views,
    clock,
    directory: () => directory,
    taking: { currentEpoch: async () => ({ id: "e", begun: 0 }), head },
    delivered: () => undefined,
    failed: (error) => {
      throw error;
    },
  });
};

test("a batch that is durable, and pushed while the reader looks at the past, comes once", async () => {
  const written = [batch(1, "a"), batch(2, "b")];
  const seen: PushedEvent[] = [];
  const pages = reading(written, async () => {
    pages.publish(written[1]!);
    return 2;
  });
  await pages.subscribe(wang, "", (event) => seen.push(event));
  expect(seen.map(({ id }) => id)).toEqual([
    "e.000000000000001.000000",
    "e.000000000000001.000001",
    "e.000000000000002.000000",
    "e.000000000000002.000001",
  ]);
});

test("a batch that becomes durable after the reader looked comes live, after the past", async () => {
  const written = [batch(1, "a")];
  const seen: PushedEvent[] = [];
  const pages = reading(written, async () => {
    pages.publish(batch(2, "b"));
    return 1;
  });
  await pages.subscribe(wang, "e.000000000000001.000000", (event) => seen.push(event));
  expect(seen.map(({ id }) => id)).toEqual([
    "e.000000000000001.000001",
    "e.000000000000002.000000",
    "e.000000000000002.000001",
  ]);
});

test("who missed more than can be told one by one is asked to load again", async () => {
  const many = Array.from({ length: 5_001 }, (_, number) => batch(number + 1, `m${number}`));
  const seen: PushedEvent[] = [];
  const pages = reading(many, async () => 5_001);
  await pages.subscribe(wang, "", (event) => seen.push(event));
  expect(seen).toEqual([{ id: "e.000000000005001.999999", type: "reset", data: {} }]);
  pages.publish(batch(5_002, "next"));
  expect(seen).toHaveLength(3);
});

test("a reader who stopped hears nothing more and is held no longer", async () => {
  const seen: PushedEvent[] = [];
  const pages = reading([], async () => 0);
  const stop = await pages.subscribe(wang, "now", (event) => seen.push(event));
  expect(pages.open()).toBe(1);
  stop();
  pages.publish(batch(1, "a"));
  expect([seen, pages.open()]).toEqual([[], 0]);
});

test("who has a matter open is told of it though they have nothing to do in it, if they may know of it", async () => {
  const party: Actor = { kind: "officer", id: "li", name: "", authority: "APR", unit: "", posts: [] };
  const stranger: Actor = { ...party, id: "lin", authority: "ELS" };
  const changed = batch(1, "a");
  const { row } = changed.rows.get("a")!;
  Object.assign(row, { parties: [{ role: "approval", authority: "APR", name: "" }] });
  const pages = reading([], async () => 0);
  const seen: string[] = [];
  const listen = (who: string) => (event: PushedEvent) => seen.push(`${who} ${event.type}`);
  await pages.subscribe(party, "now", listen("watching"), ["a"]);
  await pages.subscribe(party, "now", listen("elsewhere"), ["b"]);
  await pages.subscribe(party, "now", listen("on the worklist"));
  await pages.subscribe(stranger, "now", listen("stranger"), ["a"]);
  pages.publish(changed);
  expect(seen).toEqual(["watching matter"]);
});
