import type { EventBus, Fact, Subscriber } from "@yihan/kernel";
import { factOf, plain, versionsOf } from "./facts.ts";
import { promises, type Opened, type Unable } from "./promise.ts";

const TOPIC = "yihan.approval";

const byMatter = (a: unknown, b: unknown): number => ((a as Fact).matter < (b as Fact).matter ? -1 : 1);

/** A promise that the test resolves: lets a handler be in hand for as long as the test wants. */
const latch = (): { opened: Promise<void>; open(): void } => {
  let open = (): void => undefined;
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open };
};

/** Everything that `EventBus` promises, for any adapter whose pauses between attempts don't wait. */
export const describeEventBus = (name: string, open: () => Promise<Opened<EventBus>>, unable?: Unable): void => {
  describe(`${name} keeps what an event bus promises`, () => {
    const promise = promises(unable);
    let opened: Opened<EventBus>;
    let bus: EventBus;
    const reopen = async (): Promise<void> => {
      bus = await opened.reopen();
    };
    beforeEach(async () => {
      opened = await open();
      bus = opened.port;
    });
    afterEach(() => opened.close());

    /** A subscriber that notes what it sees and fails where `fails` says so. */
    const noting = (group: string, more: Partial<Subscriber> & { fails?: (fact: Fact) => boolean } = {}) => {
      const seen: Fact[] = [];
      const { fails, ...rest } = more;
      const subscriber: Subscriber = {
        group,
        topics: [TOPIC],
        handle: async (facts) => {
          for (const fact of facts) if (fails?.(fact)) throw new Error(`${fact.matter} can't be handled`);
          seen.push(...facts);
        },
        ...rest,
      };
      return { seen, subscriber };
    };

    promise("every group sees every fact of its topics, byte for byte, and none of other topics", async () => {
      const one = noting("one");
      const both = noting("both", { topics: [TOPIC, "yihan.sealed"] });
      const subscriptions = [await bus.subscribe(one.subscriber), await bus.subscribe(both.subscriber)];
      const fact = factOf("m", 1, { traceparent: "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01" });
      const sealed = factOf("s", 1, { lane: "sealed" });
      await bus.publish(TOPIC, [fact]);
      await bus.publish("yihan.sealed", [sealed]);
      await bus.publish(TOPIC, []);
      for (const subscription of subscriptions) await subscription.settled();
      expect(one.seen.map(plain)).toEqual([plain(fact)]);
      expect(both.seen.map(plain).toSorted(byMatter)).toEqual([plain(fact), plain(sealed)]);
      for (const subscription of subscriptions) await subscription.stop();
    });

    promise("facts of a matter come in order, in batches no larger than asked", async () => {
      const sizes: number[] = [];
      const seen: Fact[] = [];
      const facts = Array.from({ length: 60 }, (_, index) => factOf(`m${index % 4}`, 1 + Math.floor(index / 4)));
      await bus.publish(TOPIC, facts.slice(0, 37));
      const subscription = await bus.subscribe({
        group: "g",
        topics: [TOPIC],
        batch: 7,
        handle: async (batch) => {
          sizes.push(batch.length);
          seen.push(...batch);
        },
      });
      await bus.publish(TOPIC, facts.slice(37));
      await subscription.settled();
      for (let matter = 0; matter < 4; matter += 1) {
        expect(seen.filter((fact) => fact.matter === `m${matter}`).map(({ version }) => version)).toEqual(
          Array.from({ length: 15 }, (_, index) => index + 1),
        );
      }
      expect(Math.max(...sizes)).toBeLessThanOrEqual(7);
      await subscription.stop();
    });

    promise("a new group starts at the beginning", async () => {
      await bus.publish(TOPIC, [factOf("m", 1), factOf("m", 2)]);
      const early = noting("early");
      const first = await bus.subscribe(early.subscriber);
      await first.settled();
      await first.stop();
      await reopen();
      const late = noting("late");
      const second = await bus.subscribe(late.subscriber);
      await second.settled();
      expect(versionsOf(late.seen)).toEqual(["m/1", "m/2"]);
      await second.stop();
    });

    promise("a restarted group goes on where it stood", async () => {
      const before = noting("g");
      const first = await bus.subscribe(before.subscriber);
      await bus.publish(TOPIC, [factOf("m", 1), factOf("m", 2)]);
      await first.settled();
      await first.stop();
      await bus.publish(TOPIC, [factOf("m", 3)]);
      expect(versionsOf(before.seen)).toEqual(["m/1", "m/2"]);
      await reopen();
      const after = noting("g");
      const second = await bus.subscribe(after.subscriber);
      await second.settled();
      expect(versionsOf(after.seen)).toEqual(["m/3"]);
      await second.stop();
    });

    promise("what was published is durable for a group that comes after a restart", async () => {
      await bus.publish(TOPIC, [factOf("m", 1)]);
      await reopen();
      const { seen, subscriber } = noting("g");
      const subscription = await bus.subscribe(subscriber);
      await subscription.settled();
      expect(seen.map(plain)).toEqual([plain(factOf("m", 1))]);
      await subscription.stop();
    });

    promise("one poison among many is parked with its reason after its attempts, and the others flow", async () => {
      const tries: string[] = [];
      const { seen, subscriber } = noting("g", {
        attempts: 3,
        fails: (fact) => fact.matter === "m13" && fact.version === 2 && tries.push("tried") > 0,
      });
      const facts = Array.from({ length: 50 }, (_, index) => [
        factOf(`m${index}`, 1),
        factOf(`m${index}`, 2),
        factOf(`m${index}`, 3),
      ]).flat();
      await bus.publish(TOPIC, facts);
      const subscription = await bus.subscribe(subscriber);
      await subscription.settled();
      expect(await subscription.parked()).toEqual([
        expect.objectContaining({
          group: "g",
          matter: "m13",
          version: 2,
          attempts: 3,
          reason: expect.stringContaining("m13 can't be handled"),
        }),
      ]);
      // Once in the batch, then its attempts.
      expect(tries.length).toBeGreaterThanOrEqual(3);
      expect(new Set(versionsOf(seen))).toEqual(
        new Set(versionsOf(facts).filter((id) => id !== "m13/2" && id !== "m13/3")),
      );
      expect(await subscription.lag()).toBe(0);
      await subscription.stop();
    });

    promise("a fact that fails for a while is handled in the end, and nothing is parked", async () => {
      let failures = 3;
      const { seen, subscriber } = noting("g", { attempts: 5, fails: (fact) => fact.matter === "m" && failures-- > 0 });
      const subscription = await bus.subscribe(subscriber);
      await bus.publish(TOPIC, [factOf("m", 1), factOf("n", 1), factOf("m", 2)]);
      await subscription.settled();
      expect(versionsOf(seen.filter(({ matter }) => matter === "m"))).toEqual(["m/1", "m/2"]);
      expect(await subscription.parked()).toEqual([]);
      await subscription.stop();
    });

    promise(
      "later facts of a parked matter queue behind it, and a redrive hands all of them over in order",
      async () => {
        let broken = true;
        const { seen, subscriber } = noting("g", {
          attempts: 2,
          fails: (fact) => broken && fact.matter === "m" && fact.version === 2,
        });
        const first = await bus.subscribe(subscriber);
        await bus.publish(TOPIC, [factOf("m", 1), factOf("m", 2), factOf("m", 3), factOf("n", 1)]);
        await first.settled();
        await bus.publish(TOPIC, [factOf("m", 4), factOf("n", 2)]);
        await first.settled();
        expect(versionsOf(seen.filter(({ matter }) => matter === "m"))).toEqual(["m/1"]);
        await first.stop();
        await reopen();
        const second = await bus.subscribe(subscriber);
        await bus.publish(TOPIC, [factOf("m", 5)]);
        await second.settled();
        expect((await second.parked()).map(({ matter, version }) => `${matter}/${version}`)).toEqual(["m/2"]);
        await second.redrive("m");
        expect(await second.parked()).toHaveLength(1);
        broken = false;
        await second.redrive("m");
        expect(await second.parked()).toEqual([]);
        await bus.publish(TOPIC, [factOf("m", 6)]);
        await second.settled();
        expect(versionsOf(seen.filter(({ matter }) => matter === "m"))).toEqual([
          "m/1",
          "m/2",
          "m/3",
          "m/4",
          "m/5",
          "m/6",
        ]);
        expect(versionsOf(seen.filter(({ matter }) => matter === "n"))).toEqual(["n/1", "n/2"]);
        await second.stop();
      },
    );

    promise("a redrive that meets a second poison parks the matter there and keeps the order", async () => {
      const poison = new Set([1, 3]);
      const { seen, subscriber } = noting("g", { attempts: 1, fails: (fact) => poison.has(fact.version) });
      const subscription = await bus.subscribe(subscriber);
      await bus.publish(TOPIC, [factOf("m", 1), factOf("m", 2), factOf("m", 3), factOf("m", 4)]);
      await subscription.settled();
      poison.delete(1);
      await subscription.redrive("m");
      expect(await subscription.parked()).toMatchObject([{ matter: "m", version: 3, attempts: 1 }]);
      poison.delete(3);
      await subscription.redrive("m");
      expect(versionsOf(seen)).toEqual(["m/1", "m/2", "m/3", "m/4"]);
      await subscription.redrive("m");
      await subscription.redrive("never seen");
      expect(versionsOf(seen)).toHaveLength(4);
      await subscription.stop();
    });

    promise("a parked matter of one group is no hindrance to another group", async () => {
      const bad = noting("bad", { attempts: 1, fails: () => true });
      const good = noting("good");
      const subscriptions = [await bus.subscribe(bad.subscriber), await bus.subscribe(good.subscriber)];
      await bus.publish(TOPIC, [factOf("m", 1)]);
      for (const subscription of subscriptions) await subscription.settled();
      expect(versionsOf(good.seen)).toEqual(["m/1"]);
      expect(await subscriptions[0]!.parked()).toHaveLength(1);
      expect(await subscriptions[1]!.parked()).toEqual([]);
      for (const subscription of subscriptions) await subscription.stop();
    });

    promise(
      "a fact published twice comes at most twice and in order, for consumers to drop by its version",
      async () => {
        const { seen, subscriber } = noting("g");
        const subscription = await bus.subscribe(subscriber);
        await bus.publish(TOPIC, [factOf("m", 1), factOf("m", 2)]);
        await bus.publish(TOPIC, [factOf("m", 1), factOf("m", 2)]);
        await bus.publish(TOPIC, [factOf("m", 3)]);
        await subscription.settled();
        let watermark = 0;
        for (const { version } of seen) {
          expect(version).toBeLessThanOrEqual(watermark + 1);
          watermark = Math.max(watermark, version);
        }
        expect(watermark).toBe(3);
        expect(seen.length).toBeLessThanOrEqual(5);
        await subscription.stop();
      },
    );

    promise("stopping waits for the handler in hand, and nothing is handed over afterwards", async () => {
      const started = latch();
      const release = latch();
      let calls = 0;
      let ended = false;
      const subscription = await bus.subscribe({
        group: "g",
        topics: [TOPIC],
        batch: 1,
        handle: async () => {
          calls += 1;
          started.open();
          await release.opened;
          ended = true;
        },
      });
      await bus.publish(TOPIC, [factOf("m", 1), factOf("m", 2)]);
      await started.opened;
      const stopped = subscription.stop().then(() => ended);
      release.open();
      expect(await stopped).toBe(true);
      await bus.publish(TOPIC, [factOf("m", 3)]);
      expect(calls).toBe(1);
      await reopen();
      const { seen, subscriber } = noting("g");
      const next = await bus.subscribe(subscriber);
      await next.settled();
      expect(versionsOf(seen)).toEqual(["m/2", "m/3"]);
      await next.stop();
    });

    promise("the lag is what was published and not yet handled", async () => {
      const release = latch();
      const subscription = await bus.subscribe({ group: "g", topics: [TOPIC], handle: () => release.opened });
      await bus.publish(TOPIC, [factOf("m", 1), factOf("m", 2), factOf("n", 1)]);
      expect(await subscription.lag()).toBe(3);
      release.open();
      await subscription.settled();
      expect(await subscription.lag()).toBe(0);
      await subscription.stop();
    });

    promise("a hundred matters that all fail are all parked, and all come through a redrive", async () => {
      let broken = true;
      const { seen, subscriber } = noting("g", { attempts: 2, fails: () => broken });
      const subscription = await bus.subscribe(subscriber);
      const facts = Array.from({ length: 100 }, (_, index) => [factOf(`m${index}`, 1), factOf(`m${index}`, 2)]).flat();
      await bus.publish(TOPIC, facts);
      await subscription.settled();
      const parked = await subscription.parked();
      expect(parked).toHaveLength(100);
      broken = false;
      for (const { matter } of parked) await subscription.redrive(matter);
      expect(new Set(versionsOf(seen))).toEqual(new Set(versionsOf(facts)));
      expect(seen).toHaveLength(200);
      await subscription.stop();
    });
  });
};
