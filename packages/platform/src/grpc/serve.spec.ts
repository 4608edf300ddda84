import { Client, credentials, Metadata } from "@grpc/grpc-js";
import type { TakeRequest } from "@yihan/contracts/service/matter";
import { MatterServiceDefinition } from "@yihan/contracts/service/matter";
import type { Verbs } from "@yihan/contracts/verbs";
import { Refusal, statusOf, Unstartable, VersionTaken, type RefusalKind } from "@yihan/kernel";
import { connect, type ConnectOptions, type Peer } from "./connect.ts";
import { offer } from "./offer.ts";
import { rpcOf } from "./rpc.ts";
import { serve, type Served, type ServeOptions } from "./serve.ts";

type MatterVerbs = Verbs<typeof MatterServiceDefinition>;

const nothing: MatterVerbs = {
  take: async () => ({ fact: undefined, replayed: true }),
  readFacts: async () => ({ facts: [], more: false }),
  listOffers: async () => ({ offers: [] }),
  describeFlows: async () => ({ flows: [] }),
};

const opened: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const close of opened.splice(0).toReversed()) await close();
});

const logged: object[] = [];
const logger = { error: (fields: object) => void logged.push(fields) };

const serving = async (
  verbs: Partial<MatterVerbs>,
  more: Partial<ServeOptions> = {},
  callers?: readonly string[],
): Promise<Served> => {
  const served = await serve({
    host: "127.0.0.1",
    port: 0,
    offered: [offer(MatterServiceDefinition, { ...nothing, ...verbs }, callers)],
    logger,
    ...more,
  });
  opened.push(served.stop);
  return served;
};

const calling = (port: number, more: Partial<ConnectOptions> = {}): Peer => {
  const peer = connect({ address: `127.0.0.1:${port}`, peer: "approval", caller: "gateway", logger, ...more });
  opened.push(peer.close);
  return peer;
};

const verbsAt = (port: number, more: Partial<ConnectOptions> = {}): MatterVerbs =>
  calling(port, more).verbs(MatterServiceDefinition);

const take = (verbs: MatterVerbs): Promise<unknown> => verbs.take(emptyTake);
const emptyTake: TakeRequest = {
  id: "1",
  fingerprint: "",
  matter: "m",
  flow: "",
  step: "",
  data: "",
  papers: [],
  reason: "",
};

test("a refusal of each kind crosses the wire whole", async () => {
  const kinds = Object.keys(statusOf) as RefusalKind[];
  let next = 0;
  const refusals = kinds.map(
    (kind) => new Refusal(kind, `code-${kind}`, { zh: "不可以。", en: "No." }, { version: 3 }),
  );
  const { port } = await serving({ take: async () => Promise.reject(refusals[next]!) });
  const verbs = verbsAt(port);
  for (next = 0; next < kinds.length; next += 1) {
    const error: unknown = await take(verbs).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(Refusal);
    expect({ ...(error as Refusal) }).toEqual({ ...refusals[next]! });
  }
});

test("a lost race crosses the wire as what it is", async () => {
  const { port } = await serving({ take: async () => Promise.reject(new VersionTaken("m", 4)) });
  await expect(take(verbsAt(port))).rejects.toMatchObject({ name: "VersionTaken", matter: "m", current: 4 });
});

test("a bug is logged where it happened, and the caller hears nothing of its words", async () => {
  logged.length = 0;
  const { port } = await serving({ take: async () => Promise.reject(new Error("canary")) });
  const error = await take(verbsAt(port)).catch((thrown: Error) => thrown);
  expect(error).not.toBeInstanceOf(Refusal);
  expect(String(error)).not.toContain("canary");
  expect(logged).toMatchObject([{ rpc: "yihan.matter.v1.MatterService/Take", err: { message: "canary" } }]);
});

test("a peer that is not there is a refusal, soon, and one that comes back is found again", async () => {
  const { port, stop } = await serving({});
  const verbs = verbsAt(port);
  await take(verbs);
  await stop();
  const since = performance.now();
  await expect(take(verbs)).rejects.toMatchObject({ kind: "unavailable", code: "service-unavailable" });
  expect(performance.now() - since).toBeLessThan(3_000);
  await serving({}, { port });
  await until(() =>
    take(verbs).then(
      () => true,
      () => false,
    ),
  );
});

