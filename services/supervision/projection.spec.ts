import { Clock, Frame, Route } from "@yihan/contracts";
import { directory as contract } from "@yihan/contracts";
import { movableClock, type Fact } from "@yihan/kernel";
import { emptyDirectory, withChange, type Actor } from "@yihan/matter";
import { rowAfter, summaryOf, turnAt, type MatterRow } from "./matter-row.ts";
import { notificationId, project, stampAt, type Framed } from "./projection.ts";
import { mayKnow, readingOf } from "./reading.ts";
import { recipientsOf } from "./told.ts";
import { wordForm } from "./word-form.ts";

const now = Date.parse("2026-03-10T01:00:00Z");
const route = (officer: string, authority = "REG", more: object = {}): Route =>
  Route.fromPartial({
    officer,
    authority,
    authorityName: authority,
    unit: `${authority}-1`,
    post: `${officer}-post`,
    by: "post",
    ...more,
  });

/** A fact of a flow that nobody has written yet. */
const frame = (version: number, more: object = {}): Frame =>
  Frame.fromPartial({
    matter: "m",
    version,
    chain: "m",
    flow: "tomorrow",
    step: "moved",
    status: "moving",
    lane: "ordinary",
    actor: { kind: "officer", id: "li", authority: "CENTRE" },
    legalTime: now,
    recordedTime: now + version,
    ...more,
  });
const framed = (of: Frame): Framed => ({
  fact: { matter: of.matter, version: of.version, service: "future" } as Fact,
  frame: of,
});
const projecting = (frames: readonly Frame[], before = new Map<string, MatterRow>()) => {
  let place = 0;
  return project(before, frames.map(framed), ["in-app"], () => stampAt(1, place++));
};
const told = (frames: readonly Frame[]): [string, string][] =>
  [...projecting(frames).notifications.values()].map(({ officer, kind }) => [officer, kind]);

const next = route("wang");
const opening = frame(1, {
  step: "opened",
  next,
  title: "甲 · 乙",
  parties: [
    { role: "sender", authority: "CENTRE", name: "中心" },
    { role: "receiver", authority: "REG", name: "局" },
  ],
});

describe("who is told", () => {
  test("whoever has become the one to act, once, and not again while it stays their turn", () => {
    expect(told([opening, frame(2, { next })])).toEqual([["wang", "to-act"]]);
    expect(told([opening, frame(2, { next: route("sun") }), frame(3, { next })])).toEqual([
      ["wang", "to-act"],
      ["sun", "to-act"],
      ["wang", "to-act"],
    ]);
  });

  test("those whom the frame names, each once, as acting before as told", () => {
    expect(told([opening, frame(2, { next: route("sun"), told: [route("sun"), next, next] })])).toEqual([
      ["wang", "to-act"],
      ["sun", "to-act"],
      ["wang", "told"],
    ]);
  });

  test("nobody of their own act, except of the fact that opens the matter", () => {
    const byWang = { actor: { kind: "officer", id: "wang", authority: "REG" } };
    expect(
      told([{ ...opening, actor: { kind: "officer", id: "wang", name: "", authority: "REG", post: "", covers: "" } }]),
    ).toEqual([["wang", "to-act"]]);
    expect(told([frame(1, { next: route("sun") }), frame(2, { next, told: [next], ...byWang })])).toEqual([
      ["sun", "to-act"],
    ]);
  });

  test("of a passed clock the one who should have acted, or whom the frame names instead", () => {
    expect(told([opening, frame(2, { step: "lapsed", next })]).at(-1)).toEqual(["wang", "lapsed"]);
    expect(told([opening, frame(2, { step: "lapsed", next, told: [route("zhou")] })]).at(-1)).toEqual([
      "zhou",
      "lapsed",
    ]);
    expect(recipientsOf(undefined, frame(2, { step: "urged", told: [next] }))).toMatchObject([{ kind: "urged" }]);
  });

  test("no officer named, nobody told: the authority's list shows it", () => {
    const projected = projecting([frame(1, { next: route("", "REG", { unit: "", post: "", by: "party" }) })]);
    expect([...projected.notifications]).toEqual([]);
    expect(projected.rows.get("m")!.row).toMatchObject({
      owner: `REG/~/${stampAt(1, 0)}`,
      unit: `REG/~/${stampAt(1, 0)}`,
    });
  });
});

