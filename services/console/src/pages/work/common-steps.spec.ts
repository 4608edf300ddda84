import type { Offer } from "../../api/types.gen.ts";
import { commonSteps } from "./common-steps.ts";

const offer = (step: string, more: Partial<Offer> = {}): Offer => ({
  step,
  title: step,
  may: true,
  why: null,
  fields: [],
  papers: [],
  reason: false,
  warning: null,
  effects: { status: null, ends: false, leadsTo: null, reaches: [] },
  basis: "",
  ...more,
});

test("a step is offered for those matters that offer it, at the version each was seen", () => {
  const steps = commonSteps([
    { id: "a", version: 1, items: [offer("received"), offer("urged")] },
    { id: "b", version: 4, items: [offer("urged"), offer("received", { may: false })] },
  ]);
  expect(steps.map(({ offer: { step }, matters }) => [step, [...matters]])).toEqual([
    [
      "urged",
      [
        ["a", 1],
        ["b", 4],
      ],
    ],
    ["received", [["a", 1]]],
  ]);
});

test("what needs papers or can't be taken back is for one matter at a time", () => {
  const items = [
    offer("checked", { papers: [{ kind: "record", title: "笔录" }] }),
    offer("recalled", { warning: "不能收回" }),
  ];
  expect(commonSteps([{ id: "a", version: 1, items }])).toEqual([]);
});
