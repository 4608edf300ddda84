import { actorOf } from "./actor.ts";
import { county } from "./fixture.ts";
import { routeClaimer } from "./route-claimer.ts";
import { routeOfficer } from "./route-post.ts";

const day = "2026-03-02";
const away = county({ covers: [{ officer: "wang", deputy: "sun", from: "2026-03-01", to: "2026-03-07" }] });
const asked = routeOfficer(county(), "wang", day)!;

test("who claims for the absent holder of the asked post stands as their deputy", () => {
  expect(routeClaimer(away, actorOf(away, "sun", day)!, asked, day)).toMatchObject({
    officer: "sun",
    covers: "wang",
    post: "P1",
  });
});

test("who claims in a post of their own is responsible in person", () => {
  expect(routeClaimer(away, actorOf(away, "zhou", day)!, asked, day)).toMatchObject({
    officer: "zhou",
    covers: "",
    post: "P9",
  });
  expect(routeClaimer(county(), actorOf(county(), "wang", day)!, asked, day)).toMatchObject({
    officer: "wang",
    covers: "",
  });
});

test("a machine claims nothing in person", () => {
  expect(routeClaimer(away, { kind: "machine", id: "m", name: "m", authority: "REG" }, asked, day)).toBeUndefined();
});
