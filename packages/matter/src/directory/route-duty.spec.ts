import { explainRoute } from "./explain-route.ts";
import { county } from "./fixture.ts";
import { copiesFor, routeDuty, type DutyAsked } from "./route-duty.ts";
import { routeDesk, routeOfficer, routePost } from "./route-post.ts";

const asked: DutyAsked = { item: "F1", place: "420882", role: "supervise", day: "2026-03-02" };

const officerOf = (directory: ReturnType<typeof county>, more: Partial<DutyAsked> = {}): string => {
  const answer = routeDuty(directory, { ...asked, ...more });
  return "route" in answer ? answer.route.officer : answer.unmatched;
};

const covers = (...pairs: [string, string][]) =>
  pairs.map(([officer, deputy]) => ({ officer, deputy, from: "2026-03-01", to: "2026-03-07", reason: "休假" }));

describe("who owns an item", () => {
  test("the holder of the post in the duty list does, and the route says by which entry", () => {
    const directory = county();
    expect(routeDuty(directory, asked)).toEqual({
      duty: expect.objectContaining({ item: "F1", post: "P1" }),
      route: {
        authority: "REG",
        authorityName: "市场监督管理局",
        unit: "REG-F",
        post: "P1",
        postName: "食品科监管岗",
        officer: "wang",
        officerName: "wang",
        covers: "",
        coversName: "",
        by: "duty",
        item: "F1",
        place: "420882",
        basis: "食品安全法第六条",
        since: "2024-01-01",
        remarks: [],
        directory: directory.version,
      },
    });
  });

  test("a new duty list from 1 July 2026 counts from that day, and the old one until the day before", () => {
    const directory = county({
      duties: [
        {
          item: "F1",
          place: "420882",
          authority: "REG",
          unit: "REG-F",
          post: "P1",
          role: "supervise",
          from: "2024-01-01",
          to: "2026-06-30",
        },
        { item: "F1", place: "420882", authority: "TOWN", post: "T1", role: "supervise", from: "2026-07-01" },
      ],
    });
    expect(officerOf(directory, { day: "2026-06-30" })).toBe("wang");
    expect(officerOf(directory, { day: "2026-07-01" })).toBe("lin");
  });

  test("a post handed over belongs to the old holder on the last day and to the successor on the next", () => {
    const directory = county({
      posts: [
        {
          id: "P1",
          authority: "REG",
          unit: "REG-F",
          kind: "supervisor",
          officer: "wang",
          from: "2024-01-01",
          to: "2026-03-02",
        },
        { id: "P1", authority: "REG", unit: "REG-F", kind: "supervisor", officer: "zhao", from: "2026-03-03" },
      ],
    });
    expect(officerOf(directory, { day: "2026-03-02" })).toBe("wang");
    expect(officerOf(directory, { day: "2026-03-03" })).toBe("zhao");
  });

  test("an item outside the catalogue, or not yet or no longer in it, has no owner", () => {
    expect(officerOf(county(), { item: "F2" })).toBe("no-item");
    expect(officerOf(county(), { day: "2023-12-31" })).toBe("no-item");
    expect(officerOf(county({ items: [{ code: "F1", from: "2024-01-01", to: "2026-03-01" }] }))).toBe("no-item");
  });

  test("no duty of this role, or one of a dissolved authority, leaves it unmatched", () => {
    expect(officerOf(county(), { role: "enforce" })).toBe("no-duty");
    expect(officerOf(county(), { place: "430181" })).toBe("no-duty");
    const dissolved = county({
      authorities: [{ code: "REG", kind: "REGULATOR", from: "2020-01-01", to: "2026-03-01" }],
    });
    expect(officerOf(dissolved)).toBe("no-duty");
    expect(officerOf(dissolved, { day: "2026-03-01" })).toBe("wang");
  });
});

describe("places", () => {
  const directory = county({
    duties: [
      { item: "F1", place: "420882001", authority: "TOWN", post: "T1", role: "supervise", from: "2024-01-01" },
      { item: "F1", place: "", authority: "JUS", post: "D1", role: "supervise", from: "2024-01-01" },
    ],
  });

  test("the town comes before the county, the county before everywhere", () => {
    expect(officerOf(directory, { place: "420882001" })).toBe("lin");
    expect(officerOf(directory, { place: "420882001005" })).toBe("lin");
    expect(officerOf(directory, { place: "420882002" })).toBe("wang");
    expect(officerOf(directory, { place: "430181" })).toBe("he");
    expect(officerOf(directory, { place: "" })).toBe("he");
    expect(officerOf(directory, { place: "开发区" })).toBe("he");
  });

  test("zeros that only fill a code up do not make another place", () => {
    expect(officerOf(directory, { place: "420882001000" })).toBe("lin");
    expect(officerOf(directory, { place: "420882000000" })).toBe("wang");
    const prefecture = county({
      duties: [{ item: "F1", place: "420800", authority: "JUS", post: "D1", role: "enforce", from: "2024-01-01" }],
    });
    expect(officerOf(prefecture, { role: "enforce" })).toBe("he");
  });

  test("copies go to all authorities named for the place and for what it lies in", () => {
    const copied = county({
      duties: [
        { item: "F1", place: "420882", authority: "ENF", role: "copy", from: "2024-01-01" },
        { item: "F1", place: "420882", authority: "JUS", role: "copy", from: "2025-01-01" },
        { item: "F1", place: "420882001", authority: "TOWN", role: "copy", from: "2025-01-01" },
      ],
    });
    expect(copiesFor(copied, asked).toSorted()).toEqual(["ENF", "JUS"]);
    expect(copiesFor(copied, { ...asked, place: "420882001" }).toSorted()).toEqual(["ENF", "JUS", "TOWN"]);
    expect(copiesFor(county(), asked)).toEqual([]);
  });
});

