import { idleMemory } from "./idle-memory.ts";

/** How often it collected after each of these shares of busy time. */
const collectedAfter = (shares: readonly number[], held = 200e6): number[] => {
  let share = 0;
  let collected = 0;
  const look = idleMemory({ busy: () => share, held: () => held, collect: () => void (collected += 1) });
  return shares.map((next) => {
    share = next;
    look();
    return collected;
  });
};

test("memory is given back once in every quiet spell, and never while there is work", () => {
  expect(collectedAfter([0.9, 0.3, 0, 0, 0.01, 0.6, 0.02, 0, 0])).toEqual([0, 0, 1, 1, 1, 1, 1, 2, 2]);
});

test("a process that holds little is left alone, and asked once it holds more", () => {
  expect(collectedAfter([0, 0, 0], 140e6)).toEqual([0, 0, 0]);
  expect(collectedAfter([0, 0, 0], 141e6)).toEqual([1, 1, 1]);
});

test("what a burst of objects made the process hold goes back to the system", () => {
  const look = idleMemory({ busy: () => 0, held: () => Infinity });
  let held: object[] = Array.from({ length: 400_000 }, (_, index) => ({ index, text: `object ${index}` }));
  const before = process.memoryUsage().heapTotal;
  held = [];
  look();
  expect(held).toHaveLength(0);
  expect(process.memoryUsage().heapTotal).toBeLessThan(before - 10_000_000);
});
