import { directory as contract } from "@yihan/contracts";
import type { Fact } from "@yihan/kernel";
import { approvalNotice } from "@yihan/approval/flows/approval-notice/definition";
import { actorOf, fold, withChange, type Actor, type Directory, type Matter } from "@yihan/matter";
import { dayOf } from "@yihan/kernel";
import fc from "fast-check";
import { bureau, cast, county, officer } from "../cast.ts";
import { openWorld, type World } from "./world.ts";

const { li, wang, sun, zhou, he } = cast;
let world: World;
beforeEach(async () => {
  world = await openWorld();
  await world.start();
});
afterEach(async () => {
  await world.close();
});

const ids = async (reader: Actor, view: "mine" | "unit" | "covered" | "overdue" | "unmatched"): Promise<string[]> => {
  const seen: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await world.api.worklist(reader, view, { limit: 2, ...(cursor && { cursor }) });
    seen.push(...page.items.map(({ id }) => id));
    cursor = page.next;
  } while (cursor);
  return seen;
};

const changed = (directory: Directory, rows: { covers?: object[]; posts?: object[] }): Directory =>
  withChange(directory, {
    authorities: [],
    units: [],
    officers: [],
    items: [],
    duties: [],
    posts: (rows.posts ?? []).map((row) => contract.Post.fromPartial(row)),
    covers: (rows.covers ?? []).map((row) => contract.Cover.fromPartial(row)),
  });

test("a letter stands in the list of the one who must act and of their unit, and leaves both when it is claimed by another", async () => {
  const matter = await world.letter(1);
  await world.settled();
  expect([await ids(wang, "mine"), await ids(wang, "unit"), await ids(zhou, "mine"), await ids(li, "mine")]).toEqual([
    [matter],
    [matter],
    [],
    [],
  ]);
  await world.step({ matter, step: "received", by: zhou });
  await world.settled();
  expect([await ids(wang, "mine"), await ids(zhou, "mine")]).toEqual([[], [matter]]);
});

test("when an absence begins later, the deputy sees what waits for the absent officer, from that day until it ends", async () => {
  const matters = await Promise.all([1, 2, 3, 4, 5].map((number) => world.letter(number)));
  await world.settled();
  world.change(
    changed(county, {
      covers: [{ officer: "wang", deputy: "sun", from: "2026-03-12", to: "2026-03-13", reason: "病假" }],
    }),
  );
  const own = await ids(sun, "mine");
  expect(await ids(sun, "covered")).toEqual([]);
  world.clock.advance(2 * 86_400_000);
  expect((await ids(sun, "covered")).toSorted()).toEqual(matters.toSorted());
  expect(await ids(sun, "mine")).toEqual(own);
  expect(await world.api.worklistCounts(sun)).toMatchObject({ covered: 5 });
  expect((await world.api.notifications(sun, {})).items).toHaveLength(5);
  expect((await world.api.mark(sun, `${matters[0]!}/1/wang/in-app`, "read")).read).toBe(world.clock.now());
  world.clock.advance(2 * 86_400_000);
  expect(await ids(sun, "covered")).toEqual([]);
});

test("when a post is handed over, the successor finds its open turns, and nothing is unowned", async () => {
  const matter = await world.letter(1);
  await world.settled();
  const post = [...county.posts.values()].find(
    ({ officer: holder, kind }) => holder === "wang" && kind === "supervisor",
  )!;
  const successor = [...county.officers.values()].find(
    ({ id, authority }) => authority === bureau.transport && !["wang", "sun", "zhou"].includes(id),
  )!;
  expect(await ids(officer(successor.id), "covered")).toEqual([]);
  world.change(
    changed(county, {
      posts: [
        { ...post, to: "2026-03-10" },
        { ...post, officer: successor.id, from: "2026-03-11", to: "" },
      ],
    }),
  );
  world.clock.advance(86_400_000);
  expect(await ids(officer(successor.id), "covered")).toEqual([matter]);
  expect(await world.api.worklistCounts(officer(successor.id))).toMatchObject({ covered: 1 });
});