describe("the row", () => {
  test("takes over everything that frames say, whatever the flow", () => {
    const { row } = projecting([
      opening,
      frame(2, {
        copies: ["ENF"],
        keywords: ["京审函[2026]第7号"],
        documentNumber: "甲函〔2026〕1号",
        responsible: next,
        next,
      }),
    ]).rows.get("m")!;
    expect(summaryOf(row)).toMatchObject({
      version: 2,
      title: "甲 · 乙",
      next,
      responsible: next,
      readers: ["CENTRE", "REG", "ENF"],
      keywords: ["京审函[2026]第7号"],
      opened: now + 1,
      updated: now + 2,
      service: "future",
    });
    expect(row).toMatchObject({
      words: ["京审函〔2026〕7号"],
      number: "甲函〔2026〕1号",
      state: "tomorrow/moving",
      opener: "CENTRE",
      accepted: now + 2,
    });
  });

  test("knows from frames alone which clock has passed", () => {
    const clock = (id: string, more: object = {}): Clock =>
      Clock.fromPartial({ id, code: id, authority: "REG", due: 50, ...more });
    const first = frame(1, { next, opened: [clock("T1"), clock("T2", { due: 0 })] });
    const { row } = rowAfter(undefined, first, "future", "1", []);
    expect(row).toMatchObject({ due: 50, wake: 50, owner: turnAt("wang", { due: 50, place: "1" }) });
    const passed = rowAfter(
      row,
      frame(2, { step: "lapsed", next, opened: [clock("E1", { after: "T1", due: 90 })] }),
      "future",
      "2",
      [],
    ).row;
    expect(passed).toMatchObject({ due: 50, wake: 90, flags: ["late", "late:REG"] });
    const met = rowAfter(passed, frame(3, { next, discharged: ["T1", "E1"] }), "future", "3", []).row;
    expect([met.due, met.wake, met.flags, met.clocks.map(({ id }) => id)]).toEqual([
      undefined,
      undefined,
      undefined,
      ["T2"],
    ]);
    expect(rowAfter(passed, frame(3, { ended: true }), "future", "3", []).row.wake).toBeUndefined();
  });

  test("a notice is accepted by a later act of the officer, of their deputy or of their authority, and by nobody else's", () => {
    const acted = (actor: object): number | null =>
      projecting([opening, frame(2, { next, actor })]).notifications.get(notificationId("m/1", "wang", "in-app"))!
        .accepted;
    expect(acted({ kind: "officer", id: "wang", authority: "REG" })).toBe(now + 2);
    expect(acted({ kind: "officer", id: "sun", authority: "TOWN", covers: "wang" })).toBe(now + 2);
    expect(acted({ kind: "machine", id: "client", authority: "REG" })).toBe(now + 2);
    expect(acted({ kind: "officer", id: "he", authority: "JUS" })).toBeNull();
    expect(acted({ kind: "system", id: "supervision", authority: "" })).toBeNull();
  });

  test("thousands who are told of one fact do not grow it by thousands", () => {
    const many = Array.from({ length: 10_000 }, (_, index) => route(`o${index}`));
    const projected = projecting([{ ...opening, told: many }]);
    expect(projected.notifications.size).toBe(10_001);
    expect(JSON.stringify(projected.rows.get("m")!.row).length).toBeLessThan(20_000);
  });
});

describe("a sealed matter", () => {
  const directory = withChange(emptyDirectory(), {
    units: [],
    posts: [],
    covers: [contract.Cover.fromPartial({ officer: "wang", deputy: "sun", from: "2026-01-01", to: "2026-12-31" })],
    items: [],
    duties: [],
    authorities: ["REG", "CENTRE"]
      .map((code) => contract.Authority.fromPartial({ code, kind: "REGULATOR", from: "2020-01-01" }))
      .concat(contract.Authority.fromPartial({ code: "JUS", kind: "JUSTICE", from: "2020-01-01" })),
    officers: ["wang", "sun", "zhao"]
      .map((id) => contract.Officer.fromPartial({ id, authority: "REG" }))
      .concat(contract.Officer.fromPartial({ id: "he", authority: "JUS" })),
  });
  const clock = movableClock(now);
  const sealed = projecting([{ ...opening, lane: "sealed", status: "unmatched" }]);
  const { row } = sealed.rows.get("m")!;
  const who = (id: string, authority = "REG"): Actor => ({
    kind: "officer",
    id,
    name: id,
    authority,
    unit: "",
    posts: [],
  });

  test("is known to the officer named in it alone: not to their unit, deputy, authority's machine or the judicial bureau", () => {
    const knows = (actor: Actor): boolean => mayKnow(readingOf(actor, directory, clock), row);
    expect(
      [
        who("wang"),
        who("sun"),
        who("zhao"),
        who("he", "JUS"),
        { kind: "machine", id: "c", name: "c", authority: "REG" } as const,
      ].map(knows),
    ).toEqual([true, false, false, false, false]);
  });

  test("stands in no list, count, account or number that others can see", () => {
    expect([row.unit, row.post, row.flags, row.owner, row.state, row.readers]).toEqual([
      undefined,
      undefined,
      undefined,
      turnAt("@wang", row),
      "@tomorrow/unmatched",
      ["@wang"],
    ]);
    expect([sealed.tallies.size, sealed.opened.size, summaryOf(row).readers]).toEqual([0, 0, []]);
    expect([...sealed.notifications.values()][0]!.feed).toMatch(/^@wang\//);
  });
});

test("words are looked up in one form, however they were written", () => {
  expect(["京审函[2026]第087号", "京审函（２０２６）８７号", "京审函〔2026〕87号"].map(wordForm)).toEqual(
    Array(3).fill("京审函〔2026〕87号"),
  );
  expect(wordForm("91110000ma00abcd1x")).toBe("91110000MA00ABCD1X");
});
