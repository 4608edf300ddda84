import { AsyncLocalStorage } from "node:async_hooks";
import { context, ROOT_CONTEXT, trace, type Context, type Span, type SpanContext } from "@opentelemetry/api";
import type { EventBus, EventStore, Fact, NewFact, Subscriber } from "@yihan/kernel";
import { spannedBus, spannedStore } from "./spanned.ts";
import { traceparentOf, span } from "./telemetry.ts";

const storage = new AsyncLocalStorage<Context>();
const seen: { name: string; traceId: string; parent: string | undefined }[] = [];
let next = 1;

// The least that an SDK does: contexts that survive awaits, and spans that know their parent.
beforeAll(() => {
  context.setGlobalContextManager({
    active: () => storage.getStore() ?? ROOT_CONTEXT,
    with: (active, work, self, ...args) => storage.run(active, () => work.call(self as never, ...args)),
    bind: (_active, target) => target,
    enable: () => context as never,
    disable: () => context as never,
  });
  const start = (name: string, parent: SpanContext | undefined): Span => {
    const id = (next++).toString(16);
    const own = { traceId: parent?.traceId ?? id.padStart(32, "a"), spanId: id.padStart(16, "b"), traceFlags: 1 };
    seen.push({ name, traceId: own.traceId, parent: parent?.spanId });
    return trace.wrapSpanContext(own);
  };
  const tracer = {
    startSpan: (name: string) => start(name, trace.getSpanContext(context.active())),
    startActiveSpan: (name: string, _options: unknown, work: (span: Span) => unknown) => {
      const started = start(name, trace.getSpanContext(context.active()));
      return context.with(trace.setSpan(context.active(), started), () => work(started));
    },
  };
  trace.setGlobalTracerProvider({ getTracer: () => tracer as never });
});
afterAll(() => {
  context.disable();
  trace.disable();
});
beforeEach(() => seen.splice(0));

test("one trace goes from the command over the store and the bus to the handler", async () => {
  const stored: Fact[] = [];
  const store = spannedStore({
    append: async (fact: NewFact) => {
      stored.push(fact as Fact);
      return { fact: fact as Fact, replayed: false };
    },
  } as EventStore);
  let handle: (facts: readonly Fact[]) => Promise<void> = async () => {};
  const bus = spannedBus({
    publish: async (_topic, facts) => handle(facts),
    subscribe: async (subscriber) => {
      handle = subscriber.handle;
      return undefined as never;
    },
  });
  await bus.subscribe({
    group: "supervision",
    topics: ["yihan.approval"],
    handle: async () => span("notify", {}, () => {}),
  });

  await span("matter.take", {}, () =>
    store.append({ matter: "m", flow: "f", step: "s", version: 1, traceparent: traceparentOf() } as NewFact),
  );
  // The relay works outside of any request: the trace must come from the facts.
  await bus.publish("yihan.approval", stored);

  const [command] = seen;
  const ofCommand = seen.filter(({ traceId }) => traceId === command!.traceId).map(({ name }) => name);
  expect(ofCommand).toEqual(["matter.take", "store.append", "bus.publish", "bus.handle", "notify"]);
});

test("a batch of facts of several traces is a trace of its own", async () => {
  const handled: (string | undefined)[] = [];
  const bus = spannedBus({
    subscribe: async (subscriber: Subscriber) => {
      await subscriber.handle([
        { traceparent: `00-${"1".repeat(32)}-${"2".repeat(16)}-01` },
        { traceparent: `00-${"3".repeat(32)}-${"4".repeat(16)}-01` },
      ] as Fact[]);
      return undefined as never;
    },
  } as unknown as EventBus);
  await bus.subscribe({ group: "g", topics: [], handle: async () => void handled.push(traceparentOf()) });
  expect(handled[0]).not.toContain("1".repeat(32));
  expect(handled[0]).not.toContain("3".repeat(32));
});