const people = [li, wang, sun, zhou, he, officer("guo"), officer("xu")];
const check = async (here: World, facts: readonly Fact[]): Promise<void> => {
  const folded = [...Map.groupBy(facts, ({ matter }) => matter).values()].map((list) =>
    fold(
      approvalNotice,
      list.map(({ data }) => approvalNotice.codec.decode(data)),
    )!,
  ) as Matter[];
  const idsOf = (holds: (matter: Matter) => boolean): string[] =>
    folded
      .filter(holds)
      .map(({ id }) => id)
      .toSorted();
  const listed = async (
    reader: Actor,
    view: "mine" | "unit" | "covered" | "overdue" | "unmatched",
  ): Promise<string[]> => (await here.api.worklist(reader, view, { limit: 100 })).items.map(({ id }) => id).toSorted();
  for (const asked of people) {
    const reader = actorOf(county, (asked as { id: string }).id, dayOf(here.clock.now())) as Extract<
      Actor,
      { kind: "officer" }
    >;
    const judicial = reader.authority === bureau.justice;
    const late = (matter: Matter): boolean =>
      matter.clocks.some(({ lapsed, authority }) => lapsed && (judicial || authority === reader.authority));
    const units = new Set([reader.unit, ...reader.posts.filter(({ covers }) => !covers).map(({ unit }) => unit)]);
    const expected = {
      mine: idsOf(({ next }) => next?.officer === reader.id),
      unit: idsOf(({ next }) => next !== undefined && units.has(next.unit)),
      covered: idsOf(
        ({ next }) =>
          next !== undefined && next.officer !== reader.id && reader.posts.some(({ id }) => id === next.post),
      ),
      overdue: idsOf(late),
      unmatched: idsOf(
        ({ status, parties }) =>
          status === "unmatched" && (judicial || parties["approval"]?.authority === reader.authority),
      ),
    };
    const views = ["mine", "unit", "covered", "overdue", "unmatched"] as const;
    const shown = Object.fromEntries(await Promise.all(views.map(async (view) => [view, await listed(reader, view)])));
    expect(shown).toEqual(expected);
    expect(await here.api.worklistCounts(reader)).toEqual(
      Object.fromEntries(views.map((view) => [view, expected[view].length])),
    );
  }
  for (const matter of folded) {
    const { version, status, ended, clocks, next, responsible, title } = matter;
    expect(await here.api.findMatter(he, matter.id)).toMatchObject({
      version,
      status,
      ended,
      title,
      next: next ?? null,
      responsible: responsible ?? null,
      clocks: clocks.map(({ id, due, lapsed }) => ({ id, due, lapsed })),
    });
  }
};

type Act = { letter: number; act: number; by: number; split: number; again: boolean };

test("whatever happens, in whatever batches and however often it is told, the lists equal the log", async () => {
  const acts = [
    { step: "received" },
    { step: "returned", reason: "不属本部门", data: { proposed: bureau.city } },
    { step: "forwarded", data: { authority: bureau.transport } },
    { step: "assigned", data: { officer: "wang", others: [] } },
    { step: "recalled", reason: "重复" },
    { step: "urged", data: { message: "请办理" } },
    { step: "lapse" },
  ];
  const act = fc.record({
    letter: fc.nat({ max: 4 }),
    act: fc.nat({ max: acts.length - 1 }),
    by: fc.nat({ max: people.length - 1 }),
    split: fc.nat({ max: 3 }),
    again: fc.boolean(),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 5, maxLength: 25 }), async (walk: Act[]) => {
      const here = await openWorld();
      try {
        const matters = await Promise.all([0, 1, 2, 3].map((number) => here.letter(number)));
        matters.push(
          await here.letter("unmatched", { item: "", certificateName: "", documentName: "", content: "无从知晓" }),
        );
        let taken = 0;
        const taking: Fact[] = await here.facts(...matters);
        for (const { letter, act: which, by, split, again } of walk) {
          const matter = matters[letter]!;
          const { step, ...more } = acts[which]!;
          if (step === "lapse") {
            here.clock.advance(3 * 86_400_000);
            await here.supervision.tick();
          } else await here.step({ matter, step, by: people[by]!, ...more }).catch(() => undefined); // refusals leave nothing
          const all = await here.facts(...matters);
          taking.push(
            ...all.filter(
              (fact) => !taking.some((known) => known.matter === fact.matter && known.version === fact.version),
            ),
          );
          const until = Math.max(taken, taking.length - split);
          await here.supervision.handle(taking.slice(again ? 0 : taken, until));
          taken = until;
          await check(here, taking.slice(0, taken));
        }
        // Made anew from the log, the lists are the same.
        await here.supervision.rebuild([
          [...Map.groupBy(taking.slice(0, taken), ({ matter }) => matter).values()].flat(),
        ]);
        await check(here, taking.slice(0, taken));
      } finally {
        await here.close();
      }
    }),
    { numRuns: 12 },
  );
});
