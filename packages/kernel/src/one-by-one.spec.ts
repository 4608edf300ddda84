import { oneByOne, oneByOnePerKey } from "./one-by-one.ts";

/** Work that ends when it is told to; `begun` says which of it has begun. */
const toldWork = () => {
  const begun: string[] = [];
  const ends = new Map<string, PromiseWithResolvers<string>>();
  const work = (name: string) => (): Promise<string> => {
    begun.push(name);
    const end = Promise.withResolvers<string>();
    ends.set(name, end);
    return end.promise;
  };
  return { begun, work, end: (name: string) => ends.get(name)! };
};

test("work begins when what was asked for before has ended", async () => {
  const { begun, work, end } = toldWork();
  const inTurn = oneByOne();
  const both = [inTurn(work("first")), inTurn(work("second"))];
  await Promise.resolve();
  expect(begun).toEqual(["first"]);
  end("first").resolve("done");
  await both[0];
  expect(begun).toEqual(["first", "second"]);
  end("second").resolve("done too");
  expect(await both[1]).toBe("done too");
});

test("work that fails fails for who asked for it alone", async () => {
  const inTurn = oneByOne();
  const failing = inTurn(() => Promise.reject(new Error("away")));
  const next = inTurn(() => Promise.resolve("there"));
  await expect(failing).rejects.toThrow("away");
  expect(await next).toBe("there");
});

test("work with another key does not wait, work with the same key does", async () => {
  const { begun, work, end } = toldWork();
  const inTurn = oneByOnePerKey();
  const first = inTurn("one", work("first of one"));
  const second = inTurn("one", work("second of one"));
  const other = inTurn("other", work("first of other"));
  await Promise.resolve();
  expect(begun).toEqual(["first of one", "first of other"]);
  end("first of one").reject(new Error("away"));
  await expect(first).rejects.toThrow("away");
  end("second of one").resolve("done");
  end("first of other").resolve("done");
  expect(await Promise.all([second, other])).toEqual(["done", "done"]);
});
