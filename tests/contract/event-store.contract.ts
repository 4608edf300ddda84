import fc from "fast-check";
import { CommandReused, VersionTaken, type EventStore } from "@yihan/kernel";
import { factOf, numberedFact, plain, textOf, versionsOf } from "./facts.ts";
import { promises, type Opened, type Unable } from "./promise.ts";

/** Everything that `EventStore` promises, for any adapter; `open` gives an empty store of the service `approval`. */
export const describeEventStore = (name: string, open: () => Promise<Opened<EventStore>>, unable?: Unable): void => {
  describe(`${name} keeps what an event store promises`, () => {
    const promise = promises(unable);
    let opened: Opened<EventStore>;
    let store: EventStore;
    const reopen = async (): Promise<void> => {
      store = await opened.reopen();
    };
    beforeEach(async () => {
      opened = await open();
      store = opened.port;
    });
    afterEach(() => opened.close());

    promise("a matter's facts come back in order, byte for byte", async () => {
      const facts = [
        factOf("m", 1, { traceparent: "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01" }),
        factOf("m", 2, { lane: "sealed" }),
        factOf("m", 3),
      ];
      for (const fact of facts) expect(plain((await store.append(fact)).fact)).toEqual(plain(fact));
      expect((await store.read("m")).map(plain)).toEqual(facts.map(plain));
      expect(versionsOf(await store.read("m", 1))).toEqual(["m/2", "m/3"]);
      expect(await store.read("m", 3)).toEqual([]);
      expect(await store.read("unknown")).toEqual([]);
    });

    promise("what was acknowledged survives reopening, and versions go on from there", async () => {
      await store.append(factOf("m", 1));
      await store.append(factOf("m", 2));
      await reopen();
      expect(versionsOf(await store.read("m"))).toEqual(["m/1", "m/2"]);
      await expect(store.append(factOf("m", 2, { command: "other" }))).rejects.toThrow(VersionTaken);
      await store.append(factOf("m", 3));
      expect(versionsOf(await store.read("m"))).toEqual(["m/1", "m/2", "m/3"]);
    });

    promise("a taken version is refused, says where the matter stands, and leaves nothing", async () => {
      await store.append(factOf("m", 1));
      await store.append(factOf("m", 2));
      const late = factOf("m", 2, { command: "late" });
      await expect(store.append(late)).rejects.toMatchObject({ name: "VersionTaken", matter: "m", current: 2 });
      expect(await store.findCommand("late")).toBeUndefined();
      expect(versionsOf(await store.read("m"))).toEqual(["m/1", "m/2"]);
      expect(versionsOf(await store.pending(10))).toEqual(["m/1", "m/2"]);
    });

    promise("a version whose predecessor is missing is refused and leaves nothing", async () => {
      await expect(store.append(factOf("m", 2))).rejects.toMatchObject({ name: "VersionTaken", current: 0 });
      await store.append(factOf("m", 1));
      await expect(store.append(factOf("m", 3))).rejects.toMatchObject({ name: "VersionTaken", current: 1 });
      expect(versionsOf(await store.read("m"))).toEqual(["m/1"]);
    });

    promise("of twenty racing writers exactly one wins, and the others learn where the matter stands", async () => {
      await store.append(factOf("m", 1));
      const racing = Array.from({ length: 20 }, (_, writer) =>
        store.append(factOf("m", 2, { command: `writer ${writer}` })),
      );
      const results = await Promise.allSettled(racing);
      expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
      for (const result of results)
        if (result.status === "rejected") expect(result.reason).toMatchObject({ name: "VersionTaken", current: 2 });
      expect(versionsOf(await store.read("m"))).toEqual(["m/1", "m/2"]);
    });

    promise(
      "the same command again gets the first answer and writes nothing, also while the first is under way",
      async () => {
        const fact = factOf("m", 1);
        const answers = await Promise.all([
          store.append(fact),
          store.append(fact),
          store.append({ ...fact, data: new Uint8Array([9]) }),
        ]);
        expect(answers.map(({ replayed }) => replayed)).toEqual([false, true, true]);
        await store.append(factOf("m", 2));
        await reopen();
        const again = await store.append(fact);
        expect(again.replayed).toBe(true);
        expect(plain(again.fact)).toEqual(plain(fact));
        expect(versionsOf(await store.read("m"))).toEqual(["m/1", "m/2"]);
      },
    );

    promise("the same command for another version still gets the first answer", async () => {
      await store.append(factOf("m", 1, { command: "c", fingerprint: "f" }));
      const again = await store.append(factOf("m", 2, { command: "c", fingerprint: "f" }));
      expect(again).toMatchObject({ replayed: true, fact: { version: 1 } });
    });

    promise("a command id with another content is refused and leaves nothing", async () => {
      await store.append(factOf("m", 1, { command: "c" }));
      await expect(store.append(factOf("n", 1, { command: "c" }))).rejects.toThrow(CommandReused);
      await expect(store.append(factOf("m", 2, { command: "c" }))).rejects.toThrow(CommandReused);
      expect(await store.read("n")).toEqual([]);
    });

    promise("a command can be looked up by its id", async () => {
      await store.append(factOf("m", 1, { command: "c" }));
      expect(plain(await store.findCommand("c"))).toEqual(plain(factOf("m", 1, { command: "c" })));
      expect(await store.findCommand("unknown")).toBeUndefined();
    });

    promise("a series has no gap and no double, whoever races and whatever is refused", async () => {
      const series = "letter 2026";
      const racing = Array.from({ length: 30 }, (_, index) =>
        // Every third wants the version that its neighbour wants too.
        store.append(numberedFact(`m${index - (index % 3 === 2 ? 1 : 0)}`, 1, series, { command: `c${index}` })),
      );
      const results = await Promise.allSettled(racing);
      const stored = results.flatMap((result) => (result.status === "fulfilled" ? [textOf(result.value.fact)] : []));
      expect(stored).toEqual(Array.from({ length: 20 }, (_, index) => `No. ${index + 1}`));
      await reopen();
      const replay = await store.append(numberedFact("m0", 1, series, { command: "c0" }));
      expect([replay.replayed, textOf(replay.fact)]).toEqual([true, "No. 1"]);
      expect(textOf((await store.append(numberedFact("next", 1, series))).fact)).toBe("No. 21");
      expect(textOf((await store.append(numberedFact("other", 1, "letter 2027"))).fact)).toBe("No. 1");
    });

    promise("facts are pending until relayed, oldest first, and marking twice is harmless", async () => {
      for (const fact of [factOf("a", 1), factOf("b", 1), factOf("a", 2), factOf("c", 1)]) await store.append(fact);
      const first = await store.pending(2);
      expect(versionsOf(first)).toEqual(["a/1", "b/1"]);
      expect(plain(first[0])).toEqual(plain(factOf("a", 1)));
      await store.relayed(first);
      await store.relayed(first);
      await reopen();
      const rest = await store.pending(10);
      expect(versionsOf(rest)).toEqual(["a/2", "c/1"]);
      await store.relayed(rest);
      expect(await store.pending(10)).toEqual([]);
      await store.append(factOf("d", 1));
      expect(versionsOf(await store.pending(10))).toEqual(["d/1"]);
    });

    promise("facts relayed out of turn are not offered again, and none before them is forgotten", async () => {
      for (const matter of ["a", "b", "c", "d"]) await store.append(factOf(matter, 1));
      await store.relayed([factOf("b", 1), factOf("d", 1)]);
      expect(versionsOf(await store.pending(1))).toEqual(["a/1"]);
      expect(versionsOf(await store.pending(10))).toEqual(["a/1", "c/1"]);
      await store.relayed([factOf("a", 1)]);
      await reopen();
      expect(versionsOf(await store.pending(10))).toEqual(["c/1"]);
      await store.relayed([factOf("c", 1)]);
      expect(await store.pending(10)).toEqual([]);
    });

    promise("who listens for pending facts is told after they can be read, until he stops", async () => {
      let seen: Promise<string[]> = Promise.resolve([]);
      let calls = 0;
      const stop = store.onPending(() => {
        calls += 1;
        seen = store.pending(10).then(versionsOf);
      });
      await store.append(factOf("m", 1));
      expect(await seen).toEqual(["m/1"]);
      await expect(store.append(factOf("m", 1, { command: "late" }))).rejects.toThrow(VersionTaken);
      stop();
      await store.append(factOf("m", 2));
      expect(calls).toBe(1);
    });

    promise(
      "for any mix of writers each matter has the versions 1 to n, and all of them are pending in order",
      async () => {
        let run = 0;
        await fc.assert(
          fc.asyncProperty(
            fc.array(fc.tuple(fc.nat(3), fc.integer({ min: 1, max: 4 })), { minLength: 1, maxLength: 40 }),
            async (attempts) => {
              run += 1;
              const results = await Promise.allSettled(
                attempts.map(([matter, version], index) =>
                  store.append(factOf(`r${run}-${matter}`, version, { command: `r${run}-${index}` })),
                ),
              );
              const won = results.filter(({ status }) => status === "fulfilled").length;
              const kept = await Promise.all([0, 1, 2, 3].map((matter) => store.read(`r${run}-${matter}`)));
              expect(kept.flat()).toHaveLength(won);
              for (const facts of kept)
                expect(facts.map(({ version }) => version)).toEqual(facts.map((_, index) => index + 1));
              const pending = await store.pending(1_000);
              expect(pending).toHaveLength(won);
              for (const facts of kept) {
                const [first] = facts;
                if (first)
                  expect(versionsOf(pending.filter(({ matter }) => matter === first.matter))).toEqual(
                    versionsOf(facts),
                  );
              }
              await store.relayed(pending);
            },
          ),
          { numRuns: 25 },
        );
      },
    );
  });
};
