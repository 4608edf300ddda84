import type { Flow } from "../../api/types.gen.ts";
import { flowDrawing } from "./flow-drawing.ts";

const step = (from: string[], to: string | null, ends = false, mayTo: string[] = []): Flow["steps"][number] =>
  ({ from, to, ends, mayTo }) as unknown as Flow["steps"][number];
/** A flow that nobody has written yet. */
const toy: Pick<Flow, "statuses" | "steps"> = {
  statuses: ["asked", "answered", "done", "forgotten"].map((code) => ({ code, title: code })),
  steps: [
    step(["nothing"], "asked"),
    step(["asked"], "answered"),
    step(["answered"], "asked"),
    step(["asked", "answered"], "done", true),
    step(["open"], null),
  ],
};

test("statuses stand from left to right by how soon they can be reached, none on another", () => {
  const { statuses } = flowDrawing(toy, "begin");
  const xs = new Map(statuses.map(({ code, x }) => [code, x]));
  expect(xs.get("nothing")! < xs.get("asked")! && xs.get("asked")! < xs.get("answered")!).toBe(true);
  expect(new Set(statuses.map(({ x, y }) => `${x} ${y}`)).size).toBe(5);
  expect(statuses.filter(({ ends }) => ends).map(({ code }) => code)).toEqual(["done"]);
});

test("each way carries the numbers of its steps; steps of any status are no ways", () => {
  const { ways } = flowDrawing(toy, "begin");
  expect(ways.map(({ from, to, steps }) => [from, to, steps])).toEqual([
    ["nothing", "asked", [1]],
    ["asked", "answered", [2]],
    ["answered", "asked", [3]],
    ["asked", "done", [4]],
    ["answered", "done", [4]],
  ]);
});

test("a step that may lead elsewhere has a way there too", () => {
  const { ways } = flowDrawing(
    { ...toy, steps: [...toy.steps, step(["asked"], "answered", false, ["forgotten"])] },
    "begin",
  );
  expect(ways.find(({ to }) => to === "forgotten")).toMatchObject({ from: "asked", steps: [6] });
});
