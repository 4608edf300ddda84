import { context, ROOT_CONTEXT, type Context } from "@opentelemetry/api";
import { AsyncLocalStorage } from "node:async_hooks";
import { ReadFactsRequest, ReadFactsResponse } from "@yihan/contracts/service/matter";
import { Refusal } from "@yihan/kernel";
import { traceparentOf, withTraceparent } from "../telemetry.ts";
import { connect } from "./connect.ts";
import { offer } from "./offer.ts";
import { serve } from "./serve.ts";

const TRACEPARENT = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
const logger = { error: () => undefined };

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

/** A service that counts, for want of one of ours that streams. */
const CountingDefinition = {
  fullName: "yihan.test.v1.CountingService",
  methods: {
    once: {
      name: "Once",
      requestType: ReadFactsRequest,
      requestStream: false,
      responseType: ReadFactsRequest,
      responseStream: false,
    },
    upwards: {
      name: "Upwards",
      requestType: ReadFactsRequest,
      requestStream: false,
      responseType: ReadFactsResponse,
      responseStream: true,
    },
  },
} as const;

const counting = async () => {
  const state = { sent: 0, ended: false, trace: "" };
  const served = await serve({
    host: "127.0.0.1",
    port: 0,
    logger,
    offered: [
      offer(CountingDefinition, {
        once: async ({ after }) => {
          state.trace = traceparentOf() ?? "";
          return { matter: state.trace, after };
        },
        upwards: async function* upwards({ after, matter }, signal) {
          try {
            for (let next = after; !signal.aborted; next += 1) {
              if (matter === "refused" && next === 3) throw new Refusal("conflict", "three", { zh: "三", en: "three" });
              state.sent += 1;
              yield { facts: [], more: next % 2 === 0 };
              if (matter === "waits" && next === 2)
                await new Promise((resolve) => signal.addEventListener("abort", resolve));
            }
          } finally {
            state.ended = true;
          }
        },
      }),
    ],
  });
  const peer = connect({ address: `127.0.0.1:${served.port}`, peer: "counting", caller: "tests", logger });
  return {
    state,
    served,
    verbs: peer.verbs(CountingDefinition),
    close: async () => {
      peer.close();
      await served.stop();
    },
  };
};

test("the trace in hand goes on in the process that is called", async () => {
  const { verbs, close } = await counting();
  const { matter } = await withTraceparent(TRACEPARENT, () => verbs.once({ matter: "", after: 0 }));
  expect(matter).toBe(TRACEPARENT);
  expect((await verbs.once({ matter: "", after: 0 })).matter).toBe("");
  await close();
});

test("a streamed answer comes in order and ends when the caller has had enough", async () => {
  const { verbs, close, state } = await counting();
  const seen: boolean[] = [];
  for await (const { more } of verbs.upwards({ matter: "", after: 0 }, new AbortController().signal)) {
    seen.push(more);
    if (seen.length === 1_000) break;
  }
  expect(seen).toEqual(Array.from({ length: 1_000 }, (_, index) => index % 2 === 0));
  await until(() => state.ended);
  await close();
});

test("a caller that does not read holds the sender back", async () => {
  const { verbs, close, state } = await counting();
  const answers = verbs.upwards({ matter: "", after: 0 }, new AbortController().signal)[Symbol.asyncIterator]();
  await answers.next();
  let before = -1;
  await until(() => {
    const still = state.sent === before;
    before = state.sent;
    return still;
  });
  expect(state.sent).toBeLessThan(100_000);
  await answers.return?.();
  await close();
});

test("a refusal in the middle of a streamed answer arrives after what came before it", async () => {
  const { verbs, close } = await counting();
  let seen = 0;
  const reading = async (): Promise<void> => {
    for await (const _ of verbs.upwards({ matter: "refused", after: 0 }, new AbortController().signal)) seen += 1;
  };
  await expect(reading()).rejects.toMatchObject({ name: "Refusal", code: "three" });
  expect(seen).toBe(3);
  await close();
});

test("a stream that waits ends when its caller's signal fires, and when the server stops", async () => {
  for (const how of ["signal", "stop"] as const) {
    const { verbs, close, state, served } = await counting();
    const ending = new AbortController();
    let seen = 0;
    for await (const _ of verbs.upwards({ matter: "waits", after: 0 }, ending.signal)) {
      seen += 1;
      if (seen < 3) continue;
      if (how === "signal") ending.abort();
      else void served.stop();
    }
    expect(seen).toBe(3);
    await until(() => state.ended);
    await close();
  }
});

/** Asks until it is so; the test's own time limit ends it otherwise. */
const until = async (so: () => boolean): Promise<void> => {
  while (!so()) await new Promise((resolve) => setTimeout(resolve, 20));
};
