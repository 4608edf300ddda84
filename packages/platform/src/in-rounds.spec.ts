import { inRounds } from "./in-rounds.ts";

/** Work that ends when it is told to; `begun` counts its rounds. */
const toldWork = () => {
  const rounds: PromiseWithResolvers<string>[] = [];
  return {
    rounds,
    begun: () => rounds.length,
    ask: inRounds(() => {
      const round = Promise.withResolvers<string>();
      rounds.push(round);
      return round.promise;
    }),
  };
};

test("a hundred who ask while a round is under way share the next one", async () => {
  const { ask, rounds, begun } = toldWork();
  const first = ask();
  const others = Array.from({ length: 100 }, () => ask());
  expect(begun()).toBe(1);
  rounds[0]!.resolve("first");
  expect(await first).toBe("first");
  await Promise.resolve();
  expect(begun()).toBe(2);
  rounds[1]!.resolve("second");
  expect(await Promise.all(others)).toEqual(others.map(() => "second"));
  expect(begun()).toBe(2);
});

test("who asks after a round has begun gets one that began after the question", async () => {
  const { ask, rounds } = toldWork();
  const first = ask();
  const second = ask();
  rounds[0]!.resolve("first");
  await first;
  const third = ask();
  rounds[1]!.resolve("second");
  await second;
  rounds[2]!.resolve("third");
  expect(await third).toBe("third");
});

test("a round that fails fails for those who share it, and the next is done all the same", async () => {
  const { ask, rounds, begun } = toldWork();
  const first = ask();
  const second = ask();
  rounds[0]!.reject(new Error("away"));
  await expect(first).rejects.toThrow("away");
  rounds[1]!.resolve("there");
  expect(await second).toBe("there");
  const third = ask();
  expect(begun()).toBe(3);
  rounds[2]!.resolve("again");
  expect(await third).toBe("again");
});
