import type { TreeNode } from "../../api/directory-shapes.ts";
import { plannedRows } from "./planned-rows.ts";
import { placesOf } from "./use-places.ts";

const post = {
  id: "P1",
  name: "监管责任人",
  kind: "supervisor",
  unit: "T1",
  officer: "wang",
  officerName: "王海舟",
  acting: "wang",
  actingName: "王海舟",
};
const town: TreeNode = {
  code: "S",
  name: "岫云街道办事处",
  kind: "TOWN",
  place: "420899001",
  units: [],
  posts: [],
  below: [],
};
const node: TreeNode = {
  code: "T",
  name: "交通运输局",
  kind: "REGULATOR",
  place: "420899",
  units: [],
  posts: [post],
  below: [town],
};
const at = { day: "2026-12-01", node, county: "420899" };

test("a post in other hands keeps its id and unit and begins on the day", () => {
  expect(plannedRows({ kind: "hands", authority: "T", post: "P1", successor: "sun" }, at)).toEqual({
    posts: [
      {
        id: "P1",
        authority: "T",
        unit: "T1",
        name: "监管责任人",
        kind: "supervisor",
        officer: "sun",
        from: "2026-12-01",
      },
    ],
  });
});

test("without a successor the post is vacant", () => {
  expect(plannedRows({ kind: "hands", authority: "T", post: "P1" }, at)).toMatchObject({ posts: [{ officer: "" }] });
});

test("a duty moves for the whole county where no township is chosen", () => {
  expect(plannedRows({ kind: "duty", authority: "T", item: "I", role: "supervise" }, at)).toEqual({
    duties: [{ item: "I", place: "420899", authority: "T", role: "supervise", from: "2026-12-01" }],
  });
});

test("the county comes first, then its townships", () => {
  expect(placesOf([node])).toEqual([
    { code: "420899", town: "" },
    { code: "420899001", town: "岫云街道办事处" },
  ]);
});
