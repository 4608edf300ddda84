import { randomUUID } from "node:crypto";
import { VersionTaken, type ViewChange } from "@yihan/kernel";
import { openMongo, prepareMongo, type Mongo as Ports } from "@yihan/platform/mongo/connect";
import { openForTests, type CommandFault, type MongoForTests } from "@yihan/platform/mongo/testing";
import { describeWith } from "../describe-with.ts";
import { startMongo } from "../containers/mongo.ts";
import { skipped } from "../skipped.ts";
import { factOf, numberedFact, plain, textOf, versionsOf } from "./facts.ts";
import { letters } from "./letters.ts";

const unavailable = { name: "Refusal", kind: "unavailable", code: "database-unavailable" };

describeWith("MongoDB fails and nothing is lost or done twice", await startMongo(), (mongo) => {
  if (mongo.standIn) skipped("faults of MongoDB itself", mongo.standIn);

  let url: string;
  let behind: MongoForTests;
  const opened: Ports[] = [];
  /** One more process of the same service. */
  const process = async (): Promise<Ports> => {
    const ports = await openMongo(url);
    opened.push(ports);
    return ports;
  };
  beforeEach(async () => {
    url = mongo.urlOf(`faults-${randomUUID()}`);
    await prepareMongo(url, ["approval"]);
    behind = await openForTests(url);
  });
  afterEach(async () => {
    for (const ports of opened.splice(0)) await ports.close();
    await behind.drop();
    await behind.close();
  });

  const faults: [string, CommandFault][] = [
    ["a connection that closes before the answer", { closeConnection: true }],
    ["a primary that is none any more", { errorCode: 10107 }],
    ["a server that shuts down", { errorCode: 91 }],
    ["an interruption at shutdown", { errorCode: 11600 }],
    ["a primary that steps down", { errorCode: 189 }],
    ["a write that no majority confirmed in time", { writeConcernError: { code: 64, errmsg: "waiting timed out" } }],
  ];

  test.each(faults)("after %s a fact is stored once, with its number, and is the first answer", async (_, fault) => {
    const store = (await process()).storeOf("approval");
    await store.append(numberedFact("m", 1, "letter 2026"));
    await behind.failNext(["insert"], fault);
    const { fact, replayed } = await store.append(numberedFact("n", 1, "letter 2026"));
    expect([replayed, textOf(fact)]).toEqual([false, "No. 2"]);
    expect((await store.read("n")).map(plain)).toEqual([plain(fact)]);
    const again = await store.append(numberedFact("n", 1, "letter 2026"));
    expect([again.replayed, plain(again.fact)]).toEqual([true, plain(fact)]);
    expect(textOf((await store.append(numberedFact("o", 1, "letter 2026"))).fact)).toBe("No. 3");
  });

  test.each(faults)("after %s among many that wait for numbers none is left out or given twice", async (_, fault) => {
    const store = (await process()).storeOf("approval");
    await store.append(factOf("m7", 1, { command: "another" }));
    await behind.failNext(["insert"], fault, 2);
    const all = await Promise.allSettled(
      Array.from({ length: 40 }, (_one, index) => store.append(numberedFact(`m${index}`, 1, "letter 2026"))),
    );
    // One came to a version that was taken, in the middle of a run.
    const refused = all.flatMap((one, index) => (one.status === "rejected" ? [index] : []));
    expect(refused).toEqual([7]);
    const numbers = all.flatMap((one) => (one.status === "fulfilled" ? [Number(textOf(one.value.fact).slice(4))] : []));
    expect(numbers.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 39 }, (_one, index) => index + 1));
    expect(textOf((await store.append(numberedFact("last", 1, "letter 2026"))).fact)).toBe("No. 40");
  });

  test.each(faults)("after %s a change to the views is written once, watermarks and all", async (_, fault) => {
    const { views } = await process();
    await views.define("supervision", [letters]);
    for (let version = 1; version <= 3; version += 1) {
      await behind.failNext(["update"], fault);
      await views.write(change("a", version)).catch((error: unknown) => {
        expect(error).toMatchObject({ name: "WatermarkMoved" });
      });
      expect(await views.get("letter", "a")).toEqual({ id: "a", due: version });
      expect(await views.watermarks("supervision", ["m"])).toEqual(new Map([["m", version]]));
    }
  });

  test("a fault that lasts is a refusal, and the same command later is carried out once", async () => {
    const store = (await process()).storeOf("approval");
    await behind.failNext(["insert"], { errorCode: 91 }, 10);
    await expect(store.append(factOf("m", 1))).rejects.toMatchObject(unavailable);
    await behind.failNext([], {}, 1);
    expect(await store.read("m")).toEqual([]);
    expect(await store.append(factOf("m", 1))).toMatchObject({ replayed: false });
  });

  test("a service whose indexes were never made does not store", async () => {
    const store = (await process()).storeOf("enforcement");
    const fact = factOf("m", 1, { service: "enforcement" });
    await expect(store.append(fact)).rejects.toMatchObject({ name: "Unstartable" });
    await prepareMongo(url, ["enforcement"]);
    await store.append(fact);
  });

  test("two processes race for the numbers of a series, and none is left out or given twice", async () => {
    const stores = [(await process()).storeOf("approval"), (await process()).storeOf("approval")];
    const racing = Array.from({ length: 60 }, (_, index) =>
      // Every third version is wanted by both.
      stores[index % 2]!.append(
        numberedFact(`m${index - (index % 3 === 2 ? 1 : 0)}`, 1, "letter 2026", { command: `c${index}` }),
      ),
    );
    const results = await Promise.allSettled(racing);
    for (const result of results) if (result.status === "rejected") expect(result.reason).toBeInstanceOf(VersionTaken);
    const numbers = results.flatMap((result) =>
      result.status === "fulfilled" ? [Number(textOf(result.value.fact).slice("No. ".length))] : [],
    );
    expect(numbers.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 40 }, (_, index) => index + 1));
  });

  test("two processes write one matter, and its facts are relayed in their order whatever the clocks say", async () => {
    const [one, other] = [(await process()).storeOf("approval"), (await process()).storeOf("approval")];
    const now = Date.now;
    for (let version = 1; version <= 6; version += 1) {
      // The clock of the one is an hour ahead.
      const isAhead = version % 2 === 1;
      Date.now = () => now() + (isAhead ? 3_600_000 : 0);
      try {
        await (isAhead ? one : other).append(factOf("m", version));
      } finally {
        Date.now = now;
      }
    }
    expect(versionsOf(await one.pending(10))).toEqual(["m/1", "m/2", "m/3", "m/4", "m/5", "m/6"]);
  });

  const change = (id: string, version: number): ViewChange => ({
    puts: [{ view: "letter", id, doc: { id, due: version } }],
    consumer: "supervision",
    advance: [{ matter: "m", from: version - 1, to: version }],
  });

  test("of two processes that take in the same fact one does, and the other learns it", async () => {
    const both = [(await process()).views, (await process()).views];
    for (const views of both) await views.define("supervision", [letters]);
    for (let version = 1; version <= 20; version += 1) {
      const results = await Promise.allSettled(
        both.map((views, index) => views.write(change(`d${version}-${index}`, version))),
      );
      expect(results.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
      for (const views of both) expect(await views.count("letter")).toBe(version);
    }
  });

  test("what a process wrote and did not live to put is put by the next, whole and once", async () => {
    const dying = behind.dyingViews();
    await dying.define("supervision", [letters]);
    const { views } = await process();
    await views.define("supervision", [letters]);
    await expect(dying.write(change("a", 1))).rejects.toMatchObject(unavailable);
    expect(await views.watermarks("supervision", ["m"])).toEqual(new Map([["m", 1]]));
    expect(await views.get("letter", "a")).toEqual({ id: "a", due: 1 });
    await expect(views.write(change("b", 1))).rejects.toMatchObject({ name: "WatermarkMoved" });
    await views.write(change("b", 2));
    expect(await views.count("letter")).toBe(2);
  });

  test("another process reads the rebuilt views once they are swapped, and never none", async () => {
    const [one, other] = [(await process()).views, (await process()).views];
    for (const views of [one, other]) await views.define("supervision", [letters]);
    await one.write(change("a", 1));
    const swapping = { isDone: false };
    const read = async (): Promise<void> => {
      while (!swapping.isDone) expect(await other.count("letter")).toBe(1);
    };
    const reading = read();
    await one.rebuild("supervision", [letters], async ({ write }) => write(change("new", 1)));
    while ((await other.get("letter", "new")) === undefined) expect(await other.count("letter")).toBe(1);
    swapping.isDone = true;
    await reading;
  });

  test("what the serving paths ask is answered from an index", async () => {
    const { views } = await process();
    await views.define("supervision", [{ ...letters, together: [["status", "due"]] }]);
    const plans = [
      await behind.plan("fact.approval", { pending: true }, { at: 1, _id: 1 }),
      await behind.plan("fact.approval", { command: "c" }, {}),
      await behind.plan("fact.approval", { series: "letter 2026" }, { number: -1 }),
      await behind.plan("fact.approval", { _id: { $gt: "m/0", $lt: "m0" } }, { _id: 1 }),
      await behind.plan("view.letter@1", { "f.status": "open" }, { "f.due": 1, _id: 1 }),
      await behind.plan("view.letter@1", { "f.owner/id": "li" }, { _id: 1 }),
      await behind.plan("view.letter@1", { "m.copies": "tax" }, { _id: 1 }),
    ];
    for (const plan of plans) expect(plan).not.toContain("COLLSCAN");
  });

  const { container } = mongo;
  const stopping = (title: string, body: (machine: NonNullable<typeof container>) => Promise<void>): void => {
    if (container) test(title, () => body(container));
    else skipped(title, "the database is not ours to stop");
  };

  stopping(
    "a stopped database is refused within a second, and what was acknowledged is there after",
    async (machine) => {
      const { storeOf, views, papers } = await process();
      const store = storeOf("approval");
      await views.define("supervision", [letters]);
      await store.append(numberedFact("m0", 1, "letter 2026"));
      await machine.kill();
      const asked = [
        () => store.read("m0"),
        ...Array.from(
          { length: 20 },
          (_, index) => () => store.append(numberedFact(`m${index + 1}`, 1, "letter 2026")),
        ),
        () => views.write(change("a", 1)),
        () => views.get("letter", "a"),
        () => papers.has("0".repeat(64)),
      ];
      const began = performance.now();
      const answers = await Promise.allSettled(asked.map((ask) => ask()));
      const took = performance.now() - began;
      for (const answer of answers) expect(answer).toMatchObject({ status: "rejected", reason: unavailable });
      expect(took).toBeLessThan(1_000);
      await machine.start();
      const stored = await eventually(() => store.append(numberedFact("m1", 1, "letter 2026")));
      expect(textOf(stored.fact)).toBe("No. 2");
      expect(versionsOf(await store.pending(10))).toEqual(["m0/1", "m1/1"]);
      await views.write(change("a", 1));
      expect(await views.get("letter", "a")).toEqual({ id: "a", due: 1 });
    },
  );

  stopping("a hung database is refused, and goes on where it stood", async (machine) => {
    const store = (await process()).storeOf("approval");
    await store.append(factOf("m", 1));
    await machine.pause();
    try {
      await expect(store.append(factOf("m", 2))).rejects.toMatchObject(unavailable);
    } finally {
      await machine.resume();
    }
    const { fact } = await eventually(() => store.append(factOf("m", 2)));
    expect(fact.version).toBe(2);
    expect(versionsOf(await store.read("m"))).toEqual(["m/1", "m/2"]);
  });
});

/** Asks until it is not refused; the test's own limit ends it. */
const eventually = async <T>(ask: () => Promise<T>): Promise<T> => {
  for (;;) {
    try {
      return await ask();
    } catch (error) {
      expect(error).toMatchObject(unavailable);
    }
  }
};
