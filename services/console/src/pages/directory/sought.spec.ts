import type { TreeNode } from "../../api/directory-shapes.ts";
import { sought } from "./sought.ts";

const post = (id: string, unit: string, officerName: string): TreeNode["posts"][number] => ({
  id,
  name: "监管岗",
  kind: "supervisor",
  unit,
  officer: id,
  officerName,
  acting: id,
  actingName: officerName,
});
const tree: TreeNode[] = [
  {
    code: "C",
    name: "云汀市",
    kind: "COUNTY",
    place: "420899",
    units: [],
    posts: [],
    below: [
      {
        code: "T",
        name: "交通运输局",
        kind: "REGULATOR",
        place: "420899",
        units: [
          { code: "T1", name: "运输科" },
          { code: "T2", name: "法制科" },
        ],
        posts: [post("wang", "T1", "王海舟"), post("sun", "T2", "孙佳禾")],
        below: [],
      },
    ],
  },
];

test("a name leads to its post, with the authorities above it and nothing else", () => {
  expect(sought(tree, "王海")[0]!.below[0]).toMatchObject({
    code: "T",
    units: [{ code: "T1" }],
    posts: [{ id: "wang" }],
  });
});

test("an authority that is found by its name is whole, and what is nowhere finds nothing", () => {
  expect(sought(tree, "交通")[0]!.below[0]!.posts).toHaveLength(2);
  expect(sought(tree, "无此人")).toEqual([]);
});
