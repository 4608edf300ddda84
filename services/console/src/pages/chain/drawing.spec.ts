import type { MatterSummary } from "../../api/types.gen.ts";
import { drawingOf, nearest } from "./drawing.ts";

const matter = (id: string, authority: string, cause = "", opened = "2026-11-25T01:00:00Z"): MatterSummary =>
  ({
    id,
    cause,
    opened,
    responsible: { authority, authorityName: `${authority} bureau` },
    next: null,
    parties: [],
  }) as unknown as MatterSummary;

const letter = matter("letter", "REG");
const clue = matter("clue", "ENF", "letter/5", "2026-11-26T01:00:00Z");
const caseOf = matter("case", "ENF", "clue/3", "2026-11-27T01:00:00Z");

test("each authority has a lane, and what was opened stands right of what opened it", () => {
  const { lanes, placed, arrows } = drawingOf([caseOf, clue, letter]);
  expect(lanes.map(({ authority }) => authority)).toEqual(["REG", "ENF"]);
  expect(placed.map((one) => [one.matter.id, one.lane, one.column])).toEqual([
    ["letter", 0, 0],
    ["clue", 1, 1],
    ["case", 1, 2],
  ]);
  expect(arrows).toEqual([
    { from: "letter", to: "clue" },
    { from: "clue", to: "case" },
  ]);
});

test("what was opened in the same instant as its opener still stands right of it", () => {
  const { placed, arrows } = drawingOf([matter("clue", "ENF", "letter/5"), letter]);
  expect(placed.map((one) => [one.matter.id, one.column])).toEqual([
    ["letter", 0],
    ["clue", 1],
  ]);
  expect(arrows).toEqual([{ from: "letter", to: "clue" }]);
});

test("what one may not see leaves no trace: no lane, no gap, no arrow from nothing", () => {
  const { lanes, placed, arrows, width } = drawingOf([letter, caseOf]);
  expect(lanes).toHaveLength(2);
  expect(placed.map(({ column }) => column)).toEqual([0, 0]);
  expect(arrows).toEqual([]);
  expect(width).toBe(drawingOf([letter, matter("alone", "ENF")]).width);
});

test("two matters of one authority never lie on each other", () => {
  const { placed } = drawingOf([
    letter,
    matter("a", "ENF", "letter/2"),
    matter("b", "ENF", "letter/3"),
    matter("c", "REG", "a/1"),
  ]);
  expect(new Set(placed.map(({ x, y }) => `${x} ${y}`)).size).toBe(4);
});

test("the arrow keys move to the nearest matter and stop at the edge", () => {
  const { placed } = drawingOf([letter, clue, caseOf]);
  expect([
    nearest(placed, "letter", "right"),
    nearest(placed, "clue", "up"),
    nearest(placed, "case", "left"),
    nearest(placed, "case", "down"),
  ]).toEqual(["clue", "letter", "clue", undefined]);
});
