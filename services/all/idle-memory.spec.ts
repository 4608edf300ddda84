import { idleMemory } from "./idle-memory.ts";

/** How often it collected after each of these shares of busy time. */
const collectedAfter = (shares: readonly number[]): number[] => {
  let share = 0;
  let collected = 0;
  const look = idleMemory({ busy: () => share, collect: () => void (collected += 1) });
  return shares.map((next) => {
    share = next;
    look();
    return collected;
  });
};

test("memory is given back once in every quiet spell, and never while there is work", () => {
  expect(collectedAfter([0.9, 0.3, 0, 0, 0.01, 0.6, 0.05, 0, 0])).toEqual([0, 0, 1, 1, 1, 1, 1, 2, 2]);
});

test("what a burst of objects made the process hold goes back to the system", () => {
  const look = idleMemory({ busy: () => 0 });
  let held: object[] = Array.from({ length: 400_000 }, (_, index) => ({ index, text: `object ${index}` }));
  const before = process.memoryUsage().heapTotal;
  held = [];
  look();
  expect(held).toHaveLength(0);
  expect(process.memoryUsage().heapTotal).toBeLessThan(before - 10_000_000);
});