test("of several processes of a peer all are called, and those that are left when one ends", async () => {
  const asked = [0, 0];
  const counting = (at: number) => ({
    take: async () => {
      asked[at]! += 1;
      return { fact: undefined, replayed: true };
    },
  });
  const [first, second] = [await serving(counting(0)), await serving(counting(1))];
  const verbs = verbsAt(0, { address: `127.0.0.1:${first.port};127.0.0.1:${second.port}` });
  await until(async () => {
    await take(verbs);
    return asked[0]! > 0 && asked[1]! > 0;
  });
  await first.stop();
  await until(() =>
    take(verbs).then(
      () => true,
      () => false,
    ),
  );
  const before = asked[1]!;
  await take(verbs);
  expect(asked[1]).toBe(before + 1);
});

test("a peer that hangs is a refusal after the deadline", async () => {
  const { promise, resolve } = Promise.withResolvers<never>();
  const { port } = await serving({ take: () => promise }, { stopMs: 100 });
  await expect(take(verbsAt(port, { deadlineMs: 200 }))).rejects.toMatchObject({
    kind: "unavailable",
    code: "service-late",
  });
  resolve(undefined as never);
});

test("a server that stops lets the call in hand finish and takes no other", async () => {
  const begun = Promise.withResolvers<void>();
  const going = Promise.withResolvers<void>();
  const { port, stop } = await serving({
    take: async () => {
      begun.resolve();
      await going.promise;
      return { fact: undefined, replayed: true };
    },
  });
  const verbs = verbsAt(port);
  const inHand = take(verbs);
  await begun.promise;
  const stopped = stop();
  await expect(take(verbsAt(port))).rejects.toMatchObject({ kind: "unavailable" });
  going.resolve();
  await expect(inHand).resolves.toMatchObject({ replayed: true });
  await stopped;
});

test("a call that never ends does not keep a server from stopping", async () => {
  const begun = Promise.withResolvers<void>();
  const { port, stop } = await serving(
    {
      take: () => {
        begun.resolve();
        return new Promise(() => undefined);
      },
    },
    { stopMs: 200 },
  );
  const inHand = expect(take(verbsAt(port))).rejects.toMatchObject({ kind: "unavailable" });
  await begun.promise;
  await stop();
  await inHand;
});

test("more calls than the server holds in hand are refused, and those in hand are not harmed", async () => {
  const going = Promise.withResolvers<void>();
  const { port } = await serving(
    { take: () => going.promise.then(() => ({ fact: undefined, replayed: true })) },
    { inHand: 3 },
  );
  const verbs = verbsAt(port);
  let refused = 0;
  const calls = Array.from({ length: 8 }, () =>
    take(verbs).catch((error: Refusal) => {
      expect(error).toMatchObject({ kind: "unavailable", code: "overloaded" });
      refused += 1;
    }),
  );
  await until(async () => refused === 5);
  going.resolve();
  await Promise.all(calls);
});

test("a message larger than the server takes is refused as too large", async () => {
  const { port } = await serving({}, { messageBytes: 100_000 });
  const large = { ...emptyTake, reason: "x".repeat(200_000) };
  await expect(verbsAt(port).take(large)).rejects.toMatchObject({ kind: "too-large" });
});

test("only the services that are named may call", async () => {
  const { port } = await serving({}, {}, ["gateway", "supervision"]);
  await expect(take(verbsAt(port))).resolves.toBeDefined();
  await expect(take(verbsAt(port, { caller: "audit" }))).rejects.toMatchObject({
    kind: "forbidden",
    code: "caller-not-allowed",
  });
});

test("without certificates no other machine is served, and a taken port is told in a sentence", async () => {
  await expect(serving({}, { host: "0.0.0.0" })).rejects.toThrow(Unstartable);
  const { port } = await serving({});
  await expect(serving({}, { port })).rejects.toThrow(Unstartable);
});

test("bytes that are no message are turned away", async () => {
  const { port } = await serving({});
  const client = new Client(`127.0.0.1:${port}`, credentials.createInsecure());
  opened.push(() => client.close());
  const { path } = rpcOf(MatterServiceDefinition, MatterServiceDefinition.methods.take);
  const error = await new Promise<unknown>((resolve) => {
    client.makeUnaryRequest(
      path,
      () => Buffer.from([0xff, 0xff, 0xff]),
      (bytes: Buffer) => bytes,
      {},
      new Metadata(),
      { deadline: Date.now() + 5_000 },
      resolve,
    );
  });
  expect(error).toMatchObject({ code: expect.any(Number) });
  await expect(take(verbsAt(port))).resolves.toBeDefined();
});

/** Asks until it is so; the test's own time limit ends it otherwise. */
const until = async (so: () => Promise<boolean>): Promise<void> => {
  while (!(await so())) await new Promise((resolve) => setTimeout(resolve, 20));
};
