import fc from "fast-check";
import { actorOf } from "./actor.ts";
import { county } from "./fixture.ts";
import { isCertified, officersOf, postsOf } from "./find.ts";
import { routeDuty } from "./route-duty.ts";

const day = "2026-03-02";
const cover = (officer: string, deputy: string) => ({ officer, deputy, from: "2026-03-01", to: "2026-03-07" });

describe("who may act", () => {
  test("an officer has their own posts of the day", () => {
    expect(actorOf(county(), "wang", day)).toEqual({
      kind: "officer",
      id: "wang",
      name: "wang",
      authority: "REG",
      unit: "REG-F",
      posts: [{ id: "P1", kind: "supervisor", authority: "REG", unit: "REG-F" }],
    });
    expect(actorOf(county(), "wang", "2023-12-31")).toMatchObject({ posts: [] });
    expect(actorOf(county(), "nobody", day)).toBeUndefined();
  });

  test("a deputy has the posts of the absent too, marked with who is covered, through absent deputies as well", () => {
    const directory = county({ covers: [cover("wang", "zhao"), cover("zhao", "sun")] });
    expect(actorOf(directory, "sun", day)).toMatchObject({ posts: [{ id: "P1", covers: "wang" }] });
    expect(actorOf(directory, "zhao", day)).toMatchObject({ posts: [] });
    expect(actorOf(directory, "sun", "2026-03-08")).toMatchObject({ posts: [] });
  });

  test("whoever is routed to has the post that the route names, whatever the covers", () => {
    const people = ["wang", "zhao", "sun", "zhou", "wu"];
    const pair = fc.tuple(fc.constantFrom(...people), fc.constantFrom(...people));
    fc.assert(
      fc.property(fc.array(pair, { maxLength: 8 }), (pairs) => {
        const directory = county({ covers: pairs.map(([officer, deputy]) => cover(officer, deputy)) });
        const answer = routeDuty(directory, { item: "F1", place: "420882", role: "supervise", day });
        if (!("route" in answer)) return;
        const actor = actorOf(directory, answer.route.officer, day);
        expect(actor?.kind === "officer" && actor.posts.map((post) => post.id)).toContain(answer.route.post);
      }),
    );
  });
});

test("an authority's officers are its own and those who hold a post of it", () => {
  const directory = county({
    posts: [{ id: "J2", authority: "JUS", kind: "legal", officer: "wu", from: "2026-03-02" }],
  });
  expect(officersOf(directory, "JUS", day).map((officer) => officer.id)).toEqual(["he", "wu"]);
  expect(officersOf(directory, "JUS", "2026-03-01").map((officer) => officer.id)).toEqual(["he"]);
  expect(postsOf(directory, "JUS", day).map((post) => post.id)).toEqual(["D1", "J2"]);
});

test("an enforcement certificate holds through its last day", () => {
  const directory = county({ officers: [{ id: "wu", certificate: "42088200001", certificateTo: "2026-03-02" }] });
  expect(isCertified(directory, "wu", "2026-03-02")).toBe(true);
  expect(isCertified(directory, "wu", "2026-03-03")).toBe(false);
  expect(isCertified(directory, "wang", day)).toBe(false);
});
