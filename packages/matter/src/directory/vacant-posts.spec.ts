import { county, rows } from "./fixture.ts";
import { withChange } from "./directory.ts";
import { vacantPosts } from "./vacant-posts.ts";

const post = { id: "P1", authority: "REG", unit: "REG-F", kind: "supervisor", officer: "wang", from: "2024-01-01" };

test("a post is vacant from the day after its holder left until somebody follows", () => {
  const directory = withChange(
    county(),
    rows({
      posts: [
        { ...post, to: "2026-03-10" },
        { ...post, officer: "sun", from: "2026-03-20" },
      ],
    }),
  );
  expect(
    ["2026-03-10", "2026-03-11", "2026-03-19", "2026-03-20"].map((day) => vacantPosts(directory, "REG", day)),
  ).toEqual([[], ["P1"], ["P1"], []]);
});

test("a post whose holder is away is vacant where the deputies lead nowhere", () => {
  const away = { officer: "wang", deputy: "nobody", from: "2026-03-01", to: "2026-03-07" };
  expect(vacantPosts(county({ covers: [away] }), "REG", "2026-03-02")).toEqual(["P1"]);
  expect(vacantPosts(county({ covers: [{ ...away, deputy: "sun" }] }), "REG", "2026-03-02")).toEqual([]);
});