describe("absence", () => {
  test("the deputy takes what comes on the first and the last day of an absence, and not the day after", () => {
    const directory = county({ covers: covers(["wang", "zhao"]) });
    expect(
      ["2026-02-28", "2026-03-01", "2026-03-07", "2026-03-08"].map((day) => officerOf(directory, { day })),
    ).toEqual(["wang", "zhao", "zhao", "wang"]);
  });

  test("an absent deputy's own deputy takes it, and the route still names the holder who is covered", () => {
    const answer = routeDuty(county({ covers: covers(["wang", "zhao"], ["zhao", "sun"]) }), asked);
    expect(answer).toMatchObject({
      route: { officer: "sun", covers: "wang", coversName: "wang", post: "P1", remarks: [] },
    });
  });

  test("deputies who cover each other in a circle leave the post empty: the head takes it", () => {
    const answer = routeDuty(county({ covers: covers(["wang", "zhao"], ["zhao", "wang"]) }), asked);
    expect(answer).toMatchObject({ route: { officer: "zhou", post: "P9", remarks: ["post-vacant", "head-instead"] } });
  });

  test("a chain longer than five deputies is not followed", () => {
    const people = ["a", "b", "c", "d", "e", "f"].map((id) => ({ id, name: id, authority: "REG" }));
    const chain: [string, string][] = [
      ["wang", "a"],
      ["a", "b"],
      ["b", "c"],
      ["c", "d"],
      ["d", "e"],
    ];
    expect(officerOf(county({ officers: people, covers: covers(...chain) }))).toBe("e");
    expect(officerOf(county({ officers: people, covers: covers(...chain, ["e", "f"]) }))).toBe("zhou");
  });
});

describe("a vacant post", () => {
  const vacant = {
    id: "P1",
    authority: "REG",
    unit: "REG-F",
    name: "食品科监管岗",
    kind: "supervisor",
    officer: "",
    from: "2024-01-01",
  };

  test("is stepped over to another supervisor or liaison of the unit", () => {
    const directory = county({
      posts: [
        vacant,
        { id: "P2", authority: "REG", unit: "REG-F", kind: "liaison", officer: "sun", from: "2024-01-01" },
      ],
    });
    expect(routeDuty(directory, asked)).toMatchObject({
      route: { officer: "sun", post: "P2", remarks: ["post-vacant"] },
    });
  });

  test("without another in the unit, is stepped over to the head", () => {
    expect(routeDuty(county({ posts: [vacant] }), asked)).toMatchObject({
      route: { officer: "zhou", remarks: ["post-vacant", "head-instead"] },
    });
  });

  test("without a head, is nobody's: the answer says so", () => {
    const noHead = { id: "P9", authority: "REG", kind: "head", officer: "", from: "2024-01-01" };
    expect(officerOf(county({ posts: [vacant, noHead] }))).toBe("no-officer");
  });

  test("a duty without a post goes to the unit's supervisor, and nothing is remarked", () => {
    const directory = county({
      duties: [{ item: "F1", place: "420882", authority: "REG", unit: "REG-F", role: "supervise", from: "2024-01-01" }],
    });
    expect(routeDuty(directory, asked)).toMatchObject({ route: { officer: "wang", post: "P1", remarks: [] } });
  });
});

describe("other routes", () => {
  test("the first kind of post that has somebody is taken, in the order asked for", () => {
    expect(routePost(county(), "REG", ["liaison", "head", "supervisor"], "2026-03-02")).toMatchObject({
      officer: "zhou",
      by: "post",
    });
    expect(routePost(county(), "REG", ["legal"], "2026-03-02")).toBeUndefined();
  });

  test("a named officer is reached with their post, or by who covers them", () => {
    expect(routeOfficer(county(), "wang", "2026-03-02")).toMatchObject({ officer: "wang", post: "P1", by: "named" });
    expect(routeOfficer(county(), "wu", "2026-03-02")).toMatchObject({ officer: "wu", post: "", unit: "REG-F" });
    expect(routeOfficer(county({ covers: covers(["wang", "wu"]) }), "wang", "2026-03-02")).toMatchObject({
      officer: "wu",
      covers: "wang",
    });
    expect(routeOfficer(county(), "nobody", "2026-03-02")).toBeUndefined();
  });

  test("what nobody owns goes to the judicial bureau's desk, or to its head if the desk is empty", () => {
    expect(routeDesk(county(), "2026-03-02")).toMatchObject({
      authority: "JUS",
      officer: "he",
      by: "desk",
      remarks: [],
    });
    const empty = county({
      posts: [
        { id: "D1", authority: "JUS", kind: "desk", officer: "", from: "2024-01-01" },
        { id: "D9", authority: "JUS", kind: "head", officer: "he", from: "2024-01-01" },
      ],
    });
    expect(routeDesk(empty, "2026-03-02")).toMatchObject({ post: "D9", by: "desk", remarks: ["head-instead"] });
  });
});

describe("the reason", () => {
  test("names list, item, place, basis, post, holder and deputy in one sentence", () => {
    const answer = routeDuty(county({ covers: covers(["wang", "zhao"]) }), asked);
    if (!("route" in answer)) throw new Error("unmatched");
    expect(explainRoute(answer.route, "zh")).toBe(
      "按2024-01-01起施行的权责清单，事项F1在420882区域由市场监督管理局负责（依据：食品安全法第六条），食品科监管岗wang当日不在岗，由zhao代理。",
    );
    expect(explainRoute(answer.route, "en")).toBe(
      "By the duty list in force since 2024-01-01, 市场监督管理局 answers for item F1 in 420882 (basis: 食品安全法第六条); 食品科监管岗 wang is absent on that day and covered by zhao.",
    );
  });
});
