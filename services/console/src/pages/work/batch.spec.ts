import { runBatch, type BatchRow } from "./batch.ts";

const rows = (count: number): BatchRow[] =>
  Array.from({ length: count }, (_, index) => ({ id: String(index), title: `事项${index}`, state: "waiting" }));

test("every row is done once, and one that is refused does not stop the others", async () => {
  const asked: string[] = [];
  const ended = await runBatch(
    rows(11),
    async (id) => {
      asked.push(id);
      if (id === "3") throw new Error("他人已签收");
    },
    () => undefined,
  );
  expect(asked.toSorted((a, b) => Number(a) - Number(b))).toEqual(rows(11).map(({ id }) => id));
  expect(ended.filter(({ state }) => state === "done")).toHaveLength(10);
  expect(ended[3]).toMatchObject({ state: "refused", error: expect.objectContaining({ message: "他人已签收" }) });
});

test("told after each row, and what was done before is not done again when the rest is tried again", async () => {
  const told: number[] = [];
  const tried: BatchRow[] = [
    { id: "a", title: "", state: "done" },
    { id: "b", title: "", state: "refused" },
  ];
  const asked: string[] = [];
  await runBatch(
    tried,
    async (id) => void asked.push(id),
    (now) => told.push(now.filter(({ state }) => state === "done").length),
  );
  expect(asked).toEqual(["b"]);
  expect(told).toEqual([2]);
});
