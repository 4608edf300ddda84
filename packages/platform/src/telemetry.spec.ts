import { context, ROOT_CONTEXT, type Context } from "@opentelemetry/api";
import { AsyncLocalStorage } from "node:async_hooks";
import { counter, gauge, span, traceparentOf, withTraceparent } from "./telemetry.ts";

const TRACEPARENT = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

// What an SDK registers: the API alone keeps no context across calls.
beforeAll(() => {
  const storage = new AsyncLocalStorage<Context>();
  context.setGlobalContextManager({
    active: () => storage.getStore() ?? ROOT_CONTEXT,
    with: (active, work, self, ...args) => storage.run(active, () => work.call(self as never, ...args)),
    bind: (_active, target) => target,
    enable: () => context as never,
    disable: () => context as never,
  });
});
afterAll(() => context.disable());

test("a trace goes on from the traceparent that travelled with a fact, through awaits and spans", async () => {
  const inside = await withTraceparent(TRACEPARENT, async () => {
    await Promise.resolve();
    return span("handle", { matter: "m" }, async () => traceparentOf());
  });
  expect(inside).toBe(TRACEPARENT);
  expect(traceparentOf()).toBeUndefined();
});

test("a missing or malformed traceparent is no trace", () => {
  for (const traceparent of [undefined, "", "00-xyz", `${TRACEPARENT}-more`]) {
    expect(withTraceparent(traceparent, traceparentOf)).toBeUndefined();
  }
});

test("a span gives what its work gives, and throws what it throws", async () => {
  expect(await span("add", {}, () => 1 + 1)).toBe(2);
  await expect(span("fail", {}, async () => Promise.reject(new TypeError("no")))).rejects.toThrow(TypeError);
});

test("without an SDK counters and gauges are silent", () => {
  counter("letters", "letters issued")(1, { flow: "approval-notice" });
  gauge("age", "oldest pending fact", "ms", () => 3)();
});
