import { steady } from "./steady-list.ts";

const row = (id: string, text = "") => ({ id, text });

test("the first answer is shown as it is", () => {
  expect(steady([], [row("a")])).toEqual({ rows: [row("a")], gone: new Set(), fresh: 0 });
});

test("what is read keeps its place: new rows above are counted, changed ones change, finished ones stay marked", () => {
  const found = steady([row("a"), row("b"), row("c")], [row("new"), row("a", "changed"), row("c")]);
  expect(found).toEqual({ rows: [row("a", "changed"), row("b"), row("c")], gone: new Set(["b"]), fresh: 1 });
});

test("the next page is added below", () => {
  expect(steady([row("a")], [row("a"), row("b")])).toMatchObject({ rows: [row("a"), row("b")], fresh: 0 });
});
